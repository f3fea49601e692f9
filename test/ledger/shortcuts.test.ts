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
  expect(ledger.shortcuts.size).toBeGreaterThan(0);
  const content = fc.constantFrom(...CONTENTS);
  fc.assert(
    fc.property(fc.infiniteStream(content), (contents) => {
      const held = new Map<string, Content | undefined>();
      const values = new CardValues(ledger, (cell) => {
        if (!/^(score|fact|part)\|/.test(cell)) return undefined;
        if (!held.has(cell)) held.set(cell, contents.next().value as Content | undefined);
        return held.get(cell);
      });
      for (const [cell, shortcut] of ledger.shortcuts) {
        expect([cell, values.value(shortcut)]).toEqual([
          cell,
          values.value(ledger.nodes.get(cell)!),
        ]);
      }
    }),
    { numRuns: 12 },
  );
});
