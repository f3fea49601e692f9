/** Sheets as a whole: names on them, copies, and how far they can be hidden. */
import type { Bench } from "./bench";
import { SUM, TEXTS } from "./plan";
import { compared, type Outcome, type Step } from "./step";

export const sheetSteps: Step[] = [
  { id: "names", what: { zh: "定义名称", en: "a defined name" }, needs: "1.4", run: defineName },
  { id: "copy", what: { zh: "复制工作表", en: "copy a sheet" }, needs: "1.7", run: copy },
  {
    id: "very-hidden",
    what: { zh: "彻底隐藏工作表", en: "hide a sheet altogether" },
    run: hideAltogether,
  },
];

/** It belongs to the sheet, and goes with it. */
async function defineName(bench: Bench): Promise<Outcome> {
  const found = await bench.on("main", async (sheet, context) => {
    const name = sheet.names.add("selftest_total", sheet.getRange(SUM.address)).load("formula");
    await context.sync();
    const formula = name.formula as unknown;
    name.delete();
    const gone = sheet.names.getItemOrNullObject("selftest_total").load("name");
    await context.sync();
    return { formula, gone: gone.isNullObject };
  });
  return compared({ formula: `='${bench.names.main}'!$C$6`, gone: true }, found);
}

async function copy(bench: Bench): Promise<Outcome> {
  const found = await bench.on("main", async (sheet, context) => {
    const made = sheet.copy("End");
    made.name = bench.names.copy;
    made.visibility = "Hidden";
    made.load("name,visibility");
    const text = made.getRange("B2").load("values");
    const sum = made.getRange(SUM.address).load("formulas");
    await context.sync();
    return {
      name: made.name,
      visibility: made.visibility,
      B2: text.values[0]![0] as unknown,
      [SUM.address]: sum.formulas[0]![0] as unknown,
    };
  });
  const { copy: name } = bench.names;
  return compared({ name, visibility: "Hidden", B2: TEXTS.B2, [SUM.address]: SUM.formula }, found);
}

async function hideAltogether(bench: Bench): Promise<Outcome> {
  const seen = (visibility: "VeryHidden" | "Hidden") =>
    bench.on("main", async (sheet, context) => {
      sheet.visibility = visibility;
      sheet.load("visibility");
      await context.sync();
      return sheet.visibility;
    });
  const [hidden, shown] = [await seen("VeryHidden"), await seen("Hidden")];
  return compared({ hidden: "VeryHidden", shown: "Hidden" }, { hidden, shown });
}
