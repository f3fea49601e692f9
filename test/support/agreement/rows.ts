/** On which contents cell and assessment could part, and what each of them gives. */
import type { Scalar } from "../../../src/formula/values";
import type { FindingKind } from "../../../src/scoring/types";
import type { Content } from "../excel-doubles/workbook";

/** What somebody typed, by stage and key; null empties the cell, a formula stands in it as one. */
export type Filling = Readonly<Record<string, Content["value"] | { formula: string }>>;

export interface AgreementRow {
  what: string;
  /** Beside, or in place of, what is sound. */
  typed: Filling;
  /** Stage and figure: `self score:in-time`. */
  figure: string;
  /** What the cell shows. */
  cell: Scalar;
  /** What the assessment says, where the entry was read as it was meant; told then. */
  pane?: Scalar;
  /** What is told of it. */
  says?: readonly FindingKind[];
}

/** Everything filled in, on the first stage. */
export const SOUND: Filling = {
  "self visits": 5,
  "self when": 45566,
  "self rates.a": 0.9,
  "self rates.b": 0.6,
  "self rates.c": 0.1,
  "self amounts.a": 0.5,
  "self amounts.b": 1,
  "self amounts.c": 0.4,
  "self actual": 0.94,
  "self target": 0.9,
  "self level": "国家级",
  "self yes": "否",
  "self staffing": 3,
  "self cases": 2,
  "self judged": 5,
  "self false-data": "否",
};

const row = (
  what: string,
  typed: Filling,
  figure: string,
  cell: Scalar,
  more: Pick<AgreementRow, "pane" | "says"> = {},
): AgreementRow => ({ what, typed, figure, cell, ...more });

const asRead = (pane: Scalar) => ({ pane, says: ["read-as"] as const });
const wrong = (...says: FindingKind[]) => ({ says });

export const ROWS: readonly AgreementRow[] = [
  row("an optional count is empty", {}, "self score:extra-visits", 50),
  row("it is given", { "self extra": 1 }, "self score:extra-visits", 60),
  row("it shows nothing", { "self extra": { formula: '=""' } }, "self score:extra-visits", 50),
  row("it is empty on the next stage, too", {}, "final score:extra-visits", 50),

  row("a date on its bound", { "self when": 45565 }, "self score:in-time", 10),
  row("with a time of day", { "self when": 45565.75 }, "self score:in-time", 10),
  row("the day after", { "self when": 45566 }, "self score:in-time", 0),
  row("typed as text", { "self when": "2024-09-30" }, "self score:in-time", "", asRead(10)),
  row("with points", { "self when": "2024.9.30" }, "self score:in-time", "", asRead(10)),

  row("lines that reach a bound", {}, "self score:lines-reached", 4),
  row("one of them on the bound", { "self rates.b": 0.5 }, "self score:lines-reached", 4),
  row("below it", { "self rates.b": 0.4999 }, "self score:lines-reached", 2),
  row(
    "a line emptied on the next stage",
    { "final rates.b": null },
    "final score:lines-reached",
    4,
  ),

  row("a difference on its bound", {}, "self score:a-gap", 5),
  row("below it", { "self actual": 0.9399 }, "self score:a-gap", 0),

  row("a choice", { "self level": "省级" }, "self score:a-level", 3),
  row("with a blank behind", { "self level": "省级 " }, "self score:a-level", 0, asRead(3)),
  row("a wide one", { "self level": "省级\u3000" }, "self score:a-level", 0, asRead(3)),
  row("no choice", { "self level": "市级" }, "self score:a-level", 0, {
    pane: "",
    says: ["unreadable", "read-as"],
  }),

  row("a flag as condition: 是", { "self yes": "是" }, "self score:a-flag", 3),
  row("with a wide blank", { "self yes": "是\u3000" }, "self score:a-flag", 3),
  row("否", { "self yes": "否" }, "self score:a-flag", 0),
  row("neither", { "self yes": "也许" }, "self score:a-flag", "", wrong("unreadable")),

  row("lines that are summed", {}, "self score:lines-summed", 19),
  row("one of them text", { "self amounts.c": "0.4" }, "self score:lines-summed", 15, asRead(19)),
  row("and its total", { "self amounts.c": "0.4" }, "self total", 187, asRead(191)),

  row("a veto", { "self false-data": "是" }, "counted veto", "是"),
  row("是 with a wide blank", { "self false-data": "是\u3000" }, "counted veto", "是"),
  row(
    "a veto carried over, then emptied",
    { "self false-data": "是", "final false-data": null, "final judged": 4 },
    "counted veto",
    "是",
  ),
  row(
    "taken back in words",
    { "self false-data": "是", "final false-data": "否", "final judged": 4 },
    "counted veto",
    "否",
  ),
  row(
    "a veto in a review that is not complete",
    { "final false-data": "是" },
    "counted veto",
    "是",
  ),
  row("where the first stage counts", { "final false-data": "是" }, "counted counted", "自评"),

  row(
    "a fact carried over, then emptied",
    { "final judged": 4, "final staffing": null },
    "final score:a-number",
    6,
  ),
  row(
    "and the stage counts",
    { "final judged": 4, "final staffing": null },
    "counted counted",
    "终审",
  ),
  row("with its own total", { "final judged": 4, "final staffing": null }, "counted total", 190),

  row("a rate pasted as 93.5", { "self actual": "93.5" }, "self score:a-share", "", asRead(93.5)),
  row("as 93.5%", { "self actual": "93.5%" }, "self score:a-share", "", asRead(93.5)),
  row("typed as 93.5", { "self actual": 93.5 }, "self score:a-share", 100, asRead(93.5)),
  row("a score pasted as ３分", { "self judged": "３分" }, "self score:judged", "３分", asRead(3)),
  row("and its total", { "self judged": "３分" }, "self total", 186, asRead(189)),
  row("a count pasted as 2例", { "self cases": "2例" }, "self score:a-count", "", asRead(8)),
  row("2例半", { "self cases": "2例半" }, "self score:a-count", "", wrong("unreadable")),
];
