/** 记录: append only, one record for one person's typing in a cell, and what was done without the add-in. */
import { assign } from "../../src/review/acts";
import { inputAt, type ReviewCard } from "../../src/review/card";
import { folded, MOST_OF_CARD } from "../../src/review/fold-log";
import { logOf, withRecords, type NewRecord } from "../../src/review/log";
import { outsideOf } from "../../src/review/outside";
import { keptLines, withPresent } from "../../src/review/state";
import type { IdentityRow } from "../../src/sheets/identity/identity-rows";
import { openFile } from "../../src/review/file";
import { RUBRICS, soundCard } from "../intake/support/cards";
import { CHANGE, later, reviewed } from "./support/cards";

const score = (from: string, to: string, key = "goal"): NewRecord => ({
  ...{ what: "score", stage: "review", key, from, to },
});

const told = (rows: readonly IdentityRow[]) =>
  logOf(rows, "k1").map(({ what, key, from, to, by }) =>
    [what, key, from, to, by].join(" ").trim(),
  );

const typed = (card: ReviewCard, key: string, value: number, change = CHANGE) =>
  assign(card, [{ input: inputAt(card, "review", key)!, value }], change).card;

test("a record stands below the last row, and what stood there stays as it stood", () => {
  const { rows } = reviewed();
  const first = withRecords(rows, "k1", [score("0.5", "0.25")], CHANGE);
  const second = withRecords(first, "k1", [{ what: "sent", to: "文学院.xlsx" }], later(1));
  expect(second.slice(0, first.length)).toEqual(first);
  expect(second.at(-1)).toEqual([
    "k1",
    "log",
    expect.stringContaining('"what":"sent","to":"文学院.xlsx"'),
  ]);
});

test("one person's typing in a cell within ten minutes is one record; back to the first value none", () => {
  const { rows } = reviewed();
  const go = (minutes: number, from: string, to: string, by?: string) => (all: IdentityRow[]) =>
    withRecords(all, "k1", [score(from, to)], later(minutes, by));
  const first = go(0, "0.5", "0.25")([...rows]);
  expect(told(go(10, "0.25", "0.1")(first))).toEqual(["score goal 0.5 0.1 张三"]);
  expect(told(go(9, "0.25", "0.5")(first))).toEqual([]);
  expect(told(go(11, "0.25", "0.1")(first))).toHaveLength(2);
  expect(told(go(1, "0.25", "0.1", "李四")(first))).toHaveLength(2);
  const other = withRecords(first, "k1", [score("1", "0", "leadership")], later(1));
  expect(told(go(2, "0.25", "0.1")(other))).toEqual([
    "score leadership 1 0 张三",
    "score goal 0.5 0.1 张三",
  ]);
  const signed = withRecords(first, "k1", [{ what: "signed", stage: "review" }], later(1));
  expect(told(go(2, "0.25", "0.1")(signed))).toHaveLength(3);
});

test("two equal rows are one record; one whose contents are others than its id is told", () => {
  const rows = withRecords(reviewed().rows, "k1", [score("0.5", "0.25")], CHANGE);
  expect(logOf([...rows, rows.at(-1)!], "k1")).toHaveLength(1);
  expect(logOf(rows, "k1")[0]).toMatchObject({ altered: false });
  const [card, key, text] = rows.at(-1) as [string, string, string];
  const forged = [...rows.slice(0, -1), [card, key, text.replace('"0.25"', '"0.4"')]];
  expect(logOf(forged, "k1")[0]).toMatchObject({ to: "0.4", altered: true });
});

test("records as they were written before they had an id are read", () => {
  const old =
    '{"at":"2026-11-01T08:00:00+08:00","by":"王","what":"reading.veto","from":"a","to":"b"}';
  expect(logOf([["k1", "log", old]], "k1")).toMatchObject([
    { what: "reading", key: "veto", from: "a", to: "b", by: "王", altered: false },
  ]);
});

