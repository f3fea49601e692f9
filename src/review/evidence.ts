/** 材料: what was handed in for each criterion, as 材料清单 says it, what is missing of it, and what it offers to a fact. */
import { isFromEvidence } from "../rubric/fact-source";
import { criteriaOf, factNames } from "../rubric/model";
import { rulebookOf } from "../rubric/rulebook";
import type { CellPlace, EvidenceRow } from "../scoring/types";
import { isUsed, stateOf } from "../sheets/evidence/form";
import type { CellWrite } from "./acts";
import { inputAt, type Input, type ReviewCard } from "./card";
import { evidenceId, type ChangedLine } from "./compare";
import { canonicalText } from "./fields";
import type { NewRecord } from "./log";

/** What is typed of a material. */
export type TypedEvidence = Partial<
  Pick<EvidenceRow, "name" | "count" | "link" | "state" | "note">
>;

/** Key of a row in the log: `office:2`. */
export const rowId = ({ key, n }: Pick<EvidenceRow, "key" | "n">): string => `${key}:${n}`;

/** The rows of a card's criteria in which anything is typed, in the order of the sheet. */
export const evidenceOf = ({ scorecard: { evidence = [] } }: ReviewCard): EvidenceRow[] =>
  evidence.filter(isUsed);

export const evidenceAt = (
  { scorecard: { evidence = [] } }: ReviewCard,
  id: string,
): EvidenceRow | undefined => {
  const [key, n] = evidenceId(id);
  return evidence.find((row) => row.key === key && String(row.n) === n);
};

/** The first row of a criterion in which nothing is typed. */
export const freeRow = (
  { scorecard: { evidence = [] } }: ReviewCard,
  criterion: string,
): EvidenceRow | undefined => evidence.find((row) => row.key === criterion && !isUsed(row));

export interface MissingEvidence {
  /** Listed, and not here or not to the point. */
  rows: EvidenceRow[];
  /** Criteria for which nothing is listed. */
  unlisted: string[];
}

/** What is missing; null where there is no 材料清单. */
export function missingEvidence(card: ReviewCard): MissingEvidence | null {
  if (!card.scorecard.evidence) return null;
  const listed = evidenceOf(card);
  const keys = new Set(listed.map(({ key }) => key));
  return {
    rows: listed.filter((row) => ["未收", "不符"].includes(stateOf(row))),
    unlisted: criteriaOf(card.rubric)
      .filter(({ kind, criterion }) => kind !== "veto" && !keys.has(criterion.id))
      .map(({ criterion }) => criterion.id),
  };
}

/** Σ 份数 of what has come, for a fact that the rubric names for it. */
export interface EvidenceOffer {
  input: Input & { place: CellPlace };
  sum: number;
}

/** The facts of a stage that could hold what was counted, and hold something else: offered, never written unasked. */
export function evidenceOffers(card: ReviewCard, stage: string): EvidenceOffer[] {
  const listed = evidenceOf(card);
  return card.rubric.facts.filter(isFromEvidence).flatMap(({ id }): EvidenceOffer[] => {
    const criteria = criteriaWith(card, id);
    const received = listed.filter(
      (row) => criteria.has(row.key) && stateOf(row) === "已收" && row.count !== null,
    );
    const input = inputAt(card, stage, id, "fact");
    const sum = received.reduce((all, { count }) => all + count!, 0);
    const isOther = input?.value !== String(sum);
    if (received.length === 0 || !isOther || !input?.place) return [];
    return [{ input: { ...input, place: input.place }, sum }];
  });
}

/** The criteria whose rule names a fact. */
function criteriaWith({ rubric }: ReviewCard, fact: string): ReadonlySet<string> {
  const names = factNames(rubric);
  const own = rulebookOf(rubric).criteria.filter(
    ({ rule }) =>
      rule.type === "formula" &&
      rule.formula.names.some((name) => names.get(name)?.fact.id === fact),
  );
  return new Set(own.map(({ id }) => id));
}

/** The card with something else in a row. */
export function withEvidence(card: ReviewCard, id: string, typed: TypedEvidence): ReviewCard {
  const { evidence = [] } = card.scorecard;
  const rows = evidence.map((row) => (rowId(row) === id ? { ...row, ...typed } : row));
  return { ...card, scorecard: { ...card.scorecard, evidence: rows } };
}

/** What a row says of its material, its state first. */
export const saidOf = (row: EvidenceRow): string =>
  isUsed(row)
    ? [stateOf(row), canonicalText(row.name), String(row.count ?? "")].filter(Boolean).join(" ")
    : "";

/** The cells that something is typed into. */
export const evidenceCells = ({ places }: EvidenceRow, typed: TypedEvidence): CellWrite[] =>
  (Object.keys(typed) as (keyof TypedEvidence)[]).map((field) => ({
    place: places[field],
    value: typed[field] === "" ? null : typed[field]!,
  }));

/** The record of a row that was changed: its state before and after, and what it is of. */
export function evidenceRecord({
  key,
  from,
  to,
}: Pick<ChangedLine, "key" | "from" | "to">): NewRecord {
  const [was, now] = [from, to].map((said) => /^(\S*)\s*(.*)$/s.exec(said)!.slice(1));
  return { what: "evidence", key, from: was![0]!, to: now![0]!, text: now![1] || was![1]! };
}
