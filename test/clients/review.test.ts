/** A signed card is opened and saved by LibreOffice: records, state and signature are what they were. */
import { assign, recorded, agreement } from "../../src/review/acts";
import { canonicalLines, textOf } from "../../src/review/canonical";
import { openFile, written } from "../../src/review/file";
import { logOf } from "../../src/review/log";
import { checkSignature, sign, signatureOf } from "../../src/review/signature";
import { RUBRICS, soundCard } from "../intake/support/cards";
import { convert, describeWithLibreOffice } from "./soffice";

const CHANGE = { by: "张三", at: "2026-11-20T16:30:00+08:00" };

async function signedFile(): Promise<Uint8Array> {
  const file = openFile(await soundCard("graduate-college"), RUBRICS);
  const [of] = file.cards;
  const { assignments } = agreement(of!.card, "review");
  const { card, cells } = assign(of!.card, assignments, CHANGE, { what: "agreed" });
  const { rows } = sign(recorded(card, card, [], CHANGE), "review", CHANGE);
  return written(file, { cells: cells.map((write) => ({ of: of!, write })), rows });
}

const said = (bytes: Uint8Array) => {
  const [{ card, findings }] = openFile(bytes, RUBRICS).cards as [
    ReturnType<typeof openFile>["cards"][number],
  ];
  return {
    text: textOf(canonicalLines(card, { stage: "review" })),
    log: logOf(card.rows, card.id),
    checked: checkSignature(card, signatureOf(card, "review")!, findings),
  };
};

describeWithLibreOffice()("A signed card that LibreOffice saved", () => {
  test("says what it said, with the same records, and is intact", async () => {
    const bytes = await signedFile();
    const saved = convert({ card: bytes }, "xlsx").get("card")!;
    const [before, after] = [said(bytes), said(saved)];
    expect(after.text).toBe(before.text);
    expect(after.log).toEqual(before.log);
    expect(after.checked).toMatchObject({ intact: true, damaged: false, logAltered: false });
  }, 120_000);
});
