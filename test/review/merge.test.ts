/** Two reviewers' copies of one card: what one changed counts, what both changed differently is asked. */
import { assign, giveReason } from "../../src/review/acts";
import { inputAt, type ReviewCard } from "../../src/review/card";
import { logOf, withRecords } from "../../src/review/log";
import { isSameCard, merge } from "../../src/review/merge";
import { reasonsOf } from "../../src/review/reason-rows";
import { checkSignature, sign, signatureOf } from "../../src/review/signature";
import { outsideOf } from "../../src/review/outside";
import { CHANGE, later, reviewed } from "./support/cards";

const typed = (card: ReviewCard, key: string, value: number | null, change = CHANGE) =>
  assign(card, [{ input: inputAt(card, "review", key)!, value }], change).card;

const sha256 = "b".repeat(64);
const change = later(90, "王主任");
const together = (a: ReviewCard, b: ReviewCard, prefer?: "A" | "B") =>
  merge(a, b, { sha256, change, ...(prefer === undefined ? {} : { prefer }) });

const value = (card: ReviewCard, key: string) => inputAt(card, "review", key)!.value;

const start = typed(reviewed(), "goal", 0.25);
const a = typed(start, "leadership", 0.1, later(20, "张三"));
const b = typed(typed(start, "staffing", 2, later(30, "李四")), "late-items", 3, later(31, "李四"));

test("what only one of them changed is taken, each with its record, in the order of time", () => {
  const { card, records, conflicts, cells } = together(a, b);
  expect(conflicts).toEqual([]);
  expect(records).toBe(2);
  expect(["goal", "leadership", "staffing", "late-items"].map((key) => value(card, key))).toEqual([
    ...["0.25", "0.1", "2", "3"],
  ]);
  expect(logOf(card.rows, "k1").map(({ what, key, by }) => [what, key, by])).toEqual([
    ["score", "goal", "张三"],
    ["score", "leadership", "张三"],
    ["score", "staffing", "李四"],
    ["fact", "late-items", "李四"],
    ["merged", "", "王主任"],
  ]);
  expect(logOf(card.rows, "k1").at(-1)).toMatchObject({ from: sha256, to: "2" });
  expect(outsideOf(card)).toEqual({ changes: [], filled: null });
  expect(cells.length).toBe(0); // these cards stand nowhere
  const back = together(b, a).card;
  expect(["leadership", "staffing"].map((key) => value(back, key))).toEqual(["0.1", "2"]);
});

test("both alike is once; both differently is a conflict with names and times, until one is taken", () => {
  const [one, other] = [typed(a, "visits", 1, later(40)), typed(b, "visits", 1, later(41, "李四"))];
  expect(together(one, other).conflicts).toEqual([]);
  const unlike = typed(other, "visits", 2, later(60, "李四"));
  const { card, conflicts } = together(one, unlike);
  expect(card).toBe(one);
  expect(conflicts).toMatchObject([
    {
      ...{ stage: "review", key: "visits" },
      a: { value: "1", by: "张三", at: later(40).at },
      b: { value: "2", by: "李四", at: later(60).at },
    },
  ]);
  expect(value(together(one, unlike, "A").card, "visits")).toBe("1");
  expect(value(together(one, unlike, "B").card, "visits")).toBe("2");
});

test("what one of them put back is as it was: the other's change counts", () => {
  const back = typed(typed(a, "visits", 1, later(40)), "visits", 2.5, later(60));
  expect(value(together(back, typed(b, "visits", 2, later(41, "李四"))).card, "visits")).toBe("2");
});

test("reasons come along; other cards and rubrics are refused", () => {
  const { rows, record } = giveReason(
    b,
    { stage: "review", key: "staffing" },
    { code: "data", text: "" },
    later(32, "李四"),
  );
  const reasoned = { ...b, rows: withRecords(rows, "k1", [record], later(32, "李四")) };
  expect(reasonsOf(together(a, reasoned).card)).toMatchObject([
    { key: "staffing", code: "data", by: "李四" },
  ]);
  expect(isSameCard(a, b)).toBe(true);
  expect(isSameCard(a, { ...b, id: "k2" })).toBe(false);
  expect(isSameCard(a, { ...b, rubric: { ...b.rubric, version: "9.9.9" } })).toBe(false);
});

test("a signature survives only where the merged state is the signed one", () => {
  const signed = { ...a, rows: sign(a, "review", later(50)).rows };
  const same = together(signed, start).card;
  const kept = signatureOf(same, "review")!;
  expect(kept.open).toBe(false);
  expect(checkSignature(same, kept, [])).toMatchObject({ intact: true, logAltered: false });
  const from = together(start, signed).card;
  expect(checkSignature(from, signatureOf(from, "review")!, [])).toMatchObject({
    intact: true,
    logAltered: false,
  });
  const other = together(signed, b).card;
  expect(signatureOf(other, "review")).toMatchObject({ open: true });
});
