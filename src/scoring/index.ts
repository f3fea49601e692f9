/** From a scorecard to an assessment, and from assessments to a roster. Pure and synchronous. */
export * from "./types";
export { assess } from "./assess";
export { worstFirst } from "./findings-order";
export { partKey } from "../ledger/criteria";
export { whatIf, type Difference, type WhatIf } from "./what-if";
export { computeRoster, rosterWhatIf } from "./roster";
export type {
  RosterDifference,
  RosterFinding,
  RosterOptions,
  RosterResult,
  RosterRow,
  RosterUnit,
} from "./roster-types";