test("what was changed without the add-in is a record a cell, by nobody", () => {
  const card = typed(reviewed(), "goal", 0.25);
  expect(outsideOf(card)).toEqual({ changes: [], filled: null });
  const { rows } = card;
  const elsewhere = { ...typed(typed(card, "leadership", 0.1), "staffing", 1), rows };
  expect(outsideOf(elsewhere).changes.map(({ key, from, to }) => [key, from, to])).toEqual([
    ["leadership", "0.5", "0.1"],
    ["staffing", "2.5", "1"],
  ]);
  const next = typed(elsewhere, "goal", 0.3, later(20));
  expect(told(next.rows)).toEqual([
    "score goal 0.5 0.25 张三",
    "outside leadership 0.5 0.1",
    "outside staffing 2.5 1",
    "score goal 0.25 0.3 张三",
  ]);
  expect(outsideOf(next)).toEqual({ changes: [], filled: null });
});

test("a blank first stage that comes back filled in is one record, with its number", () => {
  const filled = reviewed();
  const self = filled.scorecard.stages.self!;
  const blank = {
    ...filled,
    scorecard: {
      ...filled.scorecard,
      stages: { review: { scores: {}, facts: {} }, self: { scores: {}, facts: {} } },
    },
  };
  const back = {
    ...filled,
    scorecard: { ...filled.scorecard, stages: { self, review: { scores: {}, facts: {} } } },
    rows: withPresent(blank.rows, blank),
  };
  const n = [...Object.keys(self.scores), ...Object.keys(self.facts)].length;
  expect(outsideOf(back)).toEqual({ changes: [], filled: { stage: "self", n } });
});

test("a state of any length stands in cells that every program keeps whole", () => {
  const card = reviewed();
  const rows = withPresent(card.rows, card);
  const state = rows.filter(([, key]) => String(key).startsWith("state.now."));
  expect(state.every(([, , value]) => String(value).length <= 30_000)).toBe(true);
  expect(keptLines(rows, "k1")).toHaveLength((JSON.parse(String(state[0]![2])) as string[]).length);
  expect(keptLines(rows, "k2")).toBeNull();
});

test("a full log folds the oldest half of its typing, a record a cell; nothing before a signature in force", () => {
  const records = Array.from({ length: MOST_OF_CARD }, (_, nth) =>
    score(String(nth), String(nth + 1), nth % 2 === 0 ? "goal" : "leadership"),
  );
  const rows = [
    ...reviewed().rows,
    ...records.flatMap((record, nth) => withRecords([], "k1", [record], later(nth * 60))),
    ...withRecords([], "k1", [{ what: "sent" }], later(0)),
  ];
  const { rows: shorter, n } = folded(rows, "k1", later(9), []);
  expect(n).toBe(MOST_OF_CARD / 2);
  const log = logOf(shorter, "k1");
  expect(log).toHaveLength(MOST_OF_CARD / 2 + 3);
  expect(log.slice(0, 2)).toMatchObject([
    { what: "folded", key: "goal", from: "0", to: "2499", n: 1250 },
    { what: "folded", key: "leadership", from: "1", to: "2500", n: 1250 },
  ]);
  expect(log.at(-1)).toMatchObject({ what: "sent" });
  const signedAt = logOf(rows, "k1").length;
  expect(folded(rows, "k1", later(9), [signedAt])).toMatchObject({ n: 0 });
});

describe("a card that nobody has recorded yet", () => {
  it.each(RUBRICS.filter(({ table }) => table).map(({ id }) => id))(
    "of %s is as it was drawn; filled in elsewhere, it is one finding of so many cells",
    async (id) => {
      const of = async (stages?: Parameters<typeof soundCard>[1]) =>
        outsideOf(openFile(await soundCard(id, stages), RUBRICS).cards[0]!.card);
      expect(await of({ stages: {} })).toEqual({ changes: [], filled: null });
      const { changes, filled } = await of();
      expect(changes).toEqual([]);
      expect(filled!.n).toBeGreaterThan(2);
    },
  );

  it("nor is anything told of a card of which nobody knows how it was drawn", () => {
    expect(outsideOf(reviewed())).toEqual({ changes: [], filled: null });
  });
});
