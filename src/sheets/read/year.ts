/** 年度: the formulas of a card compute by the year that it was drawn for, whatever the head line says now. */
import { namesYear, yearNumber } from "../../rubric/year";
import type { Rubric } from "../../rubric/types";
import type { CellPlace, Finding } from "../../scoring/types";
import { structure } from "./findings";

export interface ReadYear {
  /** What the card is of, and is scored by. */
  year: string;
  findings: Finding[];
}

/**
 * @param typed what the head line says; undefined or empty where it says nothing
 * @param drawn what the workbook says that the card was drawn for; undefined where it says nothing of the card
 */
export function readYear(
  rubric: Rubric,
  typed: { year: string | undefined; place: CellPlace | undefined },
  drawn: string | undefined,
): ReadYear {
  const shown = typed.year ?? "";
  if (drawn === undefined || !namesYear(rubric))
    return { year: shown || (drawn ?? ""), findings: [] };
  const [is, was] = [yearNumber(shown), yearNumber(drawn)];
  if (was === undefined) return { year: drawn, findings: [lacking(typed.place, shown)] };
  const isSame = shown === "" || is === was;
  return isSame
    ? { year: shown || drawn, findings: [] }
    : { year: drawn, findings: [differing(typed.place, shown, drawn)] };
}

const differing = (place: CellPlace | undefined, shown: string, drawn: string) =>
  structure("error", place, {
    zh: `表头的年度现为“${shown}”，而本表是按 ${drawn} 年度生成的，公式仍按 ${drawn} 计算（得分也是）；请改回 ${drawn}，或在窗格中按新年度重新生成。`,
    en: `the head line says “${shown}”, but the table was drawn for ${drawn} and its formulas, and the scores, still compute by ${drawn}; restore it, or generate the table for the other year.`,
  });

const lacking = (place: CellPlace | undefined, shown: string) =>
  structure("error", place, {
    zh: `计分要用年度，而本表生成时没有年度${shown === "" ? "" : `（现填“${shown}”，公式不会跟着变）`}，有关项目不计分；请在窗格中填写年度后重新生成。`,
    en: `scores need the year, and the table was drawn without one${shown === "" ? "" : ` (“${shown}” was typed; formulas do not follow it)`}: what needs it is not scored. Generate the table for its year.`,
  });
