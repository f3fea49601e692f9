import { FIRST_LIKELY_DATE, LAST_DATE } from "../../formula/dates";
import { FormulaError } from "../../formula/parse";
import { formulaName, ROSTER_HEADERS } from "../model";
import { text, type Report } from "../problems";
import { figureName } from "../rulebook";
import { ruleFormula } from "../rules";
import { comparedFacts } from "../rules";
import type { Fact, OutcomeItem, Rubric, RosterColumn, Setting } from "../types";

const SUMMABLE = new Set<RosterColumn["type"]>(["number", "count", "money"]);

/** Reports roster columns that nothing can fill, and sums, lists and orders of columns that are not there. */
export function checkRoster(rubric: Rubric, report: Report): void {
  const { columns, sums = [], lists = [], sortBy } = rubric.roster;
  columns.forEach((column, c) => {
    checkSource(rubric, column, `roster.columns[${c}]`, report);
    checkType(rubric, column, `roster.columns[${c}]`, report);
  });
  checkHeaders(columns, report);
  checkUnits(rubric, report);
  checkSettings(rubric, report);
  const isColumn = (id: string, path: string) => {
    if (columns.some((column) => column.id === id)) return;
    report(
      "reference",
      path,
      text(`汇总表没有列 ${id}。`, `The roster has no column ${id}.`),
      text(
        `可用的列：${columns.map((column) => column.id).join("、")}。`,
        `There are: ${columns.map((column) => column.id).join(", ")}.`,
      ),
    );
  };
  isColumn(sortBy, "roster.sortBy");
  lists.forEach((list, l) =>
    list.columns.forEach((id, c) => isColumn(id, `roster.lists[${l}].columns[${c}]`)),
  );
  sums.forEach(({ column: id }, s) => {
    isColumn(id, `roster.sums[${s}].column`);
    const type = columns.find((column) => column.id === id)?.type;
    if (type === undefined || SUMMABLE.has(type)) return;
    report(
      "roster",
      `roster.sums[${s}].column`,
      text(
        `列 ${id} 的类型是 ${type}，不能求和。`,
        `The column ${id} is of type ${type} and has no sum.`,
      ),
      text("请改成数或金额的列。", "Choose a column of numbers or money."),
    );
  });
  checkCycles(columns, report);
}

function checkSource(rubric: Rubric, column: RosterColumn, path: string, report: Report): void {
  const { from, value, header } = column;
  const wrong = (zh: string, en: string, advice: [string, string]) =>
    report(
      "roster",
      `${path}.value`,
      text(`列“${header}”：${zh}`, `Column “${header}”: ${en}`),
      text(...advice),
    );
  switch (from) {
    case "unit":
      if (value !== undefined)
        wrong("单位名称列没有 value。", "a column of unit names has no value.", [
          "请删去 value。",
          "Take value out.",
        ]);
      return;
    case "group":
      if (value !== undefined && value !== "quota") {
        wrong(`不认识 ${value}。`, `${value} is not known.`, [
          "不写 value 为组名，写 quota 为名额。",
          "Leave value out for the group's name, or write quota.",
        ]);
      } else if (!rubric.roster.groups?.length) {
        wrong("汇总表没有分组。", "the roster has no groups.", [
          "请在 roster.groups 中写出分组。",
          "Add roster.groups.",
        ]);
      }
      return;
    case "fact":
      if (!rubric.facts.some(({ id, members }) => id === value && !members)) {
        wrong(
          `没有标识为 ${value ?? "（空）"} 的单行基础数据。`,
          `there is no fact ${value ?? "(empty)"} of one line.`,
          ["请写 facts 中的标识。", "Name the id of a fact."],
        );
      }
      return;
    case "score":
      if (value === undefined || !scoreNames(rubric).has(value)) {
        const names = [...scoreNames(rubric)];
        wrong(
          `评分表的结果里没有 ${value ?? "（空）"}。`,
          `a scorecard has no ${value ?? "(empty)"}.`,
          [`可用：${names.join("、")}。`, `There are: ${names.join(", ")}.`],
        );
      }
      return;
    case "formula":
      if (value === undefined)
        wrong("缺少公式。", "its formula is missing.", [
          "请在 value 中写公式。",
          "Write it in value.",
        ]);
  }
}

/** Columns are found by their headers: each has its own, which none of ours has. */
function checkHeaders(columns: readonly RosterColumn[], report: Report): void {
  const plain = (header: string) => header.replace(/\s/g, "");
  const seen = new Set<string>(Object.values(ROSTER_HEADERS));
  columns.forEach(({ header }, c) => {
    if (seen.has(plain(header))) {
      report(
        "roster",
        `roster.columns[${c}].header`,
        text(
          `表头“${header}”已经用在另一列，读取时按表头找列。`,
          `Another column has the header “${header}”: columns are found by it.`,
        ),
        text("请改成另一个表头。", "Choose another header."),
      );
    }
    seen.add(plain(header));
  });
}

/** The types that a column may have for what fills it, the usual one first. */
function checkType(rubric: Rubric, column: RosterColumn, path: string, report: Report): void {
  const types = typesFor(rubric, column);
  if (types.length === 0 || types.includes(column.type)) return;
  report(
    "roster",
    `${path}.type`,
    text(
      `列“${column.header}”的内容与类型 ${column.type} 不符。`,
      `What fills the column “${column.header}” does not have its type ${column.type}.`,
    ),
    text(`请写 ${types.join(" 或 ")}。`, `Write ${types.join(" or ")}.`),
  );
}

