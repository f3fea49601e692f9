import type { FunctionGuide } from "../services";

/** The catalogue, with its examples computed by the functions themselves. */
export async function loadFunctionGuide(): Promise<FunctionGuide> {
  const [{ catalogue }, { explainFormula }, { parseFormula }] = await Promise.all([
    import("../../functions/catalogue"),
    import("../../formula/explain"),
    import("../../formula/parse"),
  ]);
  return {
    functions: catalogue,
    explain(call) {
      const formula = parseFormula(call);
      return {
        zh: explainFormula(formula, noName, "zh"),
        en: explainFormula(formula, noName, "en"),
      };
    },
  };
}

function noName(name: string): never {
  throw new Error(`An example names ${name}: examples are calls of constants`);
}
