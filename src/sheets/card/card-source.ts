/** What a card says to other sheets of its workbook: formulas that follow it. */
import { allFactKeys, formulaName } from "../../rubric/model";
import { comparedName } from "../../rubric/comparisons";
import { SETTING } from "../../ledger/marks";
import { reference } from "../plan/address";
import type { CardPlan } from "./card";
import { usedCell } from "./layout";
import { resultCell } from "./result-layout";

/**
 * What stands for a name (`total`, `outcome.grade`, `fact.staff`, `unit`) in a formula on another sheet: a reference or a
 * constant; null where the name means nothing here.
 */
export type ValueSource = (name: string) => string | null;

/** The names of a card: its result under the stage that counts, its facts as last corrected, its unit and year. */
export function cardSource({ layout, results }: CardPlan, sheet: string): ValueSource {
  const { rubric, info } = layout;
  const known = new Map<string, string>([
    ["unit", constant(info.unit)],
    ["year", constant(info.year)],
  ]);
  const result = (name: string, key: string) =>
    known.set(name, reference(resultCell(results, key, "counted"), sheet));
  for (const line of results.rows) {
    if (line.type === "section") result(`section.${formulaName(line.section.id)}`, line.key);
    else if (line.type === "category") result(`category.${formulaName(line.id)}`, line.key);
    else if (line.type === "compared") result(comparedName(line.fact.id), line.key);
    else if (line.type === "item") result(`outcome.${formulaName(line.item.id)}`, line.key);
  }
  for (const name of ["total", "base", "bonus", "minus", "waiting", "pending"]) {
    if (results.rows.some(({ key }) => key === name)) result(name, name);
  }
  if (results.rows.some(({ key }) => key === "veto")) result("vetoed", "veto");
  result("stage", "counted");
  result("wrong", "wrong");
  const reason = reference(resultCell(results, SETTING.reason, "counted"), sheet);
  // A reference to an empty cell would show 0.
  known.set("accepted", `IF(${reason}="","",${reason})`);
  const last = rubric.stages.at(-1)?.id ?? "";
  for (const key of allFactKeys(rubric)) {
    known.set(`fact.${formulaName(key)}`, reference(usedCell(layout, last, key), sheet));
  }
  return (name) => known.get(name) ?? null;
}

/** A text as a constant in a formula. */
export function constant(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
