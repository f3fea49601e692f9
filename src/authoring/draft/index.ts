/** From a printed table to a 底稿. */
export { draftTable, type DraftedTable, type DraftOptions } from "./read";
export { sourcesIn } from "./sources";
export { writeDraft, draftWorkbook, type DraftSaid } from "./workbook";
export type * from "./types";
