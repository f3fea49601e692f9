/** A card that the workbench saved and a colleague edited in LibreOffice is the same card in the workbench again. */
import "../support/setup-engine";
import path from "node:path";
import { assess } from "../../src/scoring/assess";
import { IDENTITY_SHEET } from "../../src/sheets/card/sheet-names";
import type { Engine } from "../../workbench/host/engine";
import { cardWorkbook } from "../../src/xlsx/card-file";
import { readCards, readWorkbook } from "../../src/xlsx/read";
import { writeWorkbook } from "../../src/xlsx/write";
import { officialRubric } from "../rubric/support/files";
import { scorecard } from "../scoring/support/scorecards";
import buildEngine from "../support/build-engine";
import type { Scalar } from "../../src/formula/values";
import { plainFormula } from "./plain-formula";
import { convert, describeWithLibreOffice } from "./soffice";

jest.setTimeout(120_000);

const rubric = officialRubric("graduate-college");
const typed = {
  ...scorecard(rubric, {
    self: { scores: { goal: 1, staffing: 2.5 }, facts: { "feedback-errors": 2 } },
    review: { scores: { goal: 0.5 } },
  }),
  unit: "化学学院",
  year: "2024",
};

describeWithLibreOffice()("a card through the workbench and LibreOffice", () => {
  const engines: Engine[] = [];
  let created: Uint8Array;
  let saved: Uint8Array;
  let edited: Uint8Array;

  const engine = () => {
    const { createEngine } = require(
      path.resolve(__dirname, "../../build/engine/engine.cjs"),
    ) as typeof import("../../workbench/host/engine");
    const made = createEngine();
    engines.push(made);
    return made;
  };
  /** The file as the workbench has it: opened there, calculated, and saved. */
  const throughWorkbench = async (bytes: Uint8Array) => {
    const { host } = engine();
    await host.open(await host.readFile(bytes));
    return (await host.save()).bytes;
  };
  const cardIn = async (bytes: Uint8Array) => {
    const { cards } = await readCards(readWorkbook(bytes), () => Promise.resolve(rubric));
    expect(cards).toHaveLength(1);
    return cards[0]!;
  };

  beforeAll(async () => {
    buildEngine();
    const { unit, year } = typed;
    const plan = cardWorkbook(rubric, { id: "k1", unit, year, filled: typed });
    created = await writeWorkbook(plan, { withFunctions: true });
    saved = await throughWorkbench(created);
    edited = convert({ card: saved }, "xlsx").get("card")!;
  });
  afterAll(() => engines.forEach(({ dispose }) => dispose()));

  test("the scores are read as they were typed, and the total is the same", async () => {
    const { scorecard: read, identity } = await cardIn(await throughWorkbench(edited));
    expect(identity).toMatchObject({ unit: "化学学院", year: "2024" });
    const [before, after] = [typed, { ...read, readings: typed.readings }].map((each) =>
      assess(rubric, each).stages.map(({ total }) => total),
    );
    expect(before!.every((total) => typeof total === "number")).toBe(true);
    expect(after).toEqual(before);
    expect(read.stages["self"]!.scores["staffing"]).toMatchObject({ value: 2.5 });
  });

  test("every formula is the generated one", () => {
    const formulas = (bytes: Uint8Array) =>
      readWorkbook(bytes).map(({ name, formulas: cells }) => [
        name,
        cells.flat().filter((each) => String(each).startsWith("=")),
      ]);
    expect(formulas(saved)).toEqual(formulas(created));
    const plain = (bytes: Uint8Array) =>
      formulas(bytes).map(([name, cells]) => [name, (cells as Scalar[]).map(plainFormula)]);
    expect(plain(edited)).toEqual(plain(created));
  });

  test("protection, validations, conditional formats, print titles and the very hidden sheet are there", async () => {
    const { host } = engine();
    const file = await host.readFile(edited);
    expect(file.lost).toEqual([]); // what LibreOffice adds of its own is no loss
    const [first] = file.sheets;
    expect(first!.file.protection?.sheet).toBe(true);
    expect(first!.file.dataValidations!.length).toBeGreaterThan(5);
    expect(first!.file.conditionalRules!.length).toBeGreaterThan(5);
    expect(first!.file.pageSetup?.printTitlesRow).toMatch(/^\$\d+:\$\d+$/);
    expect(file.sheets.find(({ file: { name } }) => name === IDENTITY_SHEET)?.file).toMatchObject(
      // LibreOffice knows only one kind of hidden.
      { hidden: true },
    );
    const own = (await host.readFile(saved)).sheets;
    expect(own.find(({ file: { name } }) => name === IDENTITY_SHEET)?.file.veryHidden).toBe(true);
  });
});
