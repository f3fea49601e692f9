/** What others use of this room. */
export { exampleIn } from "./example";
export { kindOf } from "./kinds";
export { propose } from "./propose";
export { spansOf, type SentenceSpans, type Span } from "./spans";
export type { Example, Kind, OpenQuestion, Proposal, ProposedFact, ScoringClause } from "./types";
