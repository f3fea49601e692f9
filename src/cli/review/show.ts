/** `review show` and `review state`: nothing is written. */
import { foldedCode } from "../../review/digest";
import type { Language } from "../../formula/values";
import type { OpenedCard, OpenedFile } from "../../review/file";
import { canonicalLines, textOf } from "../../review/canonical";
import { inputAt, valuesOf } from "../../review/card";
import type { ChangedLine } from "../../review/compare";
import { reviewFindings, type ReviewFinding } from "../../review/findings";
import { logOf } from "../../review/log";
import { outsideOf } from "../../review/outside";
import { lacksReason } from "../../review/reasons";
import { reasonAt, reasonWords } from "../../review/reason-rows";
import { checkSignature, signaturesOf, type CheckedSignature } from "../../review/signature";
import { reviewRows, type ReviewRow } from "../../review/view";
import { printable } from "../../intake/gathered/printable";
import { COMPLETE, figureCell } from "../../ledger/figures";
import { findCriterion, findReading, stageName } from "../../rubric/model";
import { factLabel } from "../../scoring/labels";
import type { IntakeFinding, Severity } from "../../intake/types";
import { withEach } from "../files";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import { knownRubrics } from "../rubrics";
import type { ExitCode } from "../run";
import { table } from "../table";
import { askedStage, chosenCard, openCards } from "./cards";

export async function show(options: Options, host: CommandHost): Promise<ExitCode> {
  const { files, json, language, card, code } = options;
  const rubrics = await knownRubrics(options.rubric);
  const done = await withEach(files, host, language, async (file) => {
    const opened = await openCards(file, rubrics);
    const cards = card === undefined ? opened.cards : [chosenCard(opened, options)];
    return {
      cards: cards.map((each) => ({
        shown: shownCard(each, opened, code, language),
        stageOf: (id: string) => stageName(each.card.rubric, id)[language],
      })),
    };
  });
  if (json) {
    const shown = done.map((each) =>
      "cards" in each ? { ...each, cards: each.cards.map((one) => one.shown) } : each,
    );
    host.print(JSON.stringify({ files: shown }, null, 2));
  } else
    for (const each of done)
      if ("cards" in each)
        for (const { shown, stageOf } of each.cards)
          host.print(describe(each.file, shown, stageOf, language));
  return done.some((each) => "error" in each || each.cards.some(({ shown }) => isWanting(shown)))
    ? 1
    : 0;
}

export async function state(options: Options, host: CommandHost): Promise<ExitCode> {
  const [file, ...others] = options.files;
  if (file === undefined || others.length > 0)
    throw new UsageError({ zh: "请给出一个文件。", en: "Name one file." });
  const opened = await openCards(file, await knownRubrics(options.rubric));
  const card = chosenCard(opened, options);
  const stage = options.stage === undefined ? {} : { stage: askedStage(card, options.stage) };
  const text = textOf(canonicalLines(card.card, stage));
  if (options.json) host.print(JSON.stringify({ file, text }));
  else host.print(text.replace(/\n$/, ""));
  return 0;
}

type ShownCard = ReturnType<typeof shownCard>;

function shownCard(
  opened: OpenedCard,
  { identity }: OpenedFile,
  code: string | undefined,
  language: Language,
) {
  const { card, findings } = opened;
  const { rubric, scorecard, rows, id } = card;
  const outside = outsideOf(card);
  const values = valuesOf(card);
  const checked = signaturesOf(card).map((each) => checkSignature(card, each, findings));
  const matches = codeMatches(checked, code);
  return {
    card: id,
    unit: scorecard.unit,
    year: scorecard.year,
    rubric: rubric.id,
    stages: Object.fromEntries(
      rubric.stages.map((stage) => {
        const total = values.at(figureCell("total", stage.id));
        const complete = values.at(figureCell("counted", stage.id)) === COMPLETE;
        return [stage.id, { total: typeof total === "number" ? total : null, complete }];
      }),
    ),
    rows: reviewRows(card).map((row) => shownRow(opened, row, language)),
    outside: [
      ...(outside.filled ? [{ what: "outside", ...outside.filled }] : []),
      ...outside.changes.map((each) => shownChange(opened, each, language)),
    ],
    log: logOf(rows, id).map(({ index: _, record: _record, ...record }) => record),
    signatures: checked.map((each, index) => ({
      ...{ stage: each.signature.stage, by: each.signature.by, at: each.signature.at },
      ...{ code: each.signature.code, sha256: each.signature.sha256, open: each.signature.open },
      intact: each.intact,
      codeMatches: matches[index]!,
      reasonsMissing: each.signature.reasonsMissing,
      changed: each.changed.map((line) => shownChange(opened, line, language)),
      effects: each.effects,
      form: each.form.map((finding) => shownFinding(finding, language)),
    })),
    findings: [
      ...reviewFindings(card, identity?.name ?? null).map((each) => ofReview(each, language)),
      ...findings.map((finding) => shownFinding(finding, language)),
    ],
  };
}

