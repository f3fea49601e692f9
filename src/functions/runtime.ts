import { catalogue } from "./catalogue";
import type { CatalogueFunction } from "./definition";
import { FunctionError, type CellValue, type ErrorCode, type Language } from "../formula/values";

/** What Office calls for a function: its arguments, then the invocation object. */
export type OfficeFunction = (...args: unknown[]) => unknown;

/**
 * Hands every function of the catalogue to Office: `associate` is CustomFunctions.associate, `makeError`
 * makes a CustomFunctions.Error, so that the cell shows the error with its message.
 *
 * @param language the user's language, asked at each error
 */
export function registerFunctions(
  associate: (id: string, fn: OfficeFunction) => void,
  makeError: (code: ErrorCode, message: string) => object,
  language: () => Language = () => "zh",
): void {
  for (const entry of catalogue) associate(entry.name, officeFunction(entry, makeError, language));
}

function officeFunction(
  entry: CatalogueFunction,
  makeError: (code: ErrorCode, message: string) => object,
  language: () => Language,
): OfficeFunction {
  const count = entry.parameters.length;
  return (...args) => {
    try {
      return entry.evaluate(withoutInvocation(args).slice(0, count).map(toCellValue));
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      throw makeError(error.code, error.messages[language()]);
    }
  };
}

/** Office appends an object about the call to its arguments. */
function withoutInvocation(args: readonly unknown[]): readonly unknown[] {
  const last = args.at(-1);
  const isInvocation = typeof last === "object" && last !== null && !Array.isArray(last);
  return isInvocation ? args.slice(0, -1) : args;
}

/** An argument as Office hands it over: left out is null or undefined, a range an array of rows. */
function toCellValue(value: unknown): CellValue {
  if (Array.isArray(value)) return value.map((row: unknown[]) => row.map(toScalar));
  return toScalar(value);
}

function toScalar(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return value;
  throw new FunctionError("#VALUE!", {
    zh: "参数里有不支持的数据类型",
    en: "an argument holds a data type that is not supported",
  });
}
