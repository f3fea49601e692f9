/** A note with the present receipt of its cell is ours; any other is somebody's remark. */
import { cardReceipt } from "../../src/receipt/card";
import { openFile } from "../../src/review/file";
import { withoutReceipts } from "../../src/review/own-notes";
import { reviewNotes } from "../../src/review/receipt-notes";
import { RUBRICS, soundCard, take } from "../intake/support/cards";
import { FileEditor } from "../intake/support/file-editor";
import { college } from "./support/cards";

const escape = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function noted(bytes: Uint8Array, sheet: string, cell: string, text: string): Uint8Array {
  const editor = new FileEditor(bytes);
  const part = editor.sheetPart(sheet).split("/").at(-1)!;
  const rels = `xl/worksheets/_rels/${part}.rels`;
  editor.parts.set(
    "xl/comments9.xml",
    `<comments><commentList><comment ref="${cell}"><text><t xml:space="preserve">${escape(text)}</t></text></comment></commentList></comments>`,
  );
  editor.parts.set(
    rels,
    '<Relationships><Relationship Id="c" Type="x/comments" Target="../comments9.xml"/></Relationships>',
  );
  return editor.bytes();
}

const remarks = async (bytes: Uint8Array) =>
  withoutReceipts(await take(bytes), bytes, RUBRICS).findings.filter(
    ({ kind }) => kind === "remark",
  );

test("the present receipt is no remark; an older one, and one of another cell, is", async () => {
  const bytes = await soundCard("graduate-college");
  const { card } = openFile(bytes, RUBRICS).cards[0]!;
  const { scores } = card.scorecard.stages.self!;
  const { sheet, address } = scores.feedback!.place!;
  const { text } = cardReceipt(
    { ...reviewNotes(card, []), rubric: college, scorecard: card.scorecard },
    { key: "feedback", stage: "self" },
  )!;
  expect(text).toMatch(/^得分依据：文学院 2026年度 /);
  expect(await remarks(noted(bytes, sheet, address, text))).toEqual([]);
  expect(await remarks(noted(bytes, sheet, address, text.replaceAll("\n", "\r\n")))).toEqual([]);
  const other = scores.staffing!.place!.address;
  expect(await remarks(noted(bytes, sheet, other, text))).toMatchObject([{ cell: other }]);
  const older = await soundCard("graduate-college", {
    stages: { self: { scores: {}, facts: { "feedback-errors": 3 } } },
  });
  expect(await remarks(noted(older, sheet, address, text))).toHaveLength(1);
  expect(await remarks(noted(bytes, sheet, address, "请按 1 分计"))).toHaveLength(1);
});
