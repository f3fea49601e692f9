import * as fc from "fast-check";
import { addressLists } from "../../src/excel/address";
import { areaAddress } from "../../src/sheets/plan/areas";

const areas = fc.array(
  fc.record({
    row: fc.nat(30),
    column: fc.nat(12),
    rows: fc.integer({ min: 1, max: 6 }),
    columns: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 30 },
);

describe("lists of addresses", () => {
  it("stay within what Excel takes, and lose none", () => {
    fc.assert(
      fc.property(areas, (list) => {
        const lists = addressLists(list);
        for (const one of lists) expect(one.length).toBeLessThanOrEqual(255);
        expect(lists.flatMap((one) => one.split(","))).toEqual(
          list.map((area) => areaAddress(area)),
        );
      }),
    );
  });
});
