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
  /** What the workbook says of its readings, where that is not the default. */
  readings?: Record<string, string>;
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
  "self in-parts#1": 2,
  "self in-parts#2": 1,
  "self false-data": "否",
};

const row = (
  what: string,
  typed: Filling,
  figure: string,
  cell: Scalar,
  more: Pick<AgreementRow, "pane" | "says" | "readings"> = {},
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
  row("9.30 typed as a number is no day", { "self when": 9.3 }, "self score:in-time", 10, {
    pane: "",
    says: ["unreadable", "read-as"],
  }),
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
  row("with a blank behind", { "self level": "省级 " }, "self score:a-level", "", asRead(3)),
  row("a wide one", { "self level": "省级\u3000" }, "self score:a-level", "", asRead(3)),
  row("no choice", { "self level": "市级" }, "self score:a-level", "", wrong("unreadable")),
  row(
    "no choice, corrected later",
    { "self level": "市级", "final level": "省级" },
    "final score:a-level",
    3,
    wrong("unreadable"),
  ),
  row("a number for a choice", { "self level": 2 }, "self score:a-level", "", wrong("unreadable")),
  row("a choice that may be left out", {}, "self score:no-rank", 4),
  row(
    "no choice in its place",
    { "self rank": "丙" },
    "self score:no-rank",
    "",
    wrong("unreadable"),
  ),

  row("a word for a date", { "self when": "月底" }, "self score:in-time", "", wrong("unreadable")),
  row(
    "for a date that may be left out",
    { "self before": "月底" },
    "self score:an-optional-date",
    4,
    wrong("unreadable"),
  ),
  row(
    "a word for a count",
    { "self cases": "2例半" },
    "self score:a-count",
    "",
    wrong("unreadable"),
  ),
  row(
    "for a count that may be left out",
    { "self extra": "若干" },
    "self score:extra-visits",
    50,
    wrong("unreadable"),
  ),
  row("TRUE for a count", { "self cases": true }, "self score:a-count", "", wrong("unreadable")),
  row(
    "a word for one of several lines",
    { "self amounts.c": "若干" },
    "self score:lines-summed",
    15,
    wrong("unreadable"),
  ),
  row(
    "an error for one of them",
    { "self amounts.c": { formula: "=1/0" } },
    "self score:lines-summed",
    "",
    wrong("error", "unreadable"),
  ),
  row(
    "an error for a count",
    { "self cases": { formula: "=1/0" } },
    "self score:a-count",
    "",
    wrong("error", "unreadable"),
  ),
  row(
    "for a count that may be left out",
    { "self extra": { formula: "=1/0" } },
    "self score:extra-visits",
    "",
    wrong("error", "unreadable"),
  ),
  row(
    "an error for a choice",
    { "self level": { formula: "=1/0" } },
    "self score:a-level",
    "",
    wrong("error", "unreadable"),
  ),
  row(
    "an error for one that may be left out",
    { "self rank": { formula: "=1/0" } },
    "self score:no-rank",
    "",
    wrong("error", "unreadable"),
  ),

  row("a flag as condition: 是", { "self yes": "是" }, "self score:a-flag", 3),
  row("with a wide blank", { "self yes": "是\u3000" }, "self score:a-flag", 3),
  row("否", { "self yes": "否" }, "self score:a-flag", 0),
  row("neither", { "self yes": "也许" }, "self score:a-flag", "", wrong("unreadable")),

  row("lines that are summed", {}, "self score:lines-summed", 19),
  row("one of them text", { "self amounts.c": "0.4" }, "self score:lines-summed", 15, asRead(19)),
  row("and its total", { "self amounts.c": "0.4" }, "self total", 195, asRead(199)),

  row("a veto", { "self false-data": "是" }, "counted veto", "是"),
  row("是 with a wide blank", { "self false-data": "是\u3000" }, "counted veto", "是"),
  row("大概", { "self false-data": "大概" }, "counted veto", "否", wrong("unreadable")),
  row(
    "大概, and no stage counts",
    { "self false-data": "大概" },
    "counted counted",
    "有误，更正前不计入",
    wrong("unreadable"),
  ),
  row("a number for a veto", { "self false-data": 3 }, "counted veto", "否", wrong("unreadable")),
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
  row("with its own total", { "final judged": 4, "final staffing": null }, "counted total", 198),

  row("a rate pasted as 93.5", { "self actual": "93.5" }, "self score:a-share", "", asRead(93.5)),
  row("as 93.5%", { "self actual": "93.5%" }, "self score:a-share", "", asRead(93.5)),
  row("typed as 93.5", { "self actual": 93.5 }, "self score:a-share", 100, asRead(93.5)),
  row("a score pasted as ３分", { "self judged": "３分" }, "self score:judged", "３分", asRead(3)),
  row("and its total", { "self judged": "３分" }, "self total", 194, asRead(197)),
  row("a count pasted as 2例", { "self cases": "2例" }, "self score:a-count", "", asRead(8)),
  row("2例半", { "self cases": "2例半" }, "self score:a-count", "", wrong("unreadable")),

  row("a score of parts", {}, "self score:in-parts", 3),
  row("a part is empty", { "self in-parts#2": null }, "self score:in-parts", ""),
  row("pasted as ２", { "self in-parts#2": "２" }, "self score:in-parts", "", asRead(4)),
  row("typed as 三", { "self in-parts#2": "三" }, "self score:in-parts", "", asRead(5)),
  row("as 大概", { "self in-parts#2": "大概" }, "self score:in-parts", "", wrong("unreadable")),
  row(
    "a part that shows an error",
    { "self in-parts#2": { formula: "=1/0" } },
    "self score:in-parts",
    "",
    wrong("error"),
  ),
  row(
    "and no stage counts",
    { "self in-parts#2": { formula: "=1/0" } },
    "counted counted",
    "有误，更正前不计入",
    wrong("error"),
  ),

  row(
    "a count that a hair is missing of",
    { "self cases": 2.9999999999 },
    "self score:a-count",
    7.0000000001,
    {
      pane: "",
      says: ["unreadable", "read-as"],
    },
  ),
  row(
    "a formula of TRUE for a count",
    { "self cases": { formula: "=TRUE" } },
    "self score:a-count",
    "",
    wrong("unreadable"),
  ),
  row(
    "a third of a large number, three times",
    { "self staffing": { formula: "=1e9/3*3" } },
    "self score:there-and-back",
    2,
  ),
  row("a little less", { "self staffing": 999_999_999 }, "self score:there-and-back", 0),

  row("a reading by default", {}, "self score:as-read", 3),
  row("another option", {}, "self score:as-read", 6, { readings: { how: "twice" } }),
  row("an option that there is not", {}, "self score:as-read", 3, { readings: { how: "thrice" } }),
  row("a reading that there is not", {}, "self score:as-read", 3, { readings: { why: "twice" } }),
];
