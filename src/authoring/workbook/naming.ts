/** Chinese names become ids once everything is read; a name that is nobody's is told where it stands. */
import type { Fields } from "./flat";
import { slipIn } from "./formula-slips";
import { FormulaNames } from "./formula-names";
import type { Mistakes } from "./mistakes";
import type { WrittenName } from "./read-blocks";
import { References, type Referred } from "./references";

export function nameAll(flat: Fields, written: readonly WrittenName[], mistakes: Mistakes): void {
  const names = namesOf(flat);
  const references = new References(flat);
  for (const each of written)
    if (each.refersTo) refer(references, { ...each, refersTo: each.refersTo }, mistakes);
    else nameFormula(names, each, mistakes);
}

/** The names in formulas that a rubric gives. */
export const namesOf = ({ facts, readings, outcome }: Fields): FormulaNames =>
  new FormulaNames(listOf(facts), listOf(readings), listOf((outcome as Fields | undefined)?.items));

function nameFormula(
  names: FormulaNames,
  { of, field, place }: WrittenName,
  mistakes: Mistakes,
): void {
  const written = String(of[field]);
  // The total of a system that is only a roster is 0.
  const isConstant = field !== "rule" && Number.isFinite(Number(written));
  const slip = names.isKnown(written) || isConstant ? undefined : slipIn(written);
  if (slip) {
    mistakes.add(place, slip.message, slip.advice, "formula");
    return;
  }
  for (const unknown of names.unknown(written)) {
    const nearest = names.nearest(unknown);
    mistakes.add(
      place,
      { zh: `没有名称“${unknown}”，`, en: `There is no name “${unknown}”;` },
      nearest === undefined
        ? {
            zh: "请在“数据”表里加一行，或改用已有的名称。",
            en: "add it to the sheet 数据, or use a name that is there.",
          }
        : { zh: `是不是“${nearest}”？`, en: `is it “${nearest}”?` },
      "formula",
    );
  }
  of[field] = names.named(written);
}

/** What an object is called on the sheet that lists it. */
const LISTED: Readonly<Record<Referred, string>> = {
  stages: "“设置”表的“阶段”",
  scales: "“设置”表的“评级办法”",
  categories: "“设置”表的“类别”",
  sections: "考核表的一级指标",
  criteria: "考核表的“简称”",
  forms: "“附件”表",
  "roster.columns": "“汇总”表的“汇总各列”",
};

function refer(
  references: References,
  { of, field, place, refersTo }: WrittenName & { refersTo: Referred },
  mistakes: Mistakes,
): void {
  const id = (said: string) => {
    const found = references.id(refersTo, said);
    if (found === undefined) tell(references, refersTo, said, place, mistakes);
    return found ?? said;
  };
  const said = of[field];
  of[field] = Array.isArray(said) ? said.map((each) => id(String(each))) : id(String(said));
}

function tell(
  references: References,
  to: Referred,
  said: string,
  place: WrittenName["place"],
  mistakes: Mistakes,
): void {
  const nearest = references.nearest(to, said);
  mistakes.add(
    place,
    { zh: `没有“${said}”，`, en: `There is no “${said}”;` },
    nearest === undefined
      ? {
          zh: `请照${LISTED[to]}写；同名的写标识。`,
          en: "write what it is called on its own sheet, or its id.",
        }
      : { zh: `是不是“${nearest}”？`, en: `is it “${nearest}”?` },
    "reference",
  );
}

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
