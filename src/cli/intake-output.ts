/** What `intake` prints. */
import type { Language } from "../formula/values";
import type { Collected, CollectedFile } from "../intake/gathered/collect";
import { printable } from "../intake/gathered/printable";
import { rankOf, totalOf, type TakenRoster } from "../intake/gathered/roster";
import { STATES } from "../sheets/roster/sources";
import type { IntakeFinding, Severity } from "../intake/types";
import { stageName } from "../rubric/model";
import { provisional } from "../scoring/comparison-findings";
import { table } from "./table";

/** The one object on standard output. */
export function intakeJson(
  { files, units }: Collected,
  rosters: readonly TakenRoster[],
  language: Language,
) {
  return {
    files: files.map(({ file, sha256, state, cards, findings }) => ({
      file,
      sha256,
      state,
      cards: cards.map(({ unit, year, rubric, version, recognised, stage, stages, vetoes }) => ({
        ...{ unit, year, rubric, version, recognised, stage, stages, vetoes },
      })),
      findings: findings.map(({ kind, severity, card, sheet, cell, expected, found, message }) => ({
        ...{ kind, severity, card, sheet, cell, expected, found },
        message: message[language],
      })),
    })),
    units: unitsJson(units),
    roster: rosters.flatMap(({ rubric, rows }) =>
      rows.map(({ unit, file, row, reason }) => ({
        unit,
        file,
        total: totalOf(rubric, row),
        rank: rankOf(rubric, row),
        rubric: rubric.id,
        stage: row.stage,
        vetoed: row.vetoed,
        shown: row.shown,
        values: row.values,
        ...(reason === "" ? {} : { reason }),
      })),
    ),
    ...comparisonsJson(rosters),
  };
}

/** How many units each figure is of, where units are compared: fewer than all are provisional. */
function comparisonsJson(rosters: readonly TakenRoster[]) {
  const compared = rosters.flatMap(({ rubric, compared: all }) =>
    all.map(({ fact, units, of, lacking }) => ({
      ...{ rubric: rubric.id, fact: fact.id, units, of, lacking },
    })),
  );
  return compared.length === 0 ? {} : { comparisons: compared };
}

/** What came but cannot be read is told beside the rest, where there is any. */
const unitsJson = ({ unreadable, ...units }: Collected["units"]) =>
  unreadable.length === 0 ? units : { ...units, unreadable };

const SIGNS: Record<Severity, string> = { error: "✖", warning: "!", note: "·" };

const STATES_EN: Record<CollectedFile["state"], string> = {
  ready: "ready",
  confirm: "to confirm",
  blocked: "blocked",
};

export function describeIntake(
  collected: Collected,
  rosters: readonly TakenRoster[],
  language: Language,
): string {
  return [
    ...collected.files.map((file) => describeFile(file, language)),
    ...rosters.flatMap((roster) => ["", describeRoster(roster, language)]),
    ...describeUnits(collected, language),
    "",
    summary(collected, language),
  ].join("\n");
}

function describeFile(collected: CollectedFile, language: Language): string {
  const { file, state, cards, findings, named } = collected;
  const zh = language === "zh";
  const owners = cards.map(({ unit, year }) => printable(`${unit} ${year ?? ""}`.trim()));
  if (named !== null) owners.push(printable(named));
  const word = zh ? STATES[state] : STATES_EN[state];
  const title = [printable(file), ...owners, word].join("  ");
  return [title, ...findings.map((each) => `  ${line(each, language)}`)].join("\n");
}

const line = ({ severity, message }: IntakeFinding, language: Language) =>
  `${SIGNS[severity]} ${printable(message[language])}`;

function describeRoster({ rubric, rows, compared }: TakenRoster, language: Language): string {
  const zh = language === "zh";
  const header = zh
    ? ["名次", "单位", "总分", "阶段", "文件"]
    : ["rank", "unit", "total", "stage", "file"];
  const lines = rows.map(({ unit, file, row }) => [
    row.vetoed ? (zh ? "否决" : "vetoed") : String(rankOf(rubric, row) ?? ""),
    printable(unit),
    row.shown === null ? "" : String(row.shown),
    row.stage === null ? "" : stageName(rubric, row.stage)[language],
    printable(file),
  ]);
  const open = compared.filter(({ units, of }) => units < of).map(provisional);
  const told = open.map(({ message }) => `\n! ${printable(message[language])}`);
  return `${rubric.roster.title}\n${table([header, ...lines])}${told.join("")}`;
}

function describeUnits({ units }: Collected, language: Language): string[] {
  const { unreadable } = units;
  const named = unreadable.flatMap(({ unit }) => unit ?? []);
  const arrived = units.missing.filter((unit) => named.includes(unit));
  const missing = units.missing.filter((unit) => !named.includes(unit));
  const stray = unreadable.filter(({ unit }) => unit === null).map(({ file }) => file);
  const told = (names: readonly string[], zh: string, en: string) =>
    names.length === 0
      ? []
      : [
          language === "zh"
            ? `${zh}（${names.length} 个）：${names.map(printable).join("、")}`
            : `${en} (${names.length}): ${names.map(printable).join(", ")}`,
        ];
  const lines = [
    ...told(missing, "还没有交的单位", "units that have not returned"),
    ...told(arrived, "收到但读不了的单位", "units whose files came but cannot be read"),
    ...told(stray, "读不了、也看不出是哪个单位的文件", "unreadable files of nobody known"),
  ];
  return lines.length === 0 ? [] : ["", ...lines];
}

function summary({ files }: Collected, language: Language): string {
  const count = (state: CollectedFile["state"]) =>
    files.filter((file) => file.state === state).length;
  const [ready, confirm, blocked] = [count("ready"), count("confirm"), count("blocked")];
  return language === "zh"
    ? `共 ${files.length} 个文件：可汇总 ${ready}，需确认 ${confirm}，不能汇总 ${blocked}。`
    : `${files.length} files: ${ready} ready, ${confirm} to confirm, ${blocked} blocked.`;
}

/** Where the roster, the letters and the marked copies went. */
export const describeWritten = (places: readonly string[], language: Language): string =>
  language === "zh"
    ? `已写入 ${places.map(printable).join("、")}。`
    : `Written: ${places.map(printable).join(", ")}.`;
