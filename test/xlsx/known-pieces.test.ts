/** What was read of other sheets makes reading quicker, and never changes what is read or refused. */
import { openParts } from "../../src/xlsx/package";
import { knownSheets, readSheet } from "../../src/xlsx/read-sheet";
import { sharedTexts } from "../../src/xlsx/shared-texts";
import { decodePart } from "../../src/xlsx/xml-edit";
import { soundCard } from "../intake/support/cards";

/** What comes of a sheet: its cells, or why it is refused. */
function outcome(source: string, texts: readonly string[], known?: ReturnType<typeof knownSheets>) {
  try {
    return JSON.stringify(readSheet("表", source, texts, [], known ? { known } : {}));
  } catch (error) {
    return String(error);
  }
}

const chance = ((state) => () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
})(11);

const ALTERATIONS: readonly ((source: string) => string)[] = [
  (source) => withAt(source, "", 1),
  (source) => withAt(source, "<x>", 0),
  (source) => withAt(source, "</x>", 0),
  (source) => withAt(source, "9", 1),
  (source) => withAt(source, "\u0001", 0),
  (source) => source.replace("<sheetData>", "<x><sheetData>"),
  (source) => source.replace("<sheetData>", "<sheetDatum/><sheetData>"),
  (source) => source.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>'),
  (source) => source.replace("</sheetData>", '<row r="9"><c r="A9"><v>1</v></c></row></sheetData>'),
  (source) => source.replace("</worksheet>", "</worksheet><worksheet/>"),
  (source) => source.replace("<worksheet", "<x><worksheet") + "</x>",
  (source) => source.replace('<row r="5"', '<x/><row r="5"'),
  (source) => source.replace(/<\/row><row r="(\d+)"/, '</row></x><row r="$1"><x>'),
  (source) => source.replace(/<\/row>(?=<row r="7")/, '<x></row><row r="6"></x></row>'),
  (source) => source.replace('<row r="6"', '<row hidden="1" r="6"'),
];

function withAt(source: string, put: string, cut: number): string {
  const at = Math.floor(chance() * source.length);
  return source.slice(0, at) + put + source.slice(at + cut);
}

test("an altered sheet is read or refused as if no other had been read", async () => {
  const parts = openParts(await soundCard("graduate-college"));
  const texts = sharedTexts(parts);
  const known = knownSheets();
  for (const [name, rounds] of [
    ["xl/worksheets/sheet1.xml", 1],
    ["xl/worksheets/sheet3.xml", 8],
  ] as const) {
    const sound = decodePart(parts.get(name)!);
    expect(outcome(sound, texts, known)).toBe(outcome(sound, texts));
    for (let round = 0; round < rounds; round++)
      for (const alter of ALTERATIONS) {
        const altered = alter(sound);
        expect(outcome(altered, texts, known)).toBe(outcome(altered, texts));
        // Twice: what was just remembered counts now.
        expect(outcome(altered, texts, known)).toBe(outcome(altered, texts));
      }
    expect(outcome(sound, texts, known)).toBe(outcome(sound, texts));
  }
});
