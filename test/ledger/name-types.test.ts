/** What each kind of name stands for: the check refuses it, and the ledger writes its nodes, by the same types. */
import { printTree } from "../../src/formula/compile";
import { ledgerOf } from "../../src/ledger/ledger";
import { figureCell } from "../../src/ledger/figures";
import { rulingOf } from "../../src/ledger/criteria";
import { rosterLedgerOf } from "../../src/ledger/roster";
import { parseRubric } from "../../src/rubric/load";
import { rulebookOf, type Rulebook } from "../../src/rubric/rulebook";
import type { Fact, Rubric, RosterColumn, Setting } from "../../src/rubric/types";
import { agreementRubric } from "../support/agreement/rubric";

const words = (zh: string) => ({ zh, en: zh });

const fact = (id: string, type: Fact["type"], more: Partial<Fact> = {}): Fact => ({
  ...{ id, label: words(id), type },
  ...more,
});

const column = (id: string, more: Pick<RosterColumn, "from" | "value" | "type">): RosterColumn => ({
  ...{ id, header: id, width: 9 },
  ...more,
});

const setting = (id: string, type: Setting["type"]): Setting => ({ id, label: words(id), type });

/** Every kind of name beside those of the agreement rubric. */
function rubricOfNames(): Rubric {
  const base = structuredClone(agreementRubric());
  base.facts.push(
    fact("gap", "signed"),
    fact("gap-if-any", "signed", { optional: true }),
    fact("share-if-any", "rate", { optional: true }),
    fact("note", "text"),
    fact("staff", "number", { min: 1 }),
    fact("people", "number", { min: 1, members: [{ id: "a", label: words("甲") }] }),
    fact("yes-if-any", "flag", { optional: true }),
  );
  base.categories = [{ id: "core", name: "达标类" }];
  base.sections[0]!.subsections[0]!.criteria[0]!.category = "core";
  base.outcome.items = [
    { id: "item", label: words("档次"), formula: "0", type: "number", clause: "一" },
  ];
  base.roster.columns.push(
    ...[
      column("typed-rate", { from: "fact", value: "actual", type: "rate" }),
      column("typed-count", { from: "fact", value: "cases", type: "count" }),
      column("typed-day", { from: "fact", value: "when", type: "text" }),
      column("typed-level", { from: "fact", value: "level", type: "text" }),
      column("typed-flag", { from: "fact", value: "yes", type: "flag" }),
      column("first", { from: "score", value: "section.rules", type: "number" }),
      column("computed", { from: "formula", value: "1/3", type: "number" }),
      column("computed-flag", { from: "formula", value: "1>0", type: "flag" }),
      column("asks", { from: "formula", value: "0", type: "number" }),
    ],
  );
  base.roster.settings = [
    ...[setting("places", "count"), setting("least", "number"), setting("share", "rate")],
    ...[setting("day", "date"), setting("author", "text")],
  ];
  return base;
}

type Place = "rule" | "total" | "outcome" | "roster" | "check";

function put(rubric: Rubric, place: Place, formula: string): void {
  switch (place) {
    case "rule":
      rubric.sections[0]!.subsections[0]!.criteria[0]!.rule = formula;
      return;
    case "total":
      rubric.outcome.total = formula;
      return;
    case "outcome":
      rubric.outcome.items[0]!.formula = formula;
      return;
    case "roster":
      rubric.roster.columns.find(({ id }) => id === "asks")!.value = formula;
      return;
    case "check":
      rubric.roster.checks = [{ formula, message: words("请核对。") }];
  }
}

/** A cell of the ledger by its id alone; the points of a criterion, and what has no id, by their kind. */
function short(cell: string): string {
  const [kind = "", id = ""] = cell.split("|");
  return kind === "points" || id === "" ? kind : id.replace("lines:", "");
}

const NODES: Record<Place, (book: Rulebook) => Parameters<typeof printTree>[0]> = {
  rule: (book) => rulingOf(book, book.criteria[0]!, 0).rule,
  total: (book) => ledgerOf(book).nodes.get(figureCell("total", "self"))!,
  outcome: (book) => ledgerOf(book).nodes.get(figureCell("item:item", "self"))!,
  roster: (book) => rosterLedgerOf(book).formulas.get("asks")!,
  check: (book) => rosterLedgerOf(book).checks.at(-1)!.node,
};

