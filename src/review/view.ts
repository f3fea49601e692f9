/** 自评、复核 and the difference, row by row: what a reviewer looks at. */
import type { Scalar } from "../formula/values";
import { isError } from "../formula/values";
import { criteriaOf } from "../rubric/model";
import type { Text } from "../rubric/types";
import { differenceOf } from "../scoring/stage-comparison";
import type { CellPlace } from "../scoring/types";
import { inputsOf, type Input, type InputKind, type ReviewCard } from "./card";
import { departuresOf, type Departure } from "./reasons";

export interface ReviewRow {
  kind: InputKind;
  key: string;
  name: Text;
  points: number | null;
  /** By stage; null where nothing is there. */
  stages: Record<string, Scalar>;
  /** Of the last stage with a number, to that before it with one. */
  difference: number | null;
  /** What is due a reason, with the reason where one is given. */
  departure: Departure | null;
  /** Of the last stage that has one. */
  place: CellPlace | null;
}

/** Criteria in the order of the document, then the facts and parts that somebody filled in. */
export function reviewRows(card: ReviewCard): ReviewRow[] {
  const points = new Map(
    criteriaOf(card.rubric).map(({ criterion }) => [criterion.id, criterion.points ?? null]),
  );
  const departures = departuresOf(card);
  const groups = new Map<string, Input[]>();
  for (const input of inputsOf(card)) {
    const key = `${input.kind} ${input.key}`;
    groups.set(key, [...(groups.get(key) ?? []), input]);
  }
  const rows = [...groups.values()].map((inputs): ReviewRow => {
    const [{ kind, key, name }] = inputs as [Input];
    const own = departures.filter(({ input }) => input.kind === kind && input.key === key);
    return {
      ...{ kind, key, name },
      points: kind === "score" ? (points.get(key) ?? null) : null,
      stages: Object.fromEntries(inputs.map((input) => [input.stage, shown(input)])),
      difference: lastDifference(inputs),
      departure: own.at(-1) ?? null,
      place: inputs.findLast(({ place }) => place)?.place ?? null,
    };
  });
  const isCriterion = ({ kind }: ReviewRow) => kind === "score" || kind === "veto";
  const isFilled = ({ stages }: ReviewRow) => Object.values(stages).some((value) => value !== null);
  return [
    ...criteriaOf(card.rubric).flatMap(
      ({ criterion }) => rows.find((row) => isCriterion(row) && row.key === criterion.id) ?? [],
    ),
    ...rows.filter((row) => !isCriterion(row) && isFilled(row)),
  ];
}

/** What an input shows: what stands there, or what follows. */
export function shown({ content, value }: Input): Scalar {
  if (isError(content)) return content.code;
  if (content === null || content === "") return value === "" ? null : value;
  return content;
}

/** Of the last stage with a number, to that before it with one. */
function lastDifference(inputs: readonly Input[]): number | null {
  const numbers = inputs.map(({ content }) => content).filter((each) => typeof each === "number");
  return differenceOf(numbers.at(-2), numbers.at(-1));
}
