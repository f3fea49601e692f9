/** Sheets as data: from a rubric to plans, and from cells back to a scorecard. */
export * from "./plan";
export * from "./theme";
export { cardSource, type ValueSource } from "./card-source";
export { formPlan, type FormInfo } from "./form";
export { listPlan, type ListInfo } from "./list";
export { rosterPlan, type RosterInfo, type RosterPlanUnit } from "./roster";
export { planCard, type CardPlan } from "./card";
export type { CardInfo, CardLayout } from "./layout";
export {
  identityOf,
  identityPlan,
  readIdentity,
  type CardIdentity,
  type IdentityChange,
} from "./identity";
export { keepScores, type KeptScores } from "./keep-scores";
export { parseCardKey, type CardKey, type CardSheet } from "./keys";
export { kindOf, readCard, type KnownCard, type SheetCells } from "./read";
export { IDENTITY_SHEET, safeName, sheetNames, type SheetNames } from "./sheet-names";
export { readTypedNumber, type NumberKind, type TypedNumber } from "./typed-number";
export { estimateHeight } from "./text-height";
