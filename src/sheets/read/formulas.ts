/** Whether a formula that stands in a cell is still the generated one. */
import "../../functions/catalogue";
import { tokenize, type Token } from "@borgar/fx";
import { asTyped, unsigned } from "../../formula/excel-signs";
import { Remembered } from "../../formula/remembered";
import { FormulaError } from "../../formula/parse";
import { toNativeFormula } from "../../formula/native";
import { toCatalogueFormula } from "../../formula/send";

/** Equal to the expected formula, to what is sent of it, or to its native twin. */
export function isSameFormula(actual: string, expected: string, sheet: string): boolean {
  const text = normalised(toCatalogueFormula(actual).formula, sheet);
  if (text === normalised(expected, sheet)) return true;
  const twin = nativeTwin(expected);
  return twin !== null && text === normalised(twin, sheet);
}

const twins = new Remembered<string | null>(2_000_000);

const nativeTwin = (formula: string): string | null => twins.get(formula, twinOf);

function twinOf(formula: string): string | null {
  try {
    const { formula: native, replaced } = toNativeFormula(formula);
    return replaced > 0 ? native : null;
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

/** One text for all ways of writing a formula: blanks, dollars, quotes, case and the signs of Excel do not matter. */
export function normalised(formula: string, sheet: string): string {
  const tokens = unsigned(tokenize(asTyped(formula))).filter(
    ({ type }) => type !== "whitespace" && type !== "fx_prefix",
  );
  let text = "";
  for (let at = 0; at < tokens.length; at++) {
    const { type, value } = tokens[at]!;
    if (isConstantCall(tokens, at)) {
      text += value.toUpperCase();
      at += 2;
    } else if (type === "func") text += functionName(value);
    else if (type.startsWith("range")) text += referenceName(value, sheet);
    else if (type === "number") text += String(Number(value));
    else text += type === "bool" ? value.toUpperCase() : value;
  }
  return text;
}

/** LibreOffice writes `TRUE()` for TRUE. */
function isConstantCall(tokens: readonly Token[], at: number): boolean {
  const [name, open, close] = tokens.slice(at, at + 3);
  return /^(TRUE|FALSE)$/i.test(name!.value) && open?.value === "(" && close?.value === ")";
}

const functionName = (name: string) => name.toUpperCase().replace(/^_XLFN\./, "");

function referenceName(reference: string, sheet: string): string {
  const bang = reference.lastIndexOf("!");
  const cells = reference
    .slice(bang + 1)
    .replaceAll("$", "")
    .toUpperCase();
  if (bang < 0) return cells;
  const name = reference.slice(0, bang).replace(/^'|'$/g, "").replaceAll("''", "'").toLowerCase();
  return name === sheet.toLowerCase() ? cells : `${name}!${cells}`;
}
