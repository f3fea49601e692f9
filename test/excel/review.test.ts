/** A card's review in Excel: what is worked out over what was read is written in one act, and nothing else is touched. */
import { drawReasons, takeReasonsBack } from "../../src/taskpane/review/reason-sheet";
import { reasonsOf } from "../../src/review/reason-rows";
import { drawEvidence } from "../../src/taskpane/review/draw-evidence";
import {
  evidenceWrites,
  signWrites,
  agreeWrites,
  reasonWrites,
  typingWrites,
  type Live,
} from "../../src/review/live";
import { logOf } from "../../src/review/log";
import { departuresOf, lacksReason } from "../../src/review/reasons";
import { checkSignature, signatureOf } from "../../src/review/signature";
import { openingOf } from "../../src/review/typing";
import type { ReviewCard } from "../../src/review/card";
import type { CardContents, CardRef } from "../../src/excel/types";
import { Typists } from "../../src/excel/typists";
import type { LoadedCard } from "../../src/excel/read";
import { factAt, scoreAt } from "./support/places";
import { smallRubric } from "./support/small-rubric";
import {
  byHand,
  contents,
  generated,
  openWorkbook,
  requestFor,
  whereSheetsOpen,
  type Workbook,
} from "./support/workbook";

const rubric = smallRubric();
const NAME = { zh: "复核", en: "review" };
const at = (minute: number) => `2026-11-20T16:${String(minute).padStart(2, "0")}:00+08:00`;

let workbook: Workbook;
let card: CardRef;
beforeEach(async () => {
  workbook = await openWorkbook();
  card = await generated(workbook, requestFor(rubric));
});
afterEach(() => workbook.close());

const under = ({ scorecard, rows }: Pick<CardContents, "scorecard" | "rows">): ReviewCard => ({
  ...{ id: card.id, rubric, scorecard, rows },
});
const read = async () => under(await workbook.book.read(card, rubric));
/** Beside that it was generated. */
const logged = ({ rows, id }: ReviewCard) =>
  logOf(rows, id).filter(({ what }) => what !== "generated");
const live = (minute: number, typing: Live["typing"] = { opening: null }): Live => ({
  change: { at: at(minute), by: "张三" },
  typing,
});
const change = (work: Parameters<Workbook["book"]["changeCard"]>[3]) =>
  workbook.book.changeCard(card, rubric, NAME, work);
const type = async (where: string, text: string) => {
  workbook.excel.user.type(where, text);
  await workbook.excel.idle();
};
const fillSelf = async () => {
  await type(factAt(rubric, "graduates", "self"), "200");
  await type(factAt(rubric, "employed", "self"), "187");
  await type(scoreAt(rubric, "special", "self"), "2");
};

describe("typing is recorded in the quiet after it", () => {
  it("with who and when, one record a cell; a second edit soon after goes on with the first", async () => {
    const opening = openingOf(await read());
    await fillSelf();
    await change((now) => typingWrites(under(now), live(1, { opening })));
    expect(logged(await read())).toMatchObject([
      { what: "fact", stage: "self", key: "employed", from: "", to: "187", by: "张三", at: at(1) },
      { what: "fact", key: "graduates", to: "200" },
      { what: "score", key: "special", to: "2" },
    ]);
    await type(scoreAt(rubric, "special", "self"), "3");
    workbook.syncs();
    await change((now) => typingWrites(under(now), live(2, { opening })));
    // Reading, and one request that writes.
    expect(workbook.syncs()).toBe(2);
    const log = logged(await read());
    expect(log).toHaveLength(3);
    expect(log.at(-1)).toMatchObject({ key: "special", from: "", to: "3", at: at(2) });
  });

  it("nothing is written where nothing was typed, nor by opening", async () => {
    const opening = openingOf(await read());
    await change((now) => typingWrites(under(now), live(1, { opening })));
    expect(logged(await read())).toEqual([]);
  });

  it("what was changed elsewhere before the opening is told apart from typing", async () => {
    const first = openingOf(await read());
    await fillSelf();
    await change((now) => typingWrites(under(now), live(1, { opening: first })));
    // The pane is closed, somebody types, and it is opened again.
    await type(scoreAt(rubric, "special", "self"), "1");
    const opening = openingOf(await read());
    expect(opening.outside.changes).toMatchObject([{ key: "special", from: "2", to: "1" }]);
    await type(scoreAt(rubric, "special", "final"), "1.5");
    await change((now) => typingWrites(under(now), live(2, { opening })));
    expect(logged(await read()).slice(-2)).toMatchObject([
      { what: "outside", key: "special", from: "2", to: "1", by: "" },
      { what: "score", stage: "final", key: "special", to: "1.5", by: "张三" },
    ]);
  });

  it("what somebody else types at the same time is theirs to record", async () => {
    const opening = openingOf(await read());
    await fillSelf();
    await change((now) => typingWrites(under(now), live(1, { opening })));
    await type(scoreAt(rubric, "special", "final"), "1");
    await type(factAt(rubric, "employed", "self"), "190");
    const [, foreign] = scoreAt(rubric, "special", "final").split("!");
    const isOthers = ({ address }: { address: string }) => address === foreign;
    await change((now) => typingWrites(under(now), live(2, { opening, isOthers })));
    const before = await read();
    expect(logged(before).map(({ stage, key }) => [stage, key])).not.toContainEqual([
      ...["final", "special"],
    ]);
    await change((now) =>
      typingWrites(under(now), { ...live(3), change: { at: at(3), by: "李四" } }),
    );
    expect(logged(await read()).at(-1)).toMatchObject({
      ...{ stage: "final", key: "special", to: "1", by: "李四" },
    });
  });
});

