import fc from "fast-check";
import { FunctionError, type Content } from "../../src/formula/values";
import { ledgerOf } from "../../src/ledger/ledger";
import { CardValues } from "../../src/ledger/values";
import { rulebookOf } from "../../src/rubric/rulebook";
import { rubricOf, TABLES } from "../support/rubrics";

const ERRORS = (["#NAME?", "#VALUE!", "#DIV/0!"] as const).map(
  (code) => new FunctionError(code, { zh: code, en: code }),
);

/** What a person, a paste or a broken formula may leave in a cell; undefined leaves what was generated. */
const CONTENTS: readonly (Content | undefined)[] = [
  ...[undefined, undefined, undefined, null, "", 0, 1, 2.5, -1, 1e10, true, false],
  ...["是", "否", "大概", "不适用", "超出分值", "3分", ...ERRORS],
];

test.each(TABLES)("What %s works out by a shortcut is what the cell computes", (id) => {
  const ledger = ledgerOf(rulebookOf(rubricOf(id)));
  const ways = [...ledger.shortcuts, ...ledger.detours];
  expect([ledger.shortcuts.size, ledger.detours.size]).not.toContain(0);
  // Few kinds at a time: a card that holds no number at all would never come otherwise.
  const kinds = fc.subarray([...CONTENTS], { minLength: 1 });
  fc.assert(
    fc.property(kinds, fc.infiniteStream(fc.nat()), (contents, chance) => {
      const any = () => contents[(chance.next().value as number) % contents.length];
      const held = new Map<string, Content | undefined>();
      const values = new CardValues(ledger, (cell) => {
        if (!/^(score|fact|part)\|/.test(cell)) return undefined;
        if (!held.has(cell)) held.set(cell, any());
        return held.get(cell);
      });
      for (const [cell, way] of ways) {
        expect([cell, values.value(way)]).toEqual([cell, values.value(ledger.nodes.get(cell)!)]);
      }
    }),
    { numRuns: 24 },
  );
});
