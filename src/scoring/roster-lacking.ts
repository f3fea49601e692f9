/** Which empty inputs keep a unit from having figures, so that whoever asks why nobody is ranked is told. */
import type { Scalar } from "../formula/values";
import { rosterLedgerOf } from "../ledger/roster";
import type { Rulebook } from "../rubric/rulebook";
import type { Rubric, Text } from "../rubric/types";
import { RosterCells } from "./roster-cells";
import type { RosterFinding, RosterRow, RosterUnit } from "./roster-types";
import { placeUnit } from "./roster-units";

interface Lacking {
  facts: Text[];
  settings: Text[];
}

type Inputs = Record<string, Scalar>;

/** Units without any place, and what they lack: settings once for all, facts by unit. */
export function lackingFindings(
  book: Rulebook,
  units: readonly RosterUnit[],
  rows: readonly RosterRow[],
  settings: Inputs,
): RosterFinding[] {
  const ranks = book.rubric.roster.columns.filter(({ type }) => type === "rank");
  const isUnranked = ({ values, wrong }: RosterRow) =>
    wrong.length === 0 && ranks.every(({ id }) => typeof values[id] !== "number");
  if (book.rubric.kind !== "roster" || ranks.length === 0) return [];
  const known = new Map<string, Lacking>();
  const found = rows.flatMap((row, index) => {
    const { facts = {}, unit } = units[index]!;
    const isBegun = Object.values(facts).some((value) => !isEmpty(value));
    if (!isUnranked(row) || !isBegun) return [];
    // Units that lack the same need the same: of thousands there are a few kinds.
    const key = emptyFacts(book.rubric, facts).join();
    const lacking = known.get(key) ?? lackingOf(book, units[index]!, settings);
    known.set(key, lacking);
    return [{ unit, lacking }];
  });
  const common = [...new Set(found.flatMap(({ lacking }) => lacking.settings))];
  return [
    ...(common.length > 0 ? [withoutSettings(common, found.length)] : []),
    ...found
      .filter(({ lacking }) => lacking.facts.length > 0)
      .map(({ unit, lacking }) => withoutFacts(unit, lacking.facts)),
  ];
}

const isEmpty = (value: Scalar | undefined) =>
  value === undefined || value === null || value === "";

const emptyFacts = ({ roster, facts }: Rubric, given: Inputs): string[] =>
  roster.columns.flatMap(({ from, value = "" }) => {
    const isAsked = from === "fact" && facts.some(({ id, optional }) => id === value && !optional);
    return isAsked && isEmpty(given[value]) ? [value] : [];
  });

/** Those empty inputs without which a figure stays empty that everything else would give. */
function lackingOf(book: Rulebook, unit: RosterUnit, settings: Inputs): Lacking {
  const { facts, roster } = book.rubric;
  const asked = roster.settings ?? [];
  const [emptyHere, emptyAbove] = [
    emptyFacts(book.rubric, unit.facts ?? {}),
    asked.filter(({ id }) => isEmpty(settings[id])).map(({ id }) => id),
  ];
  const typeOf = (list: readonly { id: string; type: string }[], id: string) =>
    list.find((each) => each.id === id)?.type ?? "";
  const given = { ...unit.facts };
  for (const id of emptyHere) given[id] = trial(typeOf(facts, id));
  const above = { ...settings };
  for (const id of emptyAbove) above[id] = trial(typeOf(asked, id));
  const whole = figuresOf(book, { ...unit, facts: given }, above);
  const isNeeded = (figures: readonly Scalar[]) =>
    figures.some((figure, at) => isEmpty(figure) && !isEmpty(whole[at]));
  return {
    facts: emptyHere
      .filter((id) =>
        isNeeded(figuresOf(book, { ...unit, facts: { ...given, [id]: null } }, above)),
      )
      .map((id) => facts.find((fact) => fact.id === id)!.label),
    settings: asked
      .filter(({ id }) => emptyAbove.includes(id))
      .filter(({ id }) =>
        isNeeded(figuresOf(book, { ...unit, facts: given }, { ...above, [id]: null })),
      )
      .map(({ label }) => label),
  };
}

/** A value that makes sense for any input of its type. */
const trial = (type: string): Scalar => (type === "rate" ? 0.5 : type === "text" ? "是" : 1);

function figuresOf(book: Rulebook, unit: RosterUnit, settings: Inputs): Scalar[] {
  const cells = new RosterCells(rosterLedgerOf(book), [placeUnit(book, unit)], settings);
  return book.rubric.roster.columns
    .filter(({ from, type }) => from === "formula" && type !== "rank")
    .map(({ id }) => {
      const cell = cells.at(id, 0);
      return typeof cell === "object" ? null : cell;
    });
}

function withoutSettings(labels: readonly Text[], units: number): RosterFinding {
  return {
    severity: "warning",
    message: {
      zh: `${units} 个单位没有名次：表上方的${labels.map(({ zh }) => `“${zh}”`).join("、")}没有填写，达标与否判断不了；请填写。`,
      en: `${units} units have no rank, for ${labels.map(({ en }) => `“${en}”`).join(", ")} above the table is empty: type it.`,
    },
  };
}

const withoutFacts = (unit: string, labels: readonly Text[]): RosterFinding => ({
  severity: "warning",
  unit,
  message: {
    zh: `“${unit}”没有名次：${labels.map(({ zh }) => `“${zh}”`).join("、")}没有填写；请补填。`,
    en: `“${unit}” has no rank, for ${labels.map(({ en }) => `“${en}”`).join(", ")} is empty: fill it in.`,
  },
});
