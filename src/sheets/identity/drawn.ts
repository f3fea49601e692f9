/** The identity of a card or roster that is drawn, anew or again. */
import { rubricFingerprint } from "../../rubric/fingerprint";
import { effectiveReadings } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { identityOf, type CardIdentity, type Change, type IdentityChange } from "./identity";
import { withReadings } from "./other-readings";
import { recordOf } from "./record";

export interface DrawnCard {
  id: string;
  unit: string;
  year: string;
  names: CardIdentity["sheets"];
}

/** @param before what the workbook said of it, where it is drawn again: its log goes on */
export function drawnIdentity(
  rubric: Rubric,
  card: DrawnCard,
  before: CardIdentity | undefined,
  readings: Readonly<Record<string, string>>,
  change: Change,
): CardIdentity {
  const own = { ...card, readings: before?.readings ?? {} };
  const log = [...(before?.log ?? []), ...generatedRecords(rubric, before, change)];
  const identity = { ...identityOf(rubric, own, rubricFingerprint(rubric)), log };
  return withReadings(identity, rubric, effectiveReadings(rubric, readings), change);
}

/** That it is drawn for the first time, or by another version than before. */
export function generatedRecords(
  { id, version }: Rubric,
  before: Pick<CardIdentity, "rubric" | "version"> | undefined,
  change: Change,
): IdentityChange[] {
  const [from, to] = [before ? `${before.rubric}@${before.version}` : "", `${id}@${version}`];
  return from === to ? [] : [recordOf({ what: "generated", from, to }, change)];
}
