/** Sound files give no finding, whatever was done to them on the way. */
import { prepareToSend, restore } from "../../src/xlsx/send";
import { OFFICIAL_TABLES, rubricOf } from "../support/rubrics";
import { soundCard, take, told } from "./support/cards";

describe.each(OFFICIAL_TABLES)("A sound card of %s gives no finding", (id) => {
  test("as it was filled in", async () => {
    const read = await take(await soundCard(id));
    expect(told(read)).toEqual([]);
    expect(read.cards).toMatchObject([
      { unit: "文学院", year: "2026", rubric: id, recognised: "identity" },
    ]);
    expect(read.cards[0]!.stage).not.toBeNull();
  });

  test("for a unit of so long a name that the pages, and with them merged cells, end elsewhere", async () => {
    const unit = "与外校合办的学院".repeat(8);
    expect(told(await take(await soundCard(id, { unit })))).toEqual([]);
  });

  test("turned back to the add-in's functions, prepared to send again, and frozen", async () => {
    const back = restore(await soundCard(id)).bytes;
    const sent = prepareToSend(back).bytes;
    const frozen = prepareToSend(back, { freeze: true }).bytes;
    for (const bytes of [back, sent, frozen]) expect(told(await take(bytes))).toEqual([]);
  });

  test("under other readings, when they are the office's", async () => {
    const [reading] = rubricOf(id).readings;
    const other = reading!.options.find((option) => option.id !== reading!.default)!.id;
    const readings = { [reading!.id]: other };
    expect(told(await take(await soundCard(id, { readings }), { readings }))).toEqual([]);
  });
});
