/**
 * The function catalogue and the formula language: what people type into cells, what generated tables and
 * rubric files use, and what the pane evaluates. Pure and synchronous; knows neither Office nor files.
 */
export { catalogue, findFunction } from "./catalogue";
export type { CatalogueFunction, Family, ResultKind } from "./definition";
export type { CatalogueParameter } from "./parameters";
export * from "../formula/decimal";
export { isYes, NO_WORDS, readFlag, YES_WORDS } from "./flags";
export { compileToCell, compileToNative, type Reference } from "../formula/compile";
export { evaluateFormula, type Lookup } from "../formula/evaluate";
export { explainFormula, type ExplainNames } from "../formula/explain";
export { toNativeFormula } from "../formula/native";
export { callsCatalogue, toCatalogueFormula, toFixedFormula, toSentFormula } from "../formula/send";
export { FormulaError, parseFormula, type Formula } from "../formula/parse";
export { functionsMetadata, type FunctionsMetadata } from "./metadata";
export { helpPages, type HelpPage } from "./help";
export { normaliseReading, READING_LABELS, type ReadingKey } from "./readings";
export { registerFunctions } from "./runtime";
export { normalise, toHalfWidth, trim } from "./text";
export {
  display,
  formatNumber,
  FunctionError,
  isEmpty,
  toMatrix,
  type CellValue,
  type ErrorCode,
  type Language,
  type Scalar,
  type Text,
} from "../formula/values";
