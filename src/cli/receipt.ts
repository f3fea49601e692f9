/** `receipt`: where one figure of a filled table comes from. */
import type { Language } from "../formula/values";
import type { IntakeFinding } from "../intake/types";
import { cardReceipt } from "../receipt/card";
import { rosterReceipt, type ReceiptRoster } from "../receipt/roster";
import type { Receipt, ReceiptKind } from "../receipt/types";
import { criteriaOf } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import { FileTrouble, readBytes } from "./files";
import { readFilled, type Filled, type FilledCard } from "./filled";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import { receiptNotes } from "./review-notes";
import { knownRubrics } from "./rubrics";
import type { ExitCode } from "./run";

const KINDS: readonly ReceiptKind[] = [
  ...(["criterion", "part", "section", "total", "outcome", "column"] as const),
];

export async function receipt(options: Options, host: CommandHost): Promise<ExitCode> {
  const [file, ...others] = options.files;
  if (file === undefined || others.length > 0)
    throw new UsageError({ zh: "请给出一个文件。", en: "Name one file." });
  const { key } = options;
  if (key === undefined)
    throw new UsageError({
      zh: "请用 --key 写明要查哪一项，如 --key total。",
      en: "Say which figure with --key, such as --key total.",
    });
  const kind = kindOf(options.kind);
  try {
    const filled = await readFilled(
      file,
      await readBytes(file),
      await knownRubrics(options.rubric),
    );
    const { kind: _, ...rest } = options;
    const found = find(filled, { ...rest, key, ...(kind ? { kind } : {}) });
    host.print(options.json ? JSON.stringify(found) : found.text);
    return found.findings.some(({ severity }) => severity !== "note") ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    host.printError(error.text[options.language]);
    return 1;
  }
}

function kindOf(given: string | undefined): ReceiptKind | undefined {
  const kind = KINDS.find((each) => each === given);
  if (given === undefined || kind) return kind;
  throw new UsageError({
    zh: `--kind 只能是 ${KINDS.join("、")}。`,
    en: `--kind is one of ${KINDS.join(", ")}.`,
  });
}

interface AskedFor {
  key: string;
  kind?: ReceiptKind;
  stage?: string;
  unit?: string;
  language: Language;
}

/** Of a card where its figures have such a key, else of a roster. */
function find(filled: Filled, asked: AskedFor): Receipt {
  checkStage(filled, asked);
  const cards = filled.cards.filter(({ scorecard }) => isAsked(scorecard.unit, asked.unit));
  const ofCards = asked.kind === "column" ? [] : cards.flatMap((card) => ofCard(card, asked));
  const found = ofCards.length > 0 ? ofCards : rostersOf(filled).flatMap((r) => ofRoster(r, asked));
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  if (first) throw several(found.map(({ unit }) => unit));
  throw unknown(filled, asked);
}

const isAsked = (unit: string, asked: string | undefined) => asked === undefined || unit === asked;

function ofCard(card: FilledCard, { key, kind, stage, language }: AskedFor): Receipt[] {
  const { rubric, scorecard } = card;
  const findings = card.findings.map((finding) => inWords(finding, language));
  const asked = { key, ...(kind ? { kind } : {}), ...(stage === undefined ? {} : { stage }) };
  const found = cardReceipt({ ...receiptNotes(card), rubric, scorecard, findings }, asked);
  return found ? [found] : [];
}

/** As intake prints it. */
const inWords = (finding: IntakeFinding, language: Language) => ({
  ...finding,
  message: finding.message[language],
});

/** The rosters of the file; of a file with cards alone, the one that these make. */
function rostersOf({ rosters, cards }: Filled): ReceiptRoster[] {
  if (rosters.length > 0)
    return rosters.map(({ rubric, year, units, result: { readings, settings } }) => ({
      ...{ rubric, year, units, options: { readings, settings } },
    }));
  const rubrics = [...new Set(cards.map(({ rubric }) => rubric))];
  return rubrics.map((rubric) => {
    const own = cards.filter((card) => card.rubric === rubric).map(({ scorecard }) => scorecard);
    const { year, readings } = own[0]!;
    const units = own.map((scorecard) => ({ unit: scorecard.unit, scorecard }));
    return { rubric, year, units, options: { readings } };
  });
}

const ofRoster = (roster: ReceiptRoster, { key, kind, unit: asked }: AskedFor): Receipt[] =>
  kind !== undefined && kind !== "column"
    ? []
    : roster.units
        .filter(({ unit }) => isAsked(unit, asked))
        .flatMap(({ unit }) => rosterReceipt(roster, { column: key, unit }) ?? []);

function checkStage(filled: Filled, { stage }: AskedFor): void {
  const stages = rubricsIn(filled).flatMap((rubric) => rubric.stages.map(({ id }) => id));
  if (stage === undefined || stages.includes(stage)) return;
  throw new UsageError({
    zh: `没有“${stage}”这个评分阶段。可用：${[...new Set(stages)].join("、")}`,
    en: `There is no stage “${stage}”. Known: ${[...new Set(stages)].join(", ")}`,
  });
}

const rubricsIn = ({ cards, rosters }: Filled): Rubric[] => [
  ...new Set([...cards, ...rosters].map(({ rubric }) => rubric)),
];

const several = (units: readonly string[]) =>
  new UsageError({
    zh: `有 ${units.length} 个单位，请用 --unit 写明哪一个：${units.join("、")}`,
    en: `There are ${units.length} units; say which with --unit: ${units.join(", ")}`,
  });

function unknown(filled: Filled, { key, unit }: AskedFor): UsageError {
  const units = [
    ...filled.cards.map(({ scorecard }) => scorecard),
    ...filled.rosters.flatMap((r) => r.units),
  ];
  if (unit !== undefined && !units.some((each) => each.unit === unit))
    return new UsageError({
      zh: `文件里没有单位“${unit}”。`,
      en: `There is no unit “${unit}” in the file.`,
    });
  const keys = rubricsIn(filled).flatMap((rubric) => [
    ...criteriaOf(rubric).map(({ criterion }) => criterion.id),
    ...rubric.sections.map(({ id }) => id),
    "total",
    ...rubric.outcome.items.map(({ id }) => id),
    ...rubric.roster.columns.map(({ id }) => id),
  ]);
  return new UsageError({
    zh: `没有“${key}”这一项。可用：${[...new Set(keys)].join("、")}`,
    en: `There is nothing called “${key}”. Known: ${[...new Set(keys)].join(", ")}`,
  });
}
