/** A signed card is opened and saved by LibreOffice: records, state and signature are what they were. */
import { assign, recorded, agreement } from "../../src/review/acts";
import { canonicalLines, textOf } from "../../src/review/canonical";
import { openFile, written } from "../../src/review/file";
import { logOf } from "../../src/review/log";
import { checkSignature, sign, signatureOf } from "../../src/review/signature";
import type { EvidenceRow } from "../../src/scoring/types";
import { isUsed } from "../../src/sheets/evidence/form";
import { evidencePlan } from "../../src/sheets/evidence/plan";
import { cardWorkbook } from "../../src/xlsx/card-file";
import { writeWorkbook } from "../../src/xlsx/write";
import { rubricOf } from "../support/rubrics";
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

const MATERIALS: EvidenceRow[] = [
  { name: "错漏记录", count: 2, link: "https://example.cn/a?b=1", state: "已收", note: "" },
  { name: "=1+1", count: null, link: "", state: "不符", note: "3%" },
].map((of, at) => ({ ...of, key: "feedback", n: at + 1, places: {} as EvidenceRow["places"] }));

function withMaterials(): Promise<Uint8Array> {
  const rubric = rubricOf("graduate-college");
  const info = { unit: "文学院", year: "2026" };
  const { sheets, ...plan } = cardWorkbook(rubric, { id: "k1", ...info });
  const own = evidencePlan(rubric, { name: "材料清单", card: "k1", ...info }, MATERIALS);
  return writeWorkbook({ ...plan, sheets: [...sheets, own] });
}

const materials = (bytes: Uint8Array) =>
  openFile(bytes, RUBRICS).cards[0]!.card.scorecard.evidence!.filter(isUsed);

describeWithLibreOffice()("A signed card that LibreOffice saved", () => {
  test("says what it said, with the same records, and is intact", async () => {
    const bytes = await signedFile();
    const listed = await withMaterials();
    const files = convert({ card: bytes, listed }, "xlsx");
    const saved = files.get("card")!;
    expect(materials(files.get("listed")!)).toEqual(materials(listed));
    expect(materials(listed)).toHaveLength(2);
    const [before, after] = [said(bytes), said(saved)];
    expect(after.text).toBe(before.text);
    expect(after.log).toEqual(before.log);
    expect(after.checked).toMatchObject({ intact: true, damaged: false, logAltered: false });
  }, 120_000);
});
