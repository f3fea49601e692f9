/** The receipt of a cell of a roster: what the column is made of, and where the unit stands. */
import { explainFormula, type ExplainNames } from "../formula/explain";
import { visit } from "../formula/node";
import { treeOf } from "../formula/parse";
import type { Lookup } from "../formula/values";
import { formulaName } from "../rubric/model";
import { readingName } from "../rubric/names";
import { formulasOf, ruleFormula } from "../rubric/rules";
import type { Fact, RosterColumn, Rubric } from "../rubric/types";
import { computeRoster } from "../scoring/roster";
import type { RosterOptions, RosterResult, RosterRow, RosterUnit } from "../scoring/roster-types";
import { cardReceipt } from "./card";
import { documentText } from "./clause";
import { factWords } from "./facts";
import { readingsUsed, readingWith } from "./readings";
import { endingIn, shownColumn, shownFact } from "./shown";
import { receiptText } from "./text";
import type { Receipt, ReceiptFact } from "./types";

export interface ReceiptRoster {
  rubric: Rubric;
  year: string;
  units: readonly RosterUnit[];
  options?: RosterOptions;
}

/** Where a cell of a roster comes from; undefined where there is no such column or unit. */
export function rosterReceipt(
  roster: ReceiptRoster,
  asked: { column: string; unit: string },
): Receipt | undefined {
  const { rubric } = roster;
  const column = rubric.roster.columns.find(({ id }) => id === asked.column);
  const at = roster.units.findIndex(({ unit }) => unit === asked.unit);
  if (!column || at < 0) return undefined;
  const result = computeRoster(rubric, roster.units, roster.options);
  const ofCard = columnOfCard(roster, column, at, result);
  const row = result.rows[at]!;
  const value = row.values[column.id] ?? null;
  const shown = shownColumn(column, value);
  const { facts, arithmetic } = ofCard ?? madeOf(rubric, column, row, result, shown);
  const receipt: Omit<Receipt, "text"> = {
    kind: "column",
    key: column.id,
    name: column.header,
    unit: row.unit,
    year: roster.year,
    stage: row.stage,
    value,
    shown,
    points: ofCard?.points ?? null,
    clause: ofCard?.clause ?? clauseOf(rubric, column),
    facts,
    arithmetic,
    terms: ofCard?.terms ?? [],
    readings: columnReadings(roster, column, at),
    reason: row.accepted ?? "",
    before: null,
    signed: ofCard?.signed ?? null,
    findings: [],
  };
  const text = receiptText(receipt, {
    rubric,
    isOfAllStages: false,
    facts: facts.map((fact) => factWords(rubric, fact)),
    vetoes: row.vetoed ? ["一票否决，不参加排名"] : [],
    place: placeWords(rubric, column, at, result),
    shownOf: (each) => shownColumn(column, each),
  });
  return { ...receipt, text };
}

/** A figure of a card, told as on the card. */
function columnOfCard(
  { rubric, units }: ReceiptRoster,
  { from, value = "" }: RosterColumn,
  at: number,
  result: RosterResult,
): Receipt | undefined {
  const { scorecard } = units[at]!;
  if (from !== "score" || !scorecard) return undefined;
  const groups = { section: rubric.sections, category: rubric.categories ?? [] };
  const named = Object.entries({ ...groups, outcome: rubric.outcome.items }).flatMap(
    ([group, members]) =>
      members.map(({ id }) => ({ id, name: `${group}.${formulaName(id)}` }) as const),
  );
  const key = named.find(({ name }) => name === value)?.id ?? value;
  return cardReceipt({ rubric, scorecard: { ...scorecard, readings: result.readings } }, { key });
}

const clauseOf = (rubric: Rubric, { clause = "" }: RosterColumn): Receipt["clause"] => ({
  number: clause,
  text: documentText(rubric, clause) ?? "",
  source: rubric.source.document,
});

