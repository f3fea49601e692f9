/** Conditional formats: added, read, deleted, and on a protected sheet. */
import { markStyles } from "../../sheets/plan/theme";
import { writeConditionalFormats } from "../draw/conditions";
import type { Bench, BenchSheet } from "./bench";
import { benchPlan, MARKED } from "./plan";
import { compared, worked, type Outcome, type Step } from "./step";

const RULES = benchPlan("").conditionalFormats.length;
const SET = "1.6";

export const ruleSteps: Step[] = [
  {
    id: "rules",
    what: { zh: "添加条件格式", en: "add conditional formats" },
    needs: SET,
    run: (bench) => add(bench, "main"),
  },
  {
    id: "rules-read",
    what: { zh: "读回条件格式", en: "read conditional formats" },
    needs: SET,
    run: read,
  },
  {
    id: "rules-delete",
    what: { zh: "逐条删除条件格式", en: "delete one conditional format" },
    needs: SET,
    async run(bench) {
      const count = await bench.on("main", async (sheet, context) => {
        const { conditionalFormats } = sheet.getRange(MARKED.address);
        conditionalFormats.load("items/id");
        await context.sync();
        conditionalFormats.items[0]!.delete();
        await context.sync();
        const left = sheet.getRange().conditionalFormats.getCount();
        await context.sync();
        return left.value;
      });
      return compared({ count: RULES - 1 }, { count });
    },
  },
  {
    id: "rules-clear",
    what: { zh: "清除全部条件格式", en: "clear all conditional formats" },
    needs: SET,
    async run(bench) {
      const count = await bench.on("main", async (sheet, context) => {
        const { conditionalFormats } = sheet.getRange();
        conditionalFormats.clearAll();
        const left = conditionalFormats.getCount();
        await context.sync();
        return left.value;
      });
      return compared({ count: 0 }, { count });
    },
  },
];

/** Stands among the steps of protection, while the sheet is closed. */
export const ruleOnProtected: Step = {
  id: "rules-protected",
  what: {
    zh: "在受保护的工作表上添加条件格式",
    en: "add conditional formats on a protected sheet",
  },
  needs: SET,
  run: (bench) => add(bench, "closed"),
};

async function add(bench: Bench, on: BenchSheet): Promise<Outcome> {
  await bench.on(on, async (sheet, context) => {
    writeConditionalFormats(sheet, benchPlan(bench.names[on]));
    await context.sync();
  });
  return worked();
}

async function read(bench: Bench): Promise<Outcome> {
  const found = await bench.on("main", async (sheet, context) => {
    const count = sheet.getRange().conditionalFormats.getCount();
    const first = sheet.getRange(MARKED.address).conditionalFormats.getItemAt(0).load("type");
    const { rule, format } = first.custom;
    rule.load("formula");
    format.fill.load("color");
    format.font.load("color");
    await context.sync();
    return {
      count: count.value,
      type: first.type,
      "rule.formula": rule.formula,
      "fill.color": format.fill.color,
      "font.color": format.font.color,
    };
  });
  const { fill, color } = markStyles.missing;
  const wanted = {
    count: RULES,
    type: "Custom",
    "rule.formula": `=D7="${MARKED.word}"`,
    "fill.color": fill,
    "font.color": color,
  };
  return compared(wanted, found);
}
