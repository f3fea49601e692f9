/** Printed, a table is what the document has: every word of it, on as many pages as planned, with its header on each. */
import { spawnSync } from "node:child_process";
import { criteriaOf } from "../../src/rubric/model";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import { cardWorkbook, writeCard } from "../../src/xlsx/card-file";
import { rosterWorkbook, writeRoster } from "../../src/xlsx/roster-file";
import { officialRubric, RUBRIC_IDS } from "../rubric/support/files";
import { TABLES } from "../support/rubrics";
import { convert, describeWithLibreOffice } from "./soffice";

const CARD = { id: "k1", unit: "文学院", year: "2024" };
const ROSTER = { id: "r1", year: "2024", readings: {} };
const UNITS = Array.from({ length: 45 }, (_, index) => ({
  key: `k${index}`,
  unit: `第${index + 101}学院`,
}));

/** Fonts of other machines have other forms of the same signs, and lines break elsewhere. */
const plain = (text: string) => text.normalize("NFKC").replace(/\s/g, "");

const hasPdfToText = spawnSync("pdftotext", ["-v"], { stdio: "ignore" }).status === 0;

function pagesOf(pdf: Uint8Array): string[] {
  const options = { input: pdf, encoding: "utf8", maxBuffer: 1 << 26 } as const;
  const { stdout } = spawnSync("pdftotext", ["-raw", "-", "-"], options);
  return stdout.split("\f").slice(0, -1).map(plain);
}

const pageCount = ({ print }: SheetPlan) => print.breaksBefore.length + 1;

(hasPdfToText ? describeWithLibreOffice() : describe.skip)("Printed by LibreOffice", () => {
  let pdfs = new Map<string, Uint8Array>();

  beforeAll(async () => {
    const files: Record<string, Uint8Array> = {};
    for (const id of TABLES) files[id] = await writeCard(officialRubric(id), CARD);
    for (const id of RUBRIC_IDS)
      files[`${id} roster`] = await writeRoster(officialRubric(id), ROSTER, UNITS);
    pdfs = convert(files, "pdf");
  }, 120_000);

  describe.each(RUBRIC_IDS)("the roster of %s", (id) => {
    const rubric = officialRubric(id);

    test("has the planned number of pages, each with the header, and every unit", () => {
      const pages = pagesOf(pdfs.get(`${id} roster`)!);
      expect(pages).toHaveLength(pageCount(rosterWorkbook(rubric, ROSTER, UNITS).sheets[0]!));
      const withUnits = pages.filter((page) => UNITS.some(({ unit }) => page.includes(unit)));
      for (const page of withUnits)
        for (const { header } of rubric.roster.columns) expect(page).toContain(plain(header));
      for (const { unit } of UNITS) expect(pages.join("")).toContain(unit);
    });
  });

  describe.each(TABLES)("%s", (id) => {
    const rubric = officialRubric(id);
    const sheets = cardWorkbook(rubric, CARD).sheets.filter(
      ({ visibility }) => visibility === "visible",
    );

    test("has the planned number of pages; no column stands on a page of its own", () => {
      const planned = sheets.map(pageCount);
      expect(pagesOf(pdfs.get(id)!)).toHaveLength(planned.reduce((sum, each) => sum + each, 0));
    });

    test("repeats the header on every page of the table", () => {
      const headers = rubric.table!.columns.map(({ header }) => plain(header));
      for (const page of pagesOf(pdfs.get(id)!).slice(0, pageCount(sheets[0]!)))
        for (const header of headers) expect(page).toContain(header);
    });

    test("holds every word of every criterion", () => {
      const text = pagesOf(pdfs.get(id)!).join("");
      const missing = criteriaOf(rubric)
        .flatMap(({ texts }) => Object.values(texts))
        .filter((words) => !text.includes(plain(words)));
      expect(missing).toEqual([]);
    });
  });
});