function madeOf(
  rubric: Rubric,
  column: RosterColumn,
  row: RosterRow,
  result: RosterResult,
  shown: string,
): Pick<Receipt, "facts" | "arithmetic"> {
  const { from, value: formula } = column;
  if (from !== "formula" || formula === undefined)
    return { facts: factsIn(rubric, [column], row), arithmetic: "" };
  const named = rubric.roster.columns.filter(({ id }) =>
    ruleFormula(formula).names.includes(formulaName(id)),
  );
  const facts = factsIn(rubric, named, row);
  if (shown === "") return { facts, arithmetic: "" };
  const lookup = lookupIn(rubric, row, result);
  const sentence = explainFormula(ruleFormula(formula), lookup, "zh", columnNames(rubric, result));
  return { facts, arithmetic: endingIn(sentence, shown) };
}

/** The typed columns among these. */
function factsIn(rubric: Rubric, columns: readonly RosterColumn[], row: RosterRow): ReceiptFact[] {
  return columns.flatMap(({ id, from, value: key = "", header }) => {
    const fact = from === "fact" ? rubric.facts.find((each) => each.id === key) : undefined;
    if (!fact) return [];
    const value = row.values[id] ?? null;
    return [
      {
        ...{ key, name: header, value, shown: shownFact(fact, value), sheet: null, cell: null },
        ...{ origin: value === null || value === "" ? "empty" : "typed", stage: row.stage ?? "" },
      } as const,
    ];
  });
}

/** What the names in a column's formula stand for in a row. */
function lookupIn(rubric: Rubric, row: RosterRow, result: RosterResult): Lookup {
  const { columns } = rubric.roster;
  const byName = new Map(columns.map((column) => [formulaName(column.id), column]));
  const settings = new Map(
    Object.entries(result.settings).map(([id, value]) => [`setting.${formulaName(id)}`, value]),
  );
  const readings = new Map(
    Object.entries(result.readings).map(([id, option]) => [readingName(id), option]),
  );
  return (name) => {
    if (name === "units") return result.rows.length;
    const whole = name.startsWith("column.") ? byName.get(name.slice(7)) : undefined;
    if (whole)
      return result.rows.map(({ values, counts }) => [{ ...values, ...counts }[whole.id]!]);
    const own = byName.get(name);
    return own ? row.values[own.id]! : (settings.get(name) ?? readings.get(name) ?? null);
  };
}

function columnNames(rubric: Rubric, { readings }: RosterResult): ExplainNames {
  const { columns, settings = [] } = rubric.roster;
  const factOf = ({ from, value }: RosterColumn): Fact | undefined =>
    from === "fact" ? rubric.facts.find(({ id }) => id === value) : undefined;
  const labels = new Map<string, string>([
    ...columns.flatMap(({ id, header }) => [
      [formulaName(id), header] as const,
      [`column.${formulaName(id)}`, header] as const,
    ]),
    ...settings.map(({ id, label }) => [`setting.${formulaName(id)}`, label.zh] as const),
  ]);
  const units = new Map<string, string>([
    ...columns.flatMap((column) => {
      const unit = column.type === "rate" ? "%" : factOf(column)?.unit?.zh;
      return unit === undefined
        ? []
        : ["", "column."].map((before) => [`${before}${formulaName(column.id)}`, unit] as const);
    }),
    ...settings
      .filter(({ type }) => type === "rate")
      .map(({ id }) => [`setting.${formulaName(id)}`, "%"] as const),
  ]);
  return {
    label: (name) => labels.get(name),
    unit: (name) => units.get(name),
    reading(name) {
      const reading = rubric.readings.find(({ id }) => readingName(id) === name);
      const chosen = reading?.options.find(({ id }) => id === readings[reading.id]);
      if (!reading || !chosen) return undefined;
      const others = reading.options.filter((option) => option !== chosen).map(({ id }) => id);
      return { label: chosen.label.zh, others };
    },
  };
}

