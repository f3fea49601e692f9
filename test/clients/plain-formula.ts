import type { Scalar } from "../../src/formula/values";

/** LibreOffice writes TRUE and FALSE as calls, and 5E-10 with all its digits. */
export const plainFormula = (formula: Scalar | undefined) =>
  String(formula)
    .replace(/[ '$]/g, "")
    .replace(/\b(TRUE|FALSE)\(\)/g, "$1")
    .replace(/(?<![A-Z\d.])\d[\d.]*(E[+-]?\d+)?/g, (number) => String(Number(number)));
