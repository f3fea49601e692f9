/** Last year's workbook in the place of last year's list. */
import { fromLastCard, lastCards } from "../../src/graduates/last-year";
import { soundCard } from "../intake/support/cards";
import { rubricOf } from "../support/rubrics";

const rubric = rubricOf("weihai-station");
const fact = (id: string) => rubric.facts.find((each) => each.id === id)!;

test("facts of last year are those of this year on last year's card of the unit", async () => {
  const cards = lastCards(await soundCard("weihai-station", { unit: "威海职业学院" }), [rubric]);
  expect(cards.map(({ unit, rubric: id }) => [unit, id])).toEqual([
    ["威海职业学院", "weihai-station"],
  ]);
  const of = (id: string, unit = "威海 职业学院") => fromLastCard(rubric, fact(id), unit, cards);
  // What stands there as stayed-last is of the year before last.
  expect([of("stayed-last"), of("employed-last")]).toEqual([140, 280]);
  // Another unit, and a fact of this year's list, are not told.
  expect([of("stayed-last", "山东大学"), of("stayed")]).toEqual([null, null]);
});

test("what is no workbook of cards has none", async () => {
  expect(lastCards(new TextEncoder().encode("学号,毕业去向"), [rubric])).toEqual([]);
  expect(lastCards(Uint8Array.of(0x50, 0x4b, 3, 4), [rubric])).toEqual([]);
  expect(lastCards(await soundCard("imnu"), [rubric])).toEqual([]);
});