it("同意自评 fills the empty scores only; a reason is found again", async () => {
  const opening = openingOf(await read());
  await fillSelf();
  const told: { agreed?: number; left?: unknown } = {};
  await change((now) => {
    const { assignments, left, ...writes } = agreeWrites(
      under(now),
      "final",
      {},
      live(1, { opening }),
    );
    Object.assign(told, { agreed: assignments.length, left });
    return writes;
  });
  expect(told).toEqual({ agreed: 1, left: [{ key: "rate", why: "ruled" }] });
  await workbook.excel.idle();
  const agreed = await read();
  expect(agreed.scorecard.stages["final"]!.scores["special"]).toMatchObject({ value: 2 });
  expect(logged(agreed).at(-1)).toMatchObject({ what: "agreed", to: "2" });
  await type(scoreAt(rubric, "special", "final"), "1");
  expect(departuresOf(await read()).filter(lacksReason)).toHaveLength(1);
  const reason = { code: "material", text: "" };
  await change((now) =>
    reasonWrites(under(now), { stage: "final", key: "special" }, reason, live(2)),
  );
  const given = await read();
  expect(departuresOf(given).filter(lacksReason)).toHaveLength(0);
  expect(
    logged(given)
      .slice(-2)
      .map(({ what }) => what),
  ).toEqual(["score", "reason"]);
});

whereSheetsOpen(
  "定稿 puts its line on the result sheet; an edit since is named with its cell",
  async () => {
    const opening = openingOf(await read());
    await fillSelf();
    await type(scoreAt(rubric, "false-data", "self"), "否");
    await change((now) => signWrites(under(now), "self", live(1, { opening })));
    const signed = await read();
    const { code } = signatureOf(signed, "self")!;
    const { values } = await contents(card.sheets.result!);
    expect(values.flat()).toContain(`自评定稿：张三　2026-11-20 16:01　校验码 ${code}`);
    expect(checkSignature(signed, signatureOf(signed, "self")!, []).intact).toBe(true);
    await type(scoreAt(rubric, "special", "self"), "1");
    const after = await read();
    const { changed } = checkSignature(after, signatureOf(after, "self")!, []);
    expect(changed).toMatchObject([{ what: "score", key: "special", from: "2", to: "1" }]);
  },
);

it("a card with reasons, log and signature comes through another act whole", async () => {
  const opening = openingOf(await read());
  await fillSelf();
  await change((now) => typingWrites(under(now), live(1, { opening })));
  const before = (await read()).rows.map((row) => row.join("\t")).sort();
  await workbook.book.remember({ units: ["文学院"], issued: [] });
  const after = (await read()).rows.map((row) => row.join("\t"));
  expect(after).toEqual(expect.arrayContaining(before));
});

test("who typed last in a cell is told by what Excel says of the edits", () => {
  const typists = new Typists();
  const loaded = { sheets: { scorecard: { id: "s1", name: "评分表" } } } as unknown as LoadedCard;
  const isOthers = (address: string) => typists.isOthers(loaded, { sheet: "评分表", address });
  typists.note({ sheet: "s1", address: "F4:F6", isRemote: true });
  expect([isOthers("F5"), isOthers("G5"), isOthers("F7")]).toEqual([true, false, false]);
  typists.note({ sheet: "s1", address: "F5", isRemote: false });
  expect([isOthers("F5"), isOthers("F6")]).toEqual([false, true]);
});

