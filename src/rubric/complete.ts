/** What a rubric's file may leave out, filled in: nobody writes an empty list, or English, or a roster that all documents need. */
import { withComparisons } from "./complete-comparisons";
import { disqualifies } from "./demotions";
import { withLastFacts } from "./last";
import { ownTexts } from "./merged-cells";
import { criteriaOf, formulaName, ROSTER_HEADERS } from "./model";
import type { OutcomeItem, Roster, Reading, RosterColumn, Rubric, Section } from "./types";
import { TOTAL_FLOOR, totalFloor } from "./total-floor";

/** A rubric as its file has it, of the right shape. */
export type WrittenRubric = Omit<Rubric, Left> &
  Partial<Pick<Rubric, Exclude<Left, "outcome">>> & { outcome?: Partial<Rubric["outcome"]> };

type Left = "errata" | "readings" | "forms" | "outcome" | "roster";

/** The rubric with everything that its file leaves out. */
export function completed(written: WrittenRubric): Rubric {
  const { errata = [], forms = [], outcome, roster, ...rest } = written;
  const sections = written.sections.map(withCells);
  const whole = {
    ...rest,
    errata,
    readings: [...(written.readings ?? []), ...askedOf(written, sections)],
    forms,
    sections,
    outcome: { total: "base+bonus+minus", items: [], ...outcome },
  };
  const complete = withEnglish({ ...whole, roster: roster ?? usualRoster(whole) }) as Rubric;
  return withLastFacts(withComparisons(complete));
}

/** Questions that every document of a kind leaves open, unless it is asked, or said, already. */
function askedOf({ readings = [], limits }: WrittenRubric, sections: Section[]): Reading[] {
  const isSaid = limits?.total?.min !== undefined;
  const [taken] = criteriaOf({ sections }).filter(({ kind }) => kind === "minus");
  if (!taken || isSaid || readings.some(({ id }) => id === TOTAL_FLOOR.id)) return [];
  const { section, subsection, criterion } = taken;
  const words = [section.cells, subsection.cells, ownTexts(criterion)].flatMap(
    Object.values<string>,
  );
  return [totalFloor(section, words.find((each) => each !== "") ?? section.name.zh)];
}

function withCells(section: Section): Section {
  return {
    ...section,
    cells: section.cells ?? {},
    subsections: section.subsections.map((subsection) => ({
      ...subsection,
      cells: subsection.cells ?? {},
      criteria: subsection.criteria.map((each) => ({ ...each, cells: each.cells ?? {} })),
    })),
  };
}

/** Our words without English say the same in Chinese. Wording of the document, by column, is none of ours. */
function withEnglish(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => withEnglish(each));
  if (typeof value !== "object" || value === null || key === "cells") return value;
  const words = Object.entries(value).map(([name, inner]) => [name, withEnglish(inner, name)]);
  const whole = Object.fromEntries(words) as Record<string, unknown>;
  return "zh" in whole && !("en" in whole) ? { ...whole, en: whole.zh } : whole;
}

/** 名次, 单位, the sections, 总分, 否决 and the results: what every roster of scorecards shows. */
function usualRoster(rubric: Pick<Rubric, "name" | "sections" | "outcome">): Roster {
  const { name, sections, outcome } = rubric;
  const hasVeto = criteriaOf({ sections }).some(
    (each) => each.kind === "veto" && disqualifies(each),
  );
  const columns: RosterColumn[] = [
    { id: "rank", header: "名次", from: "formula", value: rankOf(hasVeto), type: "rank", width: 7 },
    { id: "unit", header: "单位", from: "unit", type: "text", width: 24 },
    ...sections
      .filter(({ kind }) => kind !== "veto")
      .map(({ id, name: { zh } }) => column(`section-${id}`, zh, figure("section", id), "number")),
    column("total", "总分", "total", "number"),
    ...(hasVeto ? [column("vetoed", "一票否决", "vetoed", "flag")] : []),
    ...outcome.items.map(({ id, label, type }: OutcomeItem) =>
      column(`outcome-${id}`, label.zh, figure("outcome", id), type),
    ),
  ];
  return { title: `${name.zh}汇总表`, columns: withOwnHeaders(columns), sortBy: "rank" };
}

const figure = (group: string, id: string) => `${group}.${formulaName(id)}`;

const rankOf = (hasVeto: boolean) =>
  hasVeto
    ? 'RUBRIC.RANK(IF(OR(RUBRIC.VETO(vetoed),total=""),"",total),column.total,column.vetoed)'
    : "RUBRIC.RANK(total,column.total)";

const column = (
  id: string,
  header: string,
  value: string,
  type: RosterColumn["type"],
): RosterColumn => ({ id, header, from: "score", value, type, width: 10 });

/** Columns are found by their headers: a second of one name is numbered. */
function withOwnHeaders(columns: readonly RosterColumn[]): RosterColumn[] {
  const taken = new Set<string>(Object.values(ROSTER_HEADERS));
  return columns.map((each) => {
    let { header } = each;
    for (let number = 2; taken.has(plain(header)); number++) header = `${each.header}（${number}）`;
    taken.add(plain(header));
    return { ...each, header };
  });
}

const plain = (header: string) => header.replace(/\s/g, "");