type ColumnType = RosterColumn["type"];

const NUMBERS: readonly ColumnType[] = ["number", "count", "rate", "money", "rank"];
const WORDS: readonly ColumnType[] = ["text"];
/** A yes or no is shown in words anyway. */
const FLAGS: readonly ColumnType[] = ["flag", "text"];

/** A roster has no columns of dates: one of numbers, or of words, shows a date as such. */
const TYPES: Readonly<Record<Fact["type"] | OutcomeItem["type"], readonly ColumnType[]>> = {
  count: NUMBERS,
  number: NUMBERS,
  signed: NUMBERS,
  rate: NUMBERS,
  money: NUMBERS,
  date: ["number", "text"],
  text: WORDS,
  choice: WORDS,
  flag: FLAGS,
};

/** What the type of a formula is, its own check knows. */
function typesFor({ facts, outcome }: Rubric, column: RosterColumn): readonly ColumnType[] {
  const { from, value = "" } = column;
  switch (from) {
    case "unit":
      return WORDS;
    case "group":
      return value === "quota" ? NUMBERS : WORDS;
    case "fact": {
      const fact = facts.find(({ id }) => id === value);
      return fact ? TYPES[fact.type] : [];
    }
    case "score": {
      const item = outcome.items.find(({ id }) => figureName("outcome", id) === value);
      if (item) return TYPES[item.type];
      if (value === "stage") return WORDS;
      return value === "vetoed" || value === "complete" ? FLAGS : NUMBERS;
    }
    case "formula":
      return [];
  }
}

/** What a roster can take from a scorecard. */
function scoreNames(rubric: Rubric): Set<string> {
  const { kind, sections, categories = [], outcome } = rubric;
  if (kind === "roster") return new Set();
  const named = (prefix: string, items: readonly { id: string }[]) =>
    items.map(({ id }) => `${prefix}.${formulaName(id)}`);
  return new Set([
    ...["total", "vetoed", "stage", "complete"],
    ...(comparedFacts(rubric).size > 0 ? ["waiting"] : []),
    ...named("section", sections),
    ...named("category", categories),
    ...named("outcome", outcome.items),
  ]);
}

/** What stands in a setting's cell from the first is what it asks for. */
function checkSettings({ roster: { settings = [] } }: Rubric, report: Report): void {
  settings.forEach(({ type, label, default: given }, s) => {
    if (given === undefined || isSetting(type, given)) return;
    report(
      "roster",
      `roster.settings[${s}].default`,
      text(
        `“${label.zh}”的默认值 ${given} 与类型 ${type} 不符。`,
        `“${label.en}”: the default ${given} is no ${type}.`,
      ),
      text(
        "个数写整数，比率写 0 至 1，日期写序号（45565 是 2024-09-30），文字写文字。",
        "Write a whole number for a count, 0 to 1 for a rate, a serial for a date (45565 is 2024-09-30), words for a text.",
      ),
    );
  });
}

function isSetting(type: Setting["type"], given: number | string): boolean {
  if (type === "text" || typeof given === "string") return type === "text" && given !== "";
  if (type === "date") return given >= FIRST_LIKELY_DATE && given <= LAST_DATE;
  const isRate = type !== "rate" || given <= 1;
  return given >= 0 && isRate && (type !== "count" || Number.isInteger(given));
}

/** A unit belongs to one group, and one column says whose row it is. */
function checkUnits({ roster }: Rubric, report: Report): void {
  const count = roster.columns.filter(({ from }) => from === "unit").length;
  if (count !== 1) {
    report(
      "roster",
      "roster.columns",
      text(
        `单位名称列有 ${count} 个，应有 1 个。`,
        `There are ${count} columns of unit names, not one.`,
      ),
      text("请写一个 from 为 unit 的列。", "Have one column with from: unit."),
    );
  }
  const seen = new Set<string>();
  (roster.groups ?? []).forEach(({ units }, g) =>
    units.forEach((unit, u) => {
      if (seen.has(unit)) {
        report(
          "roster",
          `roster.groups[${g}].units[${u}]`,
          text(`单位“${unit}”出现两次。`, `The unit “${unit}” stands twice.`),
          text("一个单位只属于一组。", "A unit belongs to one group."),
        );
      }
      seen.add(unit);
    }),
  );
}

/** Reports columns whose formulas need each other. */
function checkCycles(columns: readonly RosterColumn[], report: Report): void {
  const needs = new Map(columns.map((column) => [formulaName(column.id), namesOf(column)]));
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (needs.get(from) ?? []).some((name) => {
      if (name === to) return true;
      if (seen.has(name)) return false;
      seen.add(name);
      return reaches(name, to, seen);
    });
  columns.forEach(({ id, header }, c) => {
    if (!reaches(formulaName(id), formulaName(id))) return;
    report(
      "roster",
      `roster.columns[${c}].value`,
      text(
        `列“${header}”的公式绕回到它自己。`,
        `The formula of the column “${header}” comes back to itself.`,
      ),
      text("请改公式，不要让几列互相引用。", "Change it so that columns do not need each other."),
    );
  });
}

/** The columns that a formula column names; unreadable formulas are reported elsewhere. */
function namesOf({ from, value }: RosterColumn): string[] {
  if (from !== "formula" || value === undefined) return [];
  try {
    return ruleFormula(value).names.map((name) => name.replace(/^column\./, ""));
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
}
