/**
 * The canonical text of a card: the same for the same inputs, whatever became of rows, colours and names of sheets. Its
 * check sum is what a reviewer signs.
 */
import { COUNTED, parseCellName, type CellKind } from "../ledger/cells";
import { effectiveReadings } from "../rubric/model";
import { rubricFingerprint } from "../rubric/fingerprint";
import { isUsed, stateOf } from "../sheets/evidence/form";
import { inputsOf, valuesOf, type ReviewCard } from "./card";
import { canonicalText, computedValue, fieldsOf, lineOf } from "./fields";
import { reasonsOf } from "./reason-rows";

/** In the order of the text. */
export const LINE_KINDS = [
  ...(["review", "card", "rubric", "reading", "field", "fact", "score"] as const),
  ...(["part", "veto", "reason", "evidence", "figure"] as const),
] as const;

export type LineKind = (typeof LINE_KINDS)[number];

/** The fields of a line; the first is its kind. */
export type Line = readonly [kind: string, ...fields: string[]];

const VERSION = "1";

/** Stands in the place of a stage in the lines of what counts. */
export const COUNTED_STAGE = "counted";

/** Why what is wrong is taken in as it stands: a field of the card like those of its head line. */
export const ACCEPTED = "accepted";

/** Figures that only say another in words. */
const WORDS = /^(note|remark):/;

const FIGURES: ReadonlySet<CellKind> = new Set<CellKind>([
  ...(["figure", "earned", "weighted", "combined", "tagged"] as const),
]);

/**
 * What a card says up to a stage.
 *
 * @param stage its readings, inputs, reasons and figures, and those of the stages before it; those of all where none is given
 */
export function canonicalLines(
  card: ReviewCard,
  { stage, figures = true }: { stage?: string; figures?: boolean } = {},
): Line[] {
  const { id, rubric, scorecard } = card;
  const { unit, year, readings } = scorecard;
  const order = rubric.stages.map((each) => each.id);
  const last = stage === undefined ? order.length - 1 : order.indexOf(stage);
  const isCovered = (of: string) => order.indexOf(of) <= last;
  const lines: Line[] = [
    ["review", VERSION],
    ["card", id, canonicalText(unit), canonicalText(year)],
    ["rubric", rubric.id, rubric.version, rubricFingerprint(rubric)],
    ...Object.entries(effectiveReadings(rubric, readings)).map((of): Line => ["reading", ...of]),
    ...fieldLines(card),
    ...inputsOf(card)
      .filter((input) => isCovered(input.stage))
      .map(({ kind, stage: at, key, origin, value }): Line => [kind, at, key, origin, value]),
    ...reasonsOf(card)
      .filter((reason) => isCovered(reason.stage))
      .map(
        ({ stage: at, key, code, text }): Line => ["reason", at, key, code, canonicalText(text)],
      ),
    ...evidenceLines(card),
    ...(figures ? figureLines(card, isCovered, last === order.length - 1) : []),
  ];
  return lines.sort(inOrder);
}

/** The text whose check sum is signed; every line is ended. */
export const textOf = (lines: readonly Line[]): string =>
  lines.map((line) => `${lineOf(line)}\n`).join("");

/** A line of the text again. */
export const parsedLine = (line: string): Line => fieldsOf(line) as unknown as Line;

/** What is typed beside facts and scores belongs to the first stage. */
function fieldLines({ rubric, scorecard: { fields, accepted } }: ReviewCard): Line[] {
  const first = rubric.stages[0]?.id ?? "";
  const given = { ...fields, ...(accepted === undefined ? {} : { [ACCEPTED]: accepted }) };
  return Object.entries(given)
    .map(([key, value]): Line => ["field", first, key, canonicalText(value)])
    .filter((line) => line[3] !== "");
}

/** What was listed; it is no single stage's. */
function evidenceLines({ scorecard: { evidence = [] } }: ReviewCard): Line[] {
  return evidence
    .filter(isUsed)
    .map(
      (row): Line => [
        ...(["evidence", row.key, String(row.n), canonicalText(row.name)] as const),
        ...[stateOf(row), row.count === null ? "" : String(row.count)],
      ],
    );
}

function figureLines(
  card: ReviewCard,
  isCovered: (stage: string) => boolean,
  hasCounted: boolean,
): Line[] {
  const values = valuesOf(card);
  return [...values.ledger.nodes.keys()].flatMap((cell): Line[] => {
    const { kind, id, stage } = parseCellName(cell);
    if (!FIGURES.has(kind) || WORDS.test(id)) return [];
    const isOfAll = stage === COUNTED || stage === "";
    if (isOfAll ? !hasCounted : !isCovered(stage)) return [];
    const name = kind === "figure" ? id : `${kind}:${id}`;
    return [["figure", isOfAll ? COUNTED_STAGE : stage, name, computedValue(values.at(cell))]];
  });
}

const RANK: ReadonlyMap<string, number> = new Map(LINE_KINDS.map((kind, index) => [kind, index]));

/** By kind, then by the code units of the fields. */
function inOrder(a: Line, b: Line): number {
  const gap = (RANK.get(a[0]) ?? 0) - (RANK.get(b[0]) ?? 0);
  if (gap !== 0) return gap;
  for (let field = 1; field < Math.max(a.length, b.length); field++) {
    const [one, other] = [a[field] ?? "", b[field] ?? ""];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