/** The readings that any column or card of the roster follows, with the cell under each other answer. */
function columnReadings(roster: ReceiptRoster, column: RosterColumn, at: number) {
  const { rubric, units, options = {} } = roster;
  if (column.from !== "score" && column.from !== "formula") return [];
  return readingsUsed(rubric, formulasBehind(rubric)).map((reading) =>
    readingWith(rubric, options.readings ?? {}, reading, (readings) => {
      const { rows } = computeRoster(rubric, units, { ...options, readings });
      return rows[at]!.values[column.id] ?? null;
    }),
  );
}

const formulasBehind = (rubric: Rubric): string[] =>
  formulasOf(rubric)
    .filter(({ use }) => use.in !== "form")
    .map(({ text }) => text);

/** 第 2 名，共 18 家，并列 2 家；名额 4；后一名 仁济 91.2 */
function placeWords(
  rubric: Rubric,
  column: RosterColumn,
  at: number,
  { rows }: RosterResult,
): string {
  const ranking = column.type === "rank" ? column : rankOf(rubric);
  const row = rows[at]!;
  const rank = ranking && row.values[ranking.id];
  if (!ranking || typeof rank !== "number") return "";
  const inGroup = isOfGroup(ranking);
  const peers = rows.filter((each) => !inGroup || each.group === row.group);
  const ranked = peers.flatMap((each) => {
    const own = each.values[ranking.id];
    return typeof own === "number" ? [{ each, own }] : [];
  });
  const ties = ranked.filter(({ own }) => own === rank).length;
  const next = ranked
    .filter(({ own }) => own > rank)
    .sort((a, b) => a.own - b.own)
    .at(0);
  const among = inGroup ? `${groupName(rubric, row)}共` : "共";
  return [
    `第 ${rank} 名，${among} ${ranked.length} 家${ties > 1 ? `，并列 ${ties} 家` : ""}`,
    ...quotaWords(rubric, row),
    ...tierWords(rubric, ranking, row),
    ...(next ? [`后一名 ${next.each.unit}${amountOf(rubric, ranking, next.each)}`] : []),
  ].join("；");
}

const rankOf = ({ roster }: Rubric) => roster.columns.find(({ type }) => type === "rank");

/** Whether a rank counts within the groups. */
function isOfGroup({ value = "" }: RosterColumn): boolean {
  let found = false;
  visit(treeOf(ruleFormula(value)), (node) => {
    if (node.type === "CallExpression")
      found ||= node.callee.name.toUpperCase() === "RUBRIC.GROUPRANK";
  });
  return found;
}

const groupName = ({ roster }: Rubric, { group }: RosterRow) =>
  roster.groups?.find(({ id }) => id === group)?.name ?? "本组";

function quotaWords({ roster }: Rubric, { group }: RosterRow): string[] {
  const quota = roster.groups?.find(({ id }) => id === group)?.quota;
  return quota === undefined ? [] : [`本组名额 ${quota}`];
}

/** 前 30%: the tiers that a ranking is cut into. */
const tierWords = ({ roster }: Rubric, ranking: RosterColumn, { values }: RosterRow): string[] =>
  roster.columns
    .filter(({ value = "", from, levels }) => levels && from === "formula" && names(value, ranking))
    .flatMap(({ header, id, levels = [], type }) => {
      const level = type === "count" && levels.find(({ value }) => value === String(values[id]));
      return level ? [`${header}：${level.consequence}`] : [];
    });

const names = (formula: string, { id }: RosterColumn) =>
  ruleFormula(formula).names.includes(formulaName(id));

/** By what the ranking goes: the first other column that it names. */
function amountOf({ roster }: Rubric, { value = "" }: RosterColumn, row: RosterRow): string {
  const named = roster.columns.find(
    ({ id, type }) =>
      type !== "flag" &&
      type !== "text" &&
      ruleFormula(value).names.includes(`column.${formulaName(id)}`),
  );
  return named ? ` ${shownColumn(named, row.values[named.id] ?? null)}` : "";
}