describe("materials", () => {
  const draw = async () => {
    const [here] = await workbook.book.cards();
    const { scorecard } = await workbook.book.read(here!, rubric);
    return drawEvidence(workbook.book, { card: here!, rubric, scorecard });
  };
  const named = ({ scorecard }: ReviewCard) =>
    (scorecard.evidence ?? [])
      .filter(({ name }) => name !== "")
      .map(({ key, n, name }) => [key, n, name]);

  it("are listed beside the card, typed on the sheet or in the pane, and recorded", async () => {
    const opening = openingOf(await read());
    const { sheet, unsupported } = await draw();
    expect([sheet, unsupported]).toEqual(["材料清单-计算机学院", []]);
    await type(`${sheet}!E4`, "花名册");
    await type(`${sheet}!H4`, "已收");
    const seen = await read();
    const [first] = seen.scorecard.evidence!;
    await change((now) => typingWrites(under(now), live(1, { opening })));
    await change((now) => evidenceWrites(under(now), `${first!.key}:2`, { name: "=1+1" }, live(2)));
    expect(named(await read())).toEqual([
      [first!.key, 1, "花名册"],
      [first!.key, 2, "=1+1"],
    ]);
    expect(logged(await read())).toMatchObject([
      { what: "evidence", key: `${first!.key}:1`, to: "已收", text: "花名册", by: "张三" },
      { what: "evidence", key: `${first!.key}:2`, to: "未收", text: "=1+1" },
    ]);
    // Renamed, it is the card's all the same; deleted, its card has none.
    await byHand(({ workbook: { worksheets } }) => {
      worksheets.getItem(sheet).name = "材料";
    });
    await workbook.book.cards();
    expect(named(await read())).toHaveLength(2);
    await byHand(({ workbook: { worksheets } }) => worksheets.getItem("材料").delete());
    expect((await read()).scorecard.evidence).toBeUndefined();
  });

  it("get more rows in the place of their sheet, with what was typed", async () => {
    const { sheet } = await draw();
    for (const cell of ["E4", "E5", "E6"]) await type(`${sheet}!${cell}`, `照片 ${cell}`);
    const before = named(await read());
    expect(await draw()).toEqual({ sheet, unsupported: [] });
    const after = await read();
    expect(named(after)).toEqual(before);
    const [{ key } = { key: "" }] = after.scorecard.evidence!;
    expect(after.scorecard.evidence!.filter((row) => row.key === key)).toHaveLength(5);
    expect(workbook.excel.book.getSheets().map((each) => each.getSheetName())).toContain(sheet);
  });

  it("stay as they are when the workbook is prepared for others and turned back", async () => {
    const { sheet } = await draw();
    await type(`${sheet}!E4`, "照片");
    const before = (await read()).scorecard.evidence;
    await workbook.book.prepareToSend({ freeze: false });
    await workbook.book.restoreFormulas({});
    expect((await read()).scorecard.evidence).toEqual(before);
  });
});

describe("reasons as a sheet", () => {
  const sheet = "复核说明-计算机学院";
  const KEY = "special";
  const begin = async () => {
    await fillSelf();
    await type(scoreAt(rubric, KEY, "final"), "1");
    await drawReasons(workbook.book, card, rubric, "final");
    const values = workbook.excel.book.getSheetByName(sheet)!.getDataRange().getValues();
    return values.findIndex((line) => line[0] === `${KEY}:reason`) + 1;
  };
  const take = (minute: number) =>
    takeReasonsBack(workbook.book, card, rubric, sheet, () => live(minute));
  const shownAt = (row: number) =>
    workbook.excel.book.getSheetByName(sheet)!.getRange(`C${row}:F${row}`).getValues()[0];

  it("show both scores, the difference and the reason; one typed there flows back into the log", async () => {
    const row = await begin();
    expect(shownAt(row)).toEqual([2, 1, -1, null]);
    await type(`${sheet}!F${row}`, "缺少或不符证明材料：只有 3 份");
    expect(await take(1)).toEqual({ taken: 1, conflicts: [], refused: [], missing: [] });
    const after = await read();
    expect(reasonsOf(after)).toMatchObject([
      { stage: "final", key: KEY, code: "material", text: "只有 3 份", by: "张三" },
    ]);
    expect(logged(after).at(-1)).toMatchObject({ what: "reason", key: KEY, code: "material" });
    expect(await take(2)).toMatchObject({ taken: 0, conflicts: [] });
  });

  it("a reason that was given in the pane meanwhile stands there then; two different ones are asked", async () => {
    const row = await begin();
    const give = (text: string, minute: number) =>
      change((now) =>
        reasonWrites(
          under(now),
          { stage: "final", key: KEY },
          { code: "other", text },
          live(minute),
        ),
      );
    await give("未盖章", 1);
    expect(await take(2)).toMatchObject({ taken: 0, conflicts: [] });
    expect(shownAt(row)).toEqual([2, 1, -1, "未盖章"]);
    await type(`${sheet}!F${row}`, "重复计分");
    await give("不在期内", 3);
    const before = logged(await read());
    expect(await take(4)).toMatchObject({
      taken: 0,
      conflicts: [{ matrix: "重复计分", card: "不在期内", base: "未盖章" }],
    });
    expect(logged(await read())).toEqual(before);
    expect(shownAt(row)![3]).toBe("重复计分");
  });
});
