import { catalogue } from "./catalogue";
import type { CatalogueFunction } from "./definition";
import { helpName, pageFile } from "./pages";
import type { Parameter } from "./parameters";
import type { Language } from "../formula/values";

/** One argument in Office's custom-functions metadata. */
interface ParameterMetadata {
  readonly name: string;
  readonly description: string;
  readonly type: "number" | "any";
  readonly dimensionality: "scalar" | "matrix";
  readonly optional?: true;
}

/** One function in Office's custom-functions metadata. */
interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result: {
    readonly type: "number" | "string" | "boolean" | "any";
    readonly dimensionality: "scalar";
  };
}

/** The object of functions.json. */
export interface FunctionsMetadata {
  readonly functions: readonly FunctionMetadata[];
}

/**
 * The metadata of all functions for Office, from which functions.json and its Chinese version are written.
 * The id is the dotted name itself, for the manifest has no namespace.
 *
 * @param helpBase the URL of the folder of the help pages, e.g. "https://localhost:3000/help"
 */
export function functionsMetadata(language: Language, helpBase: string): FunctionsMetadata {
  const base = helpBase.replace(/\/+$/, "");
  return { functions: catalogue.map((entry) => metadataOf(entry, language, base)) };
}

/** The file name of a function's help page. */
export function helpFile(name: string, language: Language): string {
  return pageFile(helpName(name), language);
}

function metadataOf(entry: CatalogueFunction, language: Language, base: string): FunctionMetadata {
  return {
    id: entry.name,
    name: entry.name,
    description: entry.description[language],
    helpUrl: `${base}/${helpFile(entry.name, language)}`,
    parameters: entry.parameters.map(({ name, parameter }) => ({
      name,
      description: parameter.description[language],
      type: typeOf(parameter),
      dimensionality: isRange(parameter) ? ("matrix" as const) : ("scalar" as const),
      ...(parameter.optional ? { optional: true as const } : {}),
    })),
    result: {
      type: entry.result.kind === "text" ? "string" : entry.result.kind,
      dimensionality: "scalar",
    },
  };
}

/** Whether an argument takes several cells. */
export function isRange({ kind }: Parameter): boolean {
  return kind === "numbers" || kind === "cells" || kind === "flags";
}

/**
 * Only a required number is typed as one: Office hands an empty cell to such an argument as 0, which is
 * what it means there. An argument that may be left out, and a range that may hold empty text, is `any`.
 */
function typeOf(parameter: Parameter): "number" | "any" {
  return parameter.kind === "number" && !parameter.optional ? "number" : "any";
}