/** Whether the code of a paper is that of a signature; of several, the others are not asked. */
function codeMatches(
  checked: readonly CheckedSignature[],
  code: string | undefined,
): (boolean | null)[] {
  if (code === undefined) return checked.map(() => null);
  const own = checked.map(({ signature }) => foldedCode(signature.code) === foldedCode(code));
  return own.includes(true) ? own.map((is) => is || null) : own;
}

function shownRow({ card }: OpenedCard, row: ReviewRow, language: Language) {
  const { kind, key, name, points, stages, difference, departure, place } = row;
  const stage = departure?.input.stage ?? card.rubric.stages.at(-1)?.id ?? "";
  const reason = departure?.reason ?? reasonAt(card, stage, key);
  return {
    ...{ key, name: name[language], points, stages, difference, kind },
    due: departure !== null && (lacksReason(departure) || departure.isStale),
    reason: reason
      ? {
          ...{ code: reason.code, text: reason.text, by: reason.by, at: reason.at },
          stale: departure?.isStale ?? false,
        }
      : null,
    sheet: place?.sheet ?? null,
    cell: place?.address ?? null,
  };
}

function shownChange({ card, fields }: OpenedCard, line: ChangedLine, language: Language) {
  const { what, stage, key, from, to, fromOrigin, toOrigin } = line;
  const input = inputAt(card, stage, key, INPUTS.has(what) ? what : undefined);
  const place = input?.place ?? fields[key || what];
  return {
    ...{ what, stage: stage || null, key: key || what },
    name: nameOf(card, line, language),
    sheet: place?.sheet ?? null,
    cell: place?.address ?? null,
    ...{ from, to },
    ...(fromOrigin === undefined ? {} : { fromOrigin, toOrigin }),
  };
}

const INPUTS: ReadonlySet<string> = new Set(["fact", "score", "part", "veto"]);

function nameOf(
  { rubric }: OpenedCard["card"],
  { what, key }: ChangedLine,
  language: Language,
): string {
  if (what === "unit") return language === "zh" ? "单位" : "unit";
  if (what === "year") return language === "zh" ? "年度" : "year";
  if (what === "rubric") return rubric.name[language];
  if (what === "reading") return findReading(rubric, key)?.question[language] ?? key;
  if (what === "field") return key;
  const criterion = findCriterion(rubric, key.replace(/#\d+$/, ""))?.criterion.name[language];
  return criterion ?? factLabel(rubric, key)[language];
}

const shownFinding = (
  { kind, severity, card, sheet, cell, expected, found, message }: IntakeFinding,
  language: Language,
) => ({ ...{ kind, severity, card, sheet, cell, expected, found }, message: message[language] });

function ofReview(
  { kind, severity, stage, key, place, expected, found, message }: ReviewFinding,
  language: Language,
) {
  return {
    ...{ kind, severity, stage, key },
    sheet: place?.sheet ?? null,
    cell: place?.address ?? null,
    ...{ expected, found },
    message: message[language],
  };
}

const isWanting = ({ findings, signatures }: ShownCard): boolean =>
  findings.some(({ severity }) => severity !== "note") ||
  signatures.some(({ intact, open, codeMatches: is }) => (!intact && !open) || is === false);

const SIGNS: Record<Severity, string> = { error: "✖", warning: "!", note: "·" };

function describe(
  file: string,
  card: ShownCard,
  stageOf: (id: string) => string,
  language: Language,
): string {
  const zh = language === "zh";
  const heads = Object.keys(card.stages);
  const text = (value: unknown) =>
    value === null || value === undefined
      ? ""
      : typeof value === "boolean"
        ? value
          ? "是"
          : "否"
        : String(value);
  const names = heads.map((stage) => printable(stageOf(stage)));
  const header = [zh ? "项目" : "row", ...names, zh ? "差" : "difference", zh ? "理由" : "reason"];
  const rows = card.rows.map(({ name, stages, difference, due, reason }) => [
    printable(name),
    ...heads.map((stage) => text(stages[stage])),
    text(difference),
    printable((due ? "! " : "") + (reason ? reasonWords(reason)[language] : "")),
  ]);
  const signatures = card.signatures.flatMap((each) => [
    `  ${each.intact ? "✔" : "✖"} ${printable(stageOf(each.stage))} ${printable(each.by)} ${each.at} ${each.code}${each.open ? (zh ? "（已退回重审）" : " (reopened)") : ""}`,
    ...each.changed.map(
      ({ name, sheet, cell, from, to }) =>
        `      ${printable(name)}${sheet === null ? "" : ` ${printable(`${sheet}!${cell}`)}`}：${printable(from)} → ${printable(to)}`,
    ),
  ]);
  return [
    `${printable(file)}  ${printable(`${card.unit} ${card.year}`.trim())}`,
    table([header, ...rows]),
    ...signatures,
    ...(card.outside.length > 0
      ? [
          zh
            ? `  上次记录后，有 ${card.outside.length} 处不是用本插件改的`
            : `  ${card.outside.length} changes since the last record were not made with the add-in`,
        ]
      : []),
    ...card.findings.map(({ severity, message }) => `  ${SIGNS[severity]} ${printable(message)}`),
  ].join("\n");
}
