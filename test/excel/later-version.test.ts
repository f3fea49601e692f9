/** What a later version has written on the identity sheet stays there, whatever this one does to the workbook. */
import { BookError } from "../../src/excel/errors";
import { ACTS } from "./support/acts";
import { contents, elsewhere, hasOddity, openWorkbook, type Workbook } from "./support/workbook";

let workbook: Workbook;
afterEach(() => workbook.close());

const rows = async () => (await contents("_rubric")).values.map((row) => row.join("|"));

/** A key of a card, one of no card, and more than three columns. */
async function write(): Promise<string[]> {
  const { values } = await contents("_rubric");
  const card = String(values[1]?.[0]);
  const later = [
    [card, "weights.later", "0.4;0.6", "2031"],
    ["#later", "schema", "9", ""],
  ];
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    const sheet = context.workbook.worksheets.getItem("_rubric");
    sheet.getRangeByIndexes(values.length, 0, later.length, 4).values = later;
    await context.sync();
  });
  return later.map((row) => row.join("|").replace(/\|$/, ""));
}

/** These begin without a card, and so without an identity sheet. */
const WITHOUT_CARD = ["generate", "statistics again"];
const onCards = ACTS.filter(({ name }) => !WITHOUT_CARD.includes(name));

it.each(onCards.map((act) => [act.name, act] as const))("%s", async (_, act) => {
  workbook = await openWorkbook();
  // Where no rule can be read none is drawn again.
  if (act.name === "draw colours" && hasOddity("conditionalFormatsLost")) return;
  const start = await elsewhere(() => act.prepare(workbook));
  await workbook.excel.idle();
  const later = await write();
  await act.run(workbook, start).catch((error: unknown) => {
    // Where no sheet can be opened an act may be refused; what stands is kept all the same.
    if (!hasOddity("unprotectAlwaysRefused") || !(error instanceof BookError)) throw error;
  });
  await workbook.excel.idle();
  const kept = (await rows()).map((row) => row.replace(/\|+$/, ""));
  expect(kept.filter((row) => later.includes(row)).sort()).toEqual(later.toSorted());
  expect(kept.filter((row) => row.startsWith("#unfinished"))).toEqual([]);
});