/** The nodes that the ledger makes of a formula, or what the check says of it. */
function madeOf(place: Place, formula: string): string {
  const rubric = rubricOfNames();
  put(rubric, place, formula);
  const { rubric: read, problems } = parseRubric(JSON.stringify(rubric), "names.json");
  if (!read) return problems.map(({ path, message }) => `${path} ${message.zh}`).join("\n");
  return printTree(NODES[place](rulebookOf(read)), short);
}

const MADE: readonly (readonly [what: string, Place, formula: string, nodes: string])[] = [
  ["points", "rule", "MIN(points,visits)", "MIN(points,visits)"],
  ["a count", "rule", "IF(visits>=3,points,0)", "IF(visits>=3,points,0)"],
  ["a rate", "rule", "IF(actual>=0.9,points,0)", "IF(ROUND(actual,9)>=0.9,points,0)"],
  ["a signed number", "rule", "IF(gap>=0.9,points,0)", "IF(ROUND(gap,9)>=0.9,points,0)"],
  [
    "an optional one",
    "rule",
    "IF(AND(gap_if_any>=0.9,visits>0),points,0)",
    "IF(AND(ROUND(N(gap-if-any),9)>=0.9,visits>0),points,0)",
  ],
  [
    "an optional rate",
    "rule",
    "IF(AND(share_if_any>=0.9,visits>0),points,0)",
    "IF(AND(ROUND(N(share-if-any),9)>=0.9,visits>0),points,0)",
  ],
  ["a date", "rule", "IF(when<=45565,points,0)", "IF(INT(when)<=45565,points,0)"],
  [
    "an optional date",
    "rule",
    "IF(AND(before<=45565,visits>0),points,0)",
    "IF(AND(INT(N(before))<=45565,visits>0),points,0)",
  ],
  ["a choice", "rule", 'IF(level="省级",points,0)', 'IF(level="省级",points,0)'],
  ["a text", "rule", 'IF(note="有",points,0)', 'IF(note="有",points,0)'],
  ["a flag", "rule", "IF(yes,points,0)", "IF(RUBRIC.VETO(yes),points,0)"],
  [
    "an optional flag",
    "rule",
    "IF(AND(yes_if_any,visits>0),points,0)",
    "IF(AND(RUBRIC.VETO(yes-if-any),visits>0),points,0)",
  ],
  ["lines", "rule", "MIN(points,SUM(amounts))", "MIN(points,SUM(amounts))"],
  [
    "one line, which may be empty",
    "rule",
    "IF(rates.a>=0.5,points,0)",
    "IF(ROUND(N(rates.a),9)>=0.5,points,0)",
  ],
  [
    "a fact without a guard",
    "total",
    "IF(actual>=0.9,base,0)",
    "IF(ROUND(N(actual),9)>=0.9,base,0)",
  ],
  ["a section", "outcome", "IF(section.rules>=60,1,0)", "IF(ROUND(section:rules,9)>=60,1,0)"],
  ["a category", "outcome", "IF(category.core>=60,1,0)", "IF(ROUND(category:core,9)>=60,1,0)"],
  ["base and bonus", "outcome", "IF(base+bonus>=60,1,0)", "IF(ROUND(base+bonus,9)>=60,1,0)"],
  ["the total, a veto", "outcome", "IF(vetoed,0,total)", 'IF(veto="是",0,total)'],
  ["a date without a guard", "outcome", "IF(when<=45565,1,0)", "IF(INT(N(when))<=45565,1,0)"],
  [
    "a typed rate of a row",
    "roster",
    "IF(typed_rate>=0.9,1,0)",
    "IF(ROUND(N(typed-rate),9)>=0.9,1,0)",
  ],
  ["a typed count", "roster", "IF(typed_count>=9,1,0)", "IF(N(typed-count)>=9,1,0)"],
  ["a typed date", "roster", "IF(typed_day<=45565,1,0)", "IF(INT(N(typed-day))<=45565,1,0)"],
  ["a typed choice", "roster", 'IF(typed_level="省级",1,0)', 'IF(typed-level="省级",1,0)'],
  ["a typed flag", "roster", "IF(typed_flag,1,0)", "IF(RUBRIC.VETO(typed-flag),1,0)"],
  [
    "a figure of the card",
    "roster",
    "IF(first>=60,1,0)",
    "IF(IF(ISNUMBER(first),ROUND(first,9),first)>=60,1,0)",
  ],
  ["a flag of the card", "roster", "IF(vetoed,1,0)", "IF(RUBRIC.VETO(vetoed),1,0)"],
  [
    "a computed figure",
    "roster",
    "IF(computed>=0.3,1,0)",
    "IF(IF(ISNUMBER(computed),ROUND(computed,9),computed)>=0.3,1,0)",
  ],
  ["a computed rank", "roster", "IF(rank<=3,1,0)", "IF(rank<=3,1,0)"],
  ["a computed flag", "roster", "IF(computed_flag,1,0)", 'IF(computed-flag="是",1,0)'],
  ["a whole column", "roster", "SUM(column.typed_count)", "SUM(typed-count)"],
  ["how many units", "roster", "IF(units>=3,1,0)", "IF(units>=3,1,0)"],
  ["a setting: count", "roster", "IF(units>=setting.places,1,0)", "IF(units>=N(places),1,0)"],
  ["number", "roster", "IF(units>=setting.least,1,0)", "IF(units>=ROUND(N(least),9),1,0)"],
  ["rate", "roster", "IF(units>=setting.share,1,0)", "IF(units>=ROUND(N(share),9),1,0)"],
  ["date", "roster", "IF(typed_day<=setting.day,1,0)", "IF(INT(N(typed-day))<=INT(N(day)),1,0)"],
  ["text", "roster", 'IF(setting.author="就业办",1,0)', 'IF(author="就业办",1,0)'],
  ["is it given", "roster", 'IF(setting.least="",0,1)', 'IF(least="",0,1)'],
  ["a typed rate in a check", "check", "typed_rate<=0.9", "ROUND(N(typed-rate),9)<=0.9"],
];

