/** Where in its sentence a proposal comes from: what a pane underlines. */
import { normalise, type Normalised } from "../sentence/normalise";
import { numbersIn } from "../sentence/numbers";
import type { Proposal, ScoringClause } from "./types";

/** A stretch of the sentence as it was written, the end not in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SentenceSpans {
  /** The sentence's numbers but years and numbers of items; `used`: the rule holds it. */
  readonly numbers: readonly (Span & { readonly used: boolean })[];
  /** Phrases that the rule does not hold, beside `unused`; null where the phrase does not stand there in one piece. */
  readonly unused: readonly (Span | null)[];
}

/** The places of a proposal's numbers and unused phrases in its sentence. */
export function spansOf(
  { sentence }: ScoringClause,
  { rule, parts, unused }: Proposal,
): SentenceSpans {
  const normal = normalise(sentence);
  const left = unused.map((phrase) => placeOf(phrase, normal));
  // What a person gives of a part is the part's points.
  const isRule = parts !== undefined || (rule !== null && rule !== "judged" && rule !== "flag");
  const isLeft = ({ start, end }: Span) =>
    left.some((span) => span !== null && span.start <= start && end <= span.end);
  return {
    numbers: numbersIn(normal)
      .filter(({ kind }) => kind !== "label")
      .map(({ start, end }) => ({ start, end, used: isRule && !isLeft({ start, end }) })),
    unused: left,
  };
}

/** A phrase is quoted as it was written, or as it was read: 一次 is 1次 then. */
function placeOf(phrase: string, { written, text, places }: Normalised): Span | null {
  const start = written.indexOf(phrase);
  if (start >= 0) return { start, end: start + phrase.length };
  const read = text.indexOf(phrase);
  return read < 0 ? null : { start: places[read]!, end: places[read + phrase.length]! };
}
