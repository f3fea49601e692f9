/** A copy of a roster while it is drawn again. */
import type { Text } from "../../rubric/types";
import type { SheetPlan } from "../../sheets/plan";
import { BookError, explainError } from "../errors";
import { copySheets } from "../redraw";
import type { LoadedCard } from "../read";
import { holdsMore } from "../../sheets/standing/roster-leftovers";
import type { RosterSheet } from "../../sheets/standing/roster-sheet";

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
