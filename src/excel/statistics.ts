/** 毕业生统计, 去向对照 and 归类 beside the list; those of before are replaced. */
import type { Scalar } from "../formula/values";
import type { Text } from "../rubric/types";
import type { SheetPlan } from "../sheets/plan/plan";
import { folded } from "../sheets/card/sheet-names";
import { survey } from "./cards";
import { limitations } from "./limits";
import { loadSheet } from "./read";
import { replaceSheets, type Old } from "./replace";
import type { DrawnSheet } from "./types";

/** The first of the plans is shown. A sheet of the same name that is not ours is kept under another. */
export async function drawStatistics(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  now: Date,
): Promise<DrawnSheet> {
  const { sheets, register } = await survey(context);
  const old: Old[] = [];
  for (const plan of plans) {
    const standing = sheets.find(({ name }) => folded(name) === folded(plan.name));
    const sheet = standing && (await loadSheet(context, standing.id));
    if (sheet) old.push({ sheet, holdsMore: !startsAs(plan, sheet.cells.values[0]) });
  }
  const active = plans[0]!.name;
  const drawn = { plans, active, cards: [] };
  const missing = await replaceSheets(context, { name: DRAW, now }, register, drawn, old);
  return { sheet: active, unsupported: [...limitations(), ...missing] };
}

const DRAW: Text = { zh: "生成毕业生统计", en: "draw the statistics of graduates" };

/** Whether a sheet has the first row of a plan. */
function startsAs({ cells }: SheetPlan, first: readonly Scalar[] | undefined): boolean {
  const texts = (row: readonly unknown[]) =>
    row
      .map((cell) => String(cell ?? ""))
      .join("\t")
      .trim();
  const planned: unknown[] = [];
  for (const { row, column, value } of cells) if (row === 0) planned[column] = value;
  return texts(Array.from(planned)) === texts(first ?? []);
}
