/** A list of units with columns: figures that the office gives each of them, such as its target. */
import type { Scalar, Text } from "../formula/values";
import { allFactKeys } from "../rubric/model";
import type { Fact, Rubric } from "../rubric/types";
import { factLabel } from "../scoring/labels";
import type { Scorecard } from "../scoring/types";
import { a1 } from "../sheets/plan/address";
import { plainText } from "../sheets/read/cells";
import { askedOf, readEntry } from "../sheets/read/entries";

interface UnitTable {
  header: string[];
  rows: string[][];
}

/** What a list gives: values by unit and by the fact's key. */
export interface GivenFacts {
  byUnit: Map<string, Record<string, Scalar>>;
  /** The columns that were taken. */
  columns: Text[];
  /** Headers that are no figure of the rubric. */
  unknown: string[];
  /** Cells that cannot be read: nothing is to be handed out before they are mended. */
  problems: Text[];
}

/** Headers over names of units. */
const UNIT_HEADERS = ["单位", "单位名称", "学院", "学院名称", "院系", "院系名称", "unit"];

/** The list as a table, where its first line says so: 单位, then what the other columns are. */
export function unitTableOf(text: string): UnitTable | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const separator = ["\t", ",", "，", ";"].find((sign) => lines[0]?.includes(sign));
  if (separator === undefined) return null;
  const [header = [], ...rows] = lines.map((line) => line.split(separator).map(bare));
  return UNIT_HEADERS.includes(plainText(header[0])) ? { header, rows } : null;
}

/** Without the quotation marks of a text with commas. */
const bare = (cell: string) =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();

/** Figures of the rubric that stand in the columns of a list, read as those of a card are. */
export function givenFactsOf(rubric: Rubric, text: string): GivenFacts {
  const given: GivenFacts = { byUnit: new Map(), columns: [], unknown: [], problems: [] };
  const table = unitTableOf(text);
  if (!table) return given;
  const keys = new Map(
    allFactKeys(rubric).map((key) => [plainText(factLabel(rubric, key).zh), key]),
  );
  for (const [column, header] of table.header.entries()) {
    if (column === 0 || header === "") continue;
    const key = keys.get(plainText(header)) ?? allFactKeys(rubric).find((each) => each === header);
    if (key === undefined) given.unknown.push(header);
    else takeColumn(rubric, table, column, key, given);
  }
  return given;
}

function takeColumn(
  rubric: Rubric,
  { rows }: UnitTable,
  column: number,
  key: string,
  { byUnit, columns, problems }: GivenFacts,
): void {
  const name = factLabel(rubric, key);
  columns.push(name);
  const asked = askedOf(factOf(rubric, key));
  for (const [row, cells] of rows.entries()) {
    const [unit = "", value = ""] = [cells[0], cells[column]];
    if (unit === "" || value === "") continue;
    const place = { sheet: "单位名单", address: a1({ row: row + 1, column }) };
    const number = asked.type === "number" && /^[\d.]+$/.test(value) ? Number(value) : value;
    const { entry, findings } = readEntry({ row, column, value: number, place }, asked, {
      stage: "",
      name,
    });
    problems.push(...findings.filter(({ severity }) => severity === "error").map((f) => f.message));
    if (entry.value !== null) byUnit.set(unit, { ...byUnit.get(unit), [key]: entry.value });
  }
}

const factOf = ({ facts }: Rubric, key: string): Fact =>
  facts.find(({ id }) => id === key || key.startsWith(`${id}.`))!;

/** A card in which nothing is filled but what was given, by stage and key. */
export function filledWith(
  rubric: Rubric,
  year: string,
  facts: Readonly<Record<string, Readonly<Record<string, Scalar>>>>,
): Scorecard {
  const stages = rubric.stages.map(({ id }) => [
    id,
    {
      scores: {},
      facts: Object.fromEntries(
        Object.entries(facts[id] ?? {}).map(([key, value]) => [key, { value, origin: "typed" }]),
      ),
    },
  ]);
  return {
    rubric: { id: rubric.id, version: rubric.version },
    ...{ unit: "", year, readings: {}, fields: {}, findings: [] },
    stages: Object.fromEntries(stages) as Scorecard["stages"],
  };
}