test.each(MADE)("%s, in a %s: %s", (_, place, formula, nodes) => {
  expect(madeOf(place, formula)).toContain(nodes);
});

const RULE = "sections[0].subsections[0].criteria[0].rule";
const ITEM = "outcome.items[0].formula";
const COLUMN = "roster.columns";

const REFUSED: readonly (readonly [what: string, Place, formula: string, path: string])[] = [
  ["a choice as a number", "rule", "IF(level=3,points,0)", RULE],
  ["a date as a number", "rule", "MIN(points,when*2)", RULE],
  ["a flag as a word", "rule", 'IF(yes="是",points,0)', RULE],
  ["lines as one value", "rule", "MIN(points,amounts*2)", RULE],
  ["a number compared with nothing", "rule", 'IF(gap="",points,0)', RULE],
  ["a divisor in a line, which may be empty", "rule", "MIN(points,visits/people.a)", RULE],
  ["a divisor without a guard", "outcome", "total/staff", ITEM],
  ["another item of the outcome", "outcome", "outcome.item+1", ITEM],
  ["the total in itself", "total", "total+1", "outcome.total"],
  ["points outside of rules", "outcome", "total/points", ITEM],
  ["a typed count compared with nothing", "roster", 'IF(typed_count="",0,1)', COLUMN],
  ["a typed choice by another word", "roster", 'IF(typed_level="市级",0,1)', COLUMN],
  ["a computed flag as a word", "roster", 'IF(computed_flag="是",0,1)', COLUMN],
  ["a whole column as one value", "roster", "column.typed_count*2", COLUMN],
  ["a setting of words as a number", "roster", "setting.author*2", COLUMN],
  ["a computed column in a check", "check", "computed<=0.9", "roster.checks[0].formula"],
];

test.each(REFUSED)("%s is refused, in a %s: %s", (_, place, formula, path) => {
  expect(madeOf(place, formula).slice(0, path.length)).toBe(path);
});

test("a divisor behind the guard of a rule is never 0", () => {
  expect(madeOf("rule", "MIN(points,visits/staff)")).toBe("MIN(points,visits/staff)");
});
