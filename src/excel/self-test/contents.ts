/** Values, texts, dates and formulas: whether they come back as they were written. */
import type { Text } from "../../rubric/types";
import { isSameFormula } from "../../sheets/read/formulas";
import { sizeColumns } from "../draw/dimensions";
import { writeNumberFormats } from "../draw/formats";
import { writeValues } from "../draw/values";
import type { Bench } from "./bench";
import { benchPlan, DATE, SUM, TEXTS, VALUES } from "./plan";
import { compared, otherwise, worked, type Outcome, type Readings, type Step } from "./step";

export const contentSteps: Step[] = [
  {
    id: "values",
    what: { zh: "写入文字、数字和是否", en: "write texts, numbers and logical values" },
    async run(bench) {
      await bench.on("main", async (sheet, context) => {
        const plan = benchPlan(bench.names.main);
        writeValues(sheet, plan);
        writeNumberFormats(sheet, plan);
        // A cell that is too narrow shows ####.
        sizeColumns(sheet, plan);
        await context.sync();
      });
      const wanted = { ...TEXTS, ...VALUES, [SUM.address]: SUM.value };
      return compared(wanted, await cells(bench, Object.keys(wanted), "values"));
    },
  },
  {
    id: "text",
    what: { zh: "单元格显示的文字", en: "the texts that cells show" },
    async run(bench) {
      const wanted = { C2: "93.50", C3: "93.5%", C4: "TRUE", C5: "2024-01-01" };
      return compared(wanted, await cells(bench, Object.keys(wanted), "text"));
    },
  },
  {
    id: "dates",
    what: { zh: "日期从 1900 年算起", en: "days are counted from 1900" },
    async run(bench) {
      const { [DATE.address]: day } = await cells(bench, [DATE.address], "values");
      return dayCount(day);
    },
  },
  {
    id: "spelling",
    what: { zh: "公式写入后读回", en: "formulas read back" },
    run: readBack,
  },
];

/** What the number of New Year of 2024 tells of the workbook's calendar. */
export function dayCount(day: unknown): Outcome {
  return day === DATE.from1904
    ? otherwise({ zh: "这个工作簿从 1904 年算起", en: "this workbook counts from 1904" })
    : compared({ [DATE.address]: DATE.from1900 }, { [DATE.address]: day });
}

async function cells(
  bench: Bench,
  addresses: readonly string[],
  property: "values" | "text",
): Promise<Readings> {
  return bench.on("main", async (sheet, context) => {
    const ranges = addresses.map((address) => sheet.getRange(address).load(property));
    await context.sync();
    return Object.fromEntries(
      ranges.map((range, index) => [addresses[index]!, (range[property] as unknown[][])[0]?.[0]]),
    );
  });
}

/** As the add-in writes them, and one with a number that Excel writes shorter. */
const formulasOn = (sheet: string) => [
  '=IF(COUNT(C2)<1,"",IFERROR(RUBRIC.DEDUCT(C2,2,1),""))',
  `='${sheet}'!C2+1`,
  "=ROUND(C2*1.50,2)",
  '=IF(C7="","未填","")',
];

/** What Excel changes in a formula is no harm where the add-in knows the formula again. */
async function readBack(bench: Bench): Promise<Outcome> {
  const name = bench.names.main;
  const written = formulasOn(name);
  const read = await bench.on("main", async (sheet, context) => {
    const range = sheet.getRange(`F2:F${written.length + 1}`);
    range.formulas = written.map((formula) => [formula]);
    await context.sync();
    range.load("formulas");
    await context.sync();
    return range.formulas.map((line: unknown[]) => String(line[0]));
  });
  const changed = written.flatMap((formula, index) => {
    const now = read[index]!;
    return now === formula ? [] : [{ formula, now, isKnown: isSameFormula(now, formula, name) }];
  });
  const notes = changed.map(({ formula, now, isKnown }) => respelling(formula, now, isKnown));
  return changed.every(({ isKnown }) => isKnown) ? worked(...notes) : otherwise(...notes);
}

function respelling(formula: string, now: string, isKnown: boolean): Text {
  return {
    zh: `写入 ${formula}，读回 ${now}（插件${isKnown ? "能认出" : "认不出"}）`,
    en: `${formula} written, ${now} read (${isKnown ? "known again" : "not known again"})`,
  };
}
