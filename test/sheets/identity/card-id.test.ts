import { newCardId } from "../../../src/sheets/identity/card-id";

test("no program takes the id of a card for a number or a formula", () => {
  for (let n = 0; n < 2000; n++) expect(newCardId()).toMatch(/^[a-f][0-9a-f]{7}$/);
});
