/** 复核总表 over the files that came back, as 收表 makes it and takes it back. */
import { strFromU8, unzipSync } from "fflate";
import { openFile } from "../../src/review/file";
import type { Given } from "../../src/review/matrix/files";
import { largestGroup, matrixFile, returnMatrix } from "../../src/taskpane/collect/matrix";
import { readWorkbook } from "../../src/xlsx/read";
import { soundCard } from "../intake/support/cards";
import { FileEditor } from "../intake/support/file-editor";
import { rubricOf } from "../support/rubrics";
import { a1 } from "../../src/sheets/plan/address";

const rubric = rubricOf("graduate-college");
const change = { by: "张三", at: "2026-11-20T16:30:00+08:00" };

async function given(unit: string, year = "2026"): Promise<Given> {
  const opened = openFile(await soundCard(rubric.id, { unit, year, id: `k-${unit}` }), [rubric]);
  return { file: `收表/${unit}.xlsx`, sha256: unit, opened, of: opened.cards[0]! };
}

/** The matrix with a number typed for a unit. */
function typed(matrix: Uint8Array, unit: string, key: string, value: number): Uint8Array {
  const { values } = readWorkbook(matrix)[0]!;
  const column = values.find((line) => line.includes(key))!.indexOf(key);
  const row = values.findIndex((line) => line[1] === unit);
  return new FileEditor(matrix).type("复核总表", a1({ row, column }), value).bytes();
}

const made = async (cards: readonly Given[]) => (await matrixFile(cards, "review")) as Uint8Array;

test("what was typed comes back as a filled copy of each unit's file, and the matrix remembers it", async () => {
  const cards = [await given("甲学院"), await given("乙学院")];
  const filled = typed(await made(cards), "乙学院", "staffing:review", 2.5);
  const back = (await returnMatrix(filled, cards, change, () => undefined))!;
  expect(back).toMatchObject({ copies: [{ name: "复核-乙学院.xlsx", cells: 1 }], conflicts: [] });
  const files = unzipSync(back.zip!);
  expect(Object.keys(files)).toEqual(["复核-乙学院.xlsx"]);
  const copy = openFile(files["复核-乙学院.xlsx"]!, [rubric]).cards[0]!.card;
  expect(copy.scorecard.stages.review!.scores.staffing!.value).toBe(2.5);
  const parts = Object.values(unzipSync(files["复核-乙学院.xlsx"]!)).map((part) => strFromU8(part));
  expect(parts.join("")).not.toContain("甲学院");
  // Once more, with the copies in the place of the files: nothing is left to do.
  const again = { ...cards[1]!, opened: openFile(files["复核-乙学院.xlsx"]!, [rubric]) };
  const next = [cards[0]!, { ...again, of: again.opened.cards[0]! }];
  expect(await returnMatrix(back.matrix!, next, change, () => undefined)).toMatchObject({
    ...{ copies: [], conflicts: [], refused: [] },
  });
});

test("what both sides changed is written only as it was decided", async () => {
  const cards = [await given("甲学院")];
  const filled = typed(await made(cards), "甲学院", "staffing:review", 2);
  const { place } = cards[0]!.of.card.scorecard.stages.review!.scores.staffing!;
  const bytes = new FileEditor(cards[0]!.opened.bytes)
    .type(place!.sheet, place!.address, 1)
    .bytes();
  const opened = openFile(bytes, [rubric]);
  const changed = [{ ...cards[0]!, opened, of: opened.cards[0]! }];
  const asked = (await returnMatrix(filled, changed, change, () => undefined))!;
  expect(asked).toMatchObject({
    ...{ zip: null, matrix: null },
    conflicts: [{ unit: "甲学院", key: "staffing:review", matrix: "2", card: "1", base: "" }],
  });
  const decided = (await returnMatrix(filled, changed, change, () => "matrix"))!;
  expect(decided.copies).toEqual([{ name: "复核-甲学院.xlsx", cells: 1 }]);
});

test("a matrix is of one year, what is none is told, and a unit without a file is refused alone", async () => {
  const cards = [await given("甲学院"), await given("乙学院"), await given("丙学院", "2025")];
  const { own, others } = largestGroup(cards);
  expect(others.map(({ file }) => file)).toEqual(["收表/丙学院.xlsx"]);
  expect(await matrixFile(cards, "review")).toMatchObject({ zh: expect.stringMatching(/年度/) });
  expect(await returnMatrix(cards[0]!.opened.bytes, own, change, () => undefined)).toBeNull();
  const back = await returnMatrix(await made(own), own.slice(0, 1), change, () => undefined);
  expect(back!.refused).toEqual([{ unit: "乙学院", why: "missing" }]);
});
