/** A copy of a roster while it is drawn again. */
import type { Text } from "../../rubric/types";
import type { SheetPlan } from "../../sheets/plan";
import { BookError, explainError } from "../errors";
import { copySheets } from "../redraw";
import type { LoadedCard } from "../read";
import type { RosterSheet } from "./sheet";

export interface Backup {
  name: string;
  /** Should the drawing fail, its error says where the copy is. */
  guard(work: () => Promise<void>): Promise<void>;
}

export async function backUp(
  context: Excel.RequestContext,
  loaded: LoadedCard,
  taken: ReadonlySet<string>,
): Promise<Backup> {
  const [copy] = await copySheets(context, loaded, taken);
  const { name } = copy!;
  return {
    name,
    guard: (work) =>
      work().catch((error: unknown) => {
        throw notDrawn(error, name);
      }),
  };
}

/** The copy goes, unless it holds what the new sheet does not. */
export async function dropBackup(
  context: Excel.RequestContext,
  { name }: Backup,
  old: RosterSheet,
  drawn: SheetPlan,
): Promise<Text[]> {
  if (holdsMore(old, drawn)) return [keptRemark(name)];
  context.workbook.worksheets.getItem(name).delete();
  await context.sync();
  return [];
}

/** Words, figures and formulas of the user's own. In doubt a cell counts. */
function holdsMore({ loaded, lines, rubric, ...sheet }: RosterSheet, drawn: SheetPlan): boolean {
  const contents = new Set(drawn.cells.map(({ value }) => plain(value ?? "")));
  const rows = new Set(lines.map(({ row }) => row));
  const generated = new Set(
    rubric.roster.columns
      .filter(({ from }) => from === "formula" || from === "score")
      .map(({ header }) => plain(header)),
  );
  const header = loaded.cells.values[sheet.headerRow] ?? [];
  return loaded.cells.formulas.some((line, row) =>
    line.some((content, column) => {
      const text = plain(content ?? "");
      if (text === "" || column === sheet.keyColumn) return false;
      if (!text.startsWith("=")) return !contents.has(text) && !text.startsWith("口径·");
      // Remarks and sums are formulas below and beside the table's own columns.
      const isTable = rows.has(row) && header[column] !== undefined && plain(header[column]) !== "";
      return (
        isTable && !generated.has(plain(header[column])) && plain(header[column]) !== "结果运用"
      );
    }),
  );
}

const plain = (content: unknown) => String(content).replace(/[\s']/g, "");

function keptRemark(name: string): Text {
  return {
    zh: `原汇总表中有另行填写的内容，已原样保留在“${name}”；核对后可自行删除。`,
    en: `The old roster held more than its figures; it is kept as “${name}”. Delete it when you have checked.`,
  };
}

function notDrawn(error: unknown, name: string): BookError {
  const { zh, en } = explainError(error);
  return new BookError(
    {
      zh: `${zh}重新绘制没有完成，原汇总表的副本在“${name}”。`,
      en: `${en} The roster was not drawn completely; a copy of the old one is “${name}”.`,
    },
    { cause: error },
  );
}
