/** Sound cards that a unit saved with LibreOffice give no finding that could keep them from the roster. */
import { readBook } from "../../src/intake/files/read-file";
import { openWorkbook } from "../../src/xlsx/read";
import { RUBRICS, soundCard, take, told } from "../intake/support/cards";
import { OFFICIAL_TABLES } from "../support/rubrics";
import { convert, describeWithLibreOffice } from "./soffice";

describeWithLibreOffice()("Saved by LibreOffice", () => {
  let saved: ReturnType<typeof convert>;
  beforeAll(async () => {
    const cards = await Promise.all(OFFICIAL_TABLES.map((id) => soundCard(id)));
    saved = convert(Object.fromEntries(OFFICIAL_TABLES.map((id, at) => [id, cards[at]!])), "xlsx");
  }, 120_000);

  test.each(OFFICIAL_TABLES)("%s has no finding, and its totals", async (id) => {
    const bytes = new Uint8Array(saved.get(id)!);
    expect(told(await take(bytes))).toEqual([]);
    const { cards } = readBook(openWorkbook(bytes), { rubrics: RUBRICS });
    expect(cards[0]!.stages).toEqual((await take(await soundCard(id))).cards[0]!.stages);
  });
});
