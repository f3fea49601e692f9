/** The cells of a roster as they stand: rows by key, columns by header. */
import { readFlag } from "../../functions/flags";
import type { Scalar } from "../../formula/values";
import type { Fact, RosterColumn, Rubric, Text } from "../../rubric/types";
import type { RosterFinding, RosterUnit } from "../../scoring/roster-types";
import { FIRST_COLUMN } from "../layout";
import { ROSTER_HEADERS } from "../roster-layout";
import { parseCardKey, ROW_KEY } from "../keys";
import { cellAt, plainText, reasonIn, type Cell, type SheetCells } from "../read/cells";
import { askedOf, readEntry, type Asked } from "../read/entries";

/** A row of a roster. */
export interface RosterLine {
  /** Index into the cells. */
  row: number;
  /** Id of its card, name, or `#row:n` of an empty one; "" for a row that the user put in. */
  key: string;
  unit: string;
}

/** Columns of the roster itself; no id of a rubric has a `#`. */
const OWN_COLUMN = { reason: "#reason" } as const;

/** A roster read from its cells. */
export class RosterSheet {
  readonly keyColumn: number;
  readonly headerRow: number;
  /** All rows of the table, empty ones too, in the order of the sheet. */
  readonly lines: RosterLine[];
  private readonly columns: Map<string, number>;

  constructor(
    readonly rubric: Rubric,
    readonly cells: SheetCells,
  ) {
    const { values } = cells;
    this.keyColumn = Math.max(
      0,
      ...values.map((line) => line.findIndex((value) => parseCardKey(value) !== null)),
    );
    this.headerRow = values.findIndex((line) => line[this.keyColumn] === ROW_KEY.header);
    const header = (values[this.headerRow] ?? []).map(plainText);
    this.columns = new Map(
      [
        ...rubric.roster.columns.map((column) => [column.id, column.header] as const),
        [OWN_COLUMN.reason, ROSTER_HEADERS.reason] as const,
      ]
        .map(([id, words]) => [id, header.indexOf(plainText(words))] as const)
        .filter(([, at]) => at >= 0),
    );
    this.lines = this.findLines();
  }

  /** Cell of a column in a row; null where the column is gone. */
  cell(row: number, column: string): Cell | null {
    const at = this.columns.get(column);
    return at === undefined ? null : cellAt(this.cells, row, at);
  }

  /** Place of a column on the sheet, counted from 0. */
  columnOf(column: string): number | undefined {
    const at = this.columns.get(column);
    return at === undefined ? undefined : this.cells.left + at;
  }

  /** 采信理由 of a row. */
  reason(row: number): string | undefined {
    const cell = this.cell(row, OWN_COLUMN.reason);
    return cell ? reasonIn(cell) : undefined;
  }

  /** What was typed as settings, above the table. */
  settings(): Record<string, Scalar> {
    const { columns, settings = [] } = this.rubric.roster;
    const under = columns[Math.min(4, columns.length - 1)];
    const at = this.columns.get(under?.id ?? "") ?? FIRST_COLUMN + 4;
    return Object.fromEntries(
      settings.flatMap(({ id, type, label }) => {
        const row = this.cells.values.findIndex(
          (line) => line[this.keyColumn] === `#setting:${id}`,
        );
        if (row < 0) return [];
        const fact: Fact = { id, label, type };
        const { entry } = readEntry(cellAt(this.cells, row, at), askedOf(fact), {
          stage: "",
          name: label,
        });
        return [[id, entry.value] as const];
      }),
    );
  }

  /** A row as data; what cannot be read is the text that stands there, and said. */
  unit({ row, unit }: RosterLine): { unit: RosterUnit; findings: RosterFinding[] } {
    const findings: RosterFinding[] = [];
    const facts: Record<string, Scalar> = {};
    const scores: Record<string, Scalar> = {};
    let group = "";
    for (const column of this.rubric.roster.columns) {
      const cell = this.cell(row, column.id);
      if (!cell) continue;
      const name = { zh: column.header, en: column.header };
      const read = (asked: Asked): Scalar => {
        const { entry, findings: said } = readEntry(cell, asked, { stage: "", name });
        findings.push(
          ...said.map(({ severity, message }) => ({
            severity,
            message: named(unit, message),
            unit,
          })),
        );
        return entry.unreadable ?? entry.value;
      };
      if (column.from === "group" && column.value !== "quota") group = plain(cell.value);
      else if (column.from === "fact") {
        const fact = this.rubric.facts.find(({ id }) => id === column.value);
        if (fact) facts[fact.id] = read(askedOf(fact));
      } else if (column.from === "score") {
        const value = scoreOf(column, cell, read);
        if (value !== null) scores[column.value ?? ""] = value;
      }
    }
    const accepted = this.reason(row);
    return {
      unit: {
        unit,
        ...(accepted !== undefined && { accepted }),
        ...(group === "" ? {} : { group }),
        ...(Object.keys(facts).length > 0 && { facts }),
        ...(Object.keys(scores).length > 0 && { scores }),
      },
      findings,
    };
  }

  /** A row whose figures follow a card: at least one of them is a formula. */
  isLinked({ row }: RosterLine): boolean {
    return this.rubric.roster.columns.some(
      ({ id, from }) => from === "score" && this.cell(row, id)?.formula !== undefined,
    );
  }

  private findLines(): RosterLine[] {
    const { values } = this.cells;
    const unit = this.rubric.roster.columns.find(({ from }) => from === "unit");
    const all = values
      .map((line, row) => ({
        row,
        key: plain(line[this.keyColumn]),
        unit: plain(this.cell(row, unit?.id ?? "")?.value),
      }))
      .slice(this.headerRow + 1);
    const isRow = ({ key }: RosterLine) =>
      key !== "" && (!key.startsWith("#") || /^#row:/.test(key));
    const last = all.findLastIndex(isRow);
    return all
      .slice(0, last + 1)
      .filter((line) => isRow(line) || (line.key === "" && line.unit !== ""));
  }
}

function scoreOf({ type }: RosterColumn, cell: Cell, read: (asked: Asked) => Scalar): Scalar {
  if (plain(cell.value) === "") return null;
  if (type === "flag") return readFlag(cell.value) ?? read({ type: "flag" });
  if (type === "text") return read({ type: "text" });
  return read({ type: "number", kind: { type: type === "rate" ? "rate" : "signed" } });
}

const plain = (value: unknown): string => String(value ?? "").trim();

const named = (unit: string, { zh, en }: Text): Text => ({
  zh: `${unit}：${zh}`,
  en: `${unit}: ${en}`,
});
