/** 定稿: any input that is touched afterwards is told, once, and nothing else is. */
import { assign } from "../../src/review/acts";
import { inputAt, inputsOf, type ReviewCard } from "../../src/review/card";
import { codeOf } from "../../src/review/digest";
import { giveReason } from "../../src/review/acts";
import { logOf, withRecords } from "../../src/review/log";
import { checkSignature, isClosed, reopen, sign, signatureOf } from "../../src/review/signature";
import { OFFICIAL_TABLES, rubricOf } from "../support/rubrics";
import { CHANGE, later, reviewed } from "./support/cards";

const signed = (card: ReviewCard, stage = "review"): ReviewCard => ({
  ...card,
  rows: sign(card, stage, CHANGE).rows,
});

const checked = (card: ReviewCard, stage = "review") =>
  checkSignature(card, signatureOf(card, stage)!, []);

const type = (card: ReviewCard, stage: string, key: string, value: number | boolean | null) =>
  assign(card, [{ input: inputAt(card, stage, key)!, value }], later(30)).card;

test("a signed card that nobody touched is intact; its row holds code, check sum and log", () => {
  const card = signed(reviewed());
  expect(checked(card)).toMatchObject({
    ...{ intact: true, damaged: false, logAltered: false },
    ...{ changed: [], effects: [], form: [] },
  });
  const signature = signatureOf(card, "review")!;
  expect(signature).toMatchObject({ ...CHANGE, open: false, reasonsMissing: 0, log: { n: 1 } });
  expect(signature.code).toBe(codeOf(signature.sha256));
  expect(logOf(card.rows, "k1").at(-1)).toMatchObject({
    ...{ what: "signed", stage: "review", from: "", to: signature.code },
  });
});

test.each(OFFICIAL_TABLES)("%s: every input that is changed is told, one cause once", (id) => {
  const rubric = rubricOf(id);
  const last = rubric.stages.at(-1)!.id;
  const card = signed(reviewed({}, rubric), last);
  const typed = inputsOf(card).filter(({ origin }) => origin === "typed");
  // One of every kind at every stage; each of them costs a whole card.
  const kinds = new Map(
    typed.map((input) => [`${input.kind} ${input.stage} ${typeof input.content}`, input]),
  );
  for (const input of kinds.values()) {
    const value = typeof input.content === "boolean" ? !input.content : Number(input.content) / 2;
    const { changed, intact } = checked(assign(card, [{ input, value }], CHANGE).card, last);
    expect(intact).toBe(false);
    expect(changed.map(({ what, stage, key }) => [what, stage, key])).toEqual([
      [input.kind, input.stage, input.key],
    ]);
  }
});

test("what only follows is an effect; each stage's total where it moves", () => {
  const { changed, effects } = checked(type(signed(reviewed()), "self", "late-items", 3));
  expect(changed).toMatchObject([
    { what: "fact", stage: "self", key: "late-items", from: "2", to: "3" },
  ]);
  const moved = effects.map(({ stage, figure, from, to }) => [stage, figure, from, to]);
  expect(moved).toEqual(
    expect.arrayContaining([
      ["review", "fact:late-items", "2", "3"],
      ["review", "score:timeliness", "4", "3"],
      ["review", "total", "113.043478261", "112.043478261"],
      ["self", "total", "113.043478261", "112.043478261"],
      ["counted", "total", "113.043478261", "112.043478261"],
    ]),
  );
});

test("the same number typed over a rule, and a fact that is emptied, are other origins", () => {
  const card = signed(reviewed({ facts: { "late-items": 2 } }));
  expect(checked(type(card, "review", "timeliness", 4)).changed).toMatchObject([
    { what: "score", from: "4", to: "4", fromOrigin: "rule", toOrigin: "typed" },
  ]);
  expect(checked(type(card, "review", "late-items", null)).changed).toMatchObject([
    { what: "fact", from: "2", to: "2", fromOrigin: "typed", toOrigin: "carried" },
  ]);
});

test("readings, unit, year and reasons are covered; later stages and other cards are not", () => {
  const card = signed(reviewed());
  const { scorecard } = card;
  const other = (change: Partial<ReviewCard["scorecard"]>) =>
    checked({ ...card, scorecard: { ...scorecard, ...change } }).changed.map(({ what, key }) => [
      what,
      key,
    ]);
  expect(other({ unit: "法学院" })).toEqual([["unit", ""]]);
  expect(other({ year: "2027" })).toEqual([["year", ""]]);
  expect(other({ readings: { veto: "zero" } })).toEqual([["reading", "veto"]]);
  const { rows } = giveReason(
    card,
    { stage: "review", key: "goal" },
    { code: "data", text: "" },
    CHANGE,
  );
  expect(checked({ ...card, rows }).changed).toMatchObject([{ what: "reason", key: "goal" }]);
  const self = signed(reviewed(), "self");
  expect(checked(type(self, "review", "goal", 0.1), "self").intact).toBe(true);
  expect(
    checked({ ...card, rows: withRecords(card.rows, "k2", [{ what: "sent" }], CHANGE) }).intact,
  ).toBe(true);
});

test("another check sum, code or state is damage, whatever else agrees", () => {
  const card = signed(reviewed());
  const altered = (pattern: RegExp, text: string) =>
    checked({
      ...card,
      rows: card.rows.map((row) => row.map((cell) => String(cell).replace(pattern, text))),
    });
  expect(altered(/"code":"..../, '"code":"0000')).toMatchObject({ damaged: true, intact: false });
  expect(altered(/"sha256":"....","/, "")).toMatchObject({ damaged: false });
  expect(altered(/goal\\ttyped\\t0.5/, "goal\\ttyped\\t1")).toMatchObject({
    damaged: true,
    intact: false,
  });
});

test("a record before the signature that is gone or new is told, and leaves the signature alone", () => {
  const typed = type(reviewed(), "review", "goal", 0.25);
  const card = signed(typed);
  const first = logOf(card.rows, "k1")[0]!;
  const without = { ...card, rows: card.rows.toSpliced(first.index, 1) };
  expect(checked(card)).toMatchObject({ intact: true, logAltered: false });
  expect(checked(without)).toMatchObject({ intact: true, logAltered: true });
  const behind = {
    ...card,
    rows: withRecords(card.rows, "k1", [{ what: "sent", to: "a" }], later(1)),
  };
  expect(checked(behind)).toMatchObject({ intact: true, logAltered: false });
});

test("reopening keeps the state and opens what follows; the next signature says from which code", () => {
  const self = signed(reviewed(), "self");
  const card = signed(self);
  const opened = { ...card, rows: reopen(card, "self", "补充材料", later(60)) };
  expect(["self", "review"].map((stage) => isClosed(opened, stage))).toEqual([false, false]);
  expect(logOf(opened.rows, "k1").filter(({ what }) => what === "reopened")).toMatchObject([
    { stage: "self", text: "补充材料", from: signatureOf(card, "self")!.code },
    { stage: "review" },
  ]);
  const again = signed(type(opened, "review", "goal", 0.25));
  expect(checked(again)).toMatchObject({ intact: true });
  expect(logOf(again.rows, "k1").at(-1)!.from).toBe(signatureOf(card, "review")!.code);
  const only = { ...card, rows: reopen(card, "review", "复核有误", later(60)) };
  expect(["self", "review"].map((stage) => isClosed(only, stage))).toEqual([true, false]);
});
