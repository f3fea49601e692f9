/** What is done with the bytes of a returned workbook: our checks, the least that any reader does, and what others do. */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { readReturned } from "../../../src/intake/files/read-file";
import { loadOfficialRubric, rubricIndex } from "../../../src/rubric/official";

export type ReaderName = "floor" | "ours" | "SheetJS" | "exceljs";
type Read = (bytes: Uint8Array) => unknown;

/** Made ready: what each needs is loaded before the time is taken. */
export async function readerOf(name: ReaderName): Promise<Read> {
  switch (name) {
    case "floor":
      return unzipAndParse;
    case "ours": {
      const rubrics = await Promise.all(rubricIndex.map(({ id }) => loadOfficialRubric(id)));
      return (bytes) => readReturned("a.xlsx", bytes, { rubrics });
    }
    case "SheetJS": {
      const { read } = await import("xlsx");
      return (bytes) => read(bytes, { type: "array" });
    }
    case "exceljs": {
      const { default: excel } = await import("exceljs");
      return (bytes) => new excel.Workbook().xlsx.load(bytes as never);
    }
  }
}

function unzipAndParse(bytes: Uint8Array): number {
  let events = 0;
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser();
    parser.on("opentag", () => events++);
    parser.on("text", () => events++);
    parser.write(strFromU8(part)).close();
  }
  return events;
}
