/** From a printed table to a 底稿. */
export { draftTable, NO_TABLE, type DraftedTable, type DraftOptions } from "./read";
export { ruleText, usualAnswers } from "./rule-text";
export { sourcesIn } from "./sources";
export { writeDraft, draftWorkbook, type DraftSaid } from "./workbook";
export { JUDGED } from "../workbook/rules";
export { gradesOf, gradesText, type Grade } from "./grades";
export type { NoteUse } from "./notes";
export type * from "./types";
