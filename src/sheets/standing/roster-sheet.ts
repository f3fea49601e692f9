/** The cells of a roster as they stand: rows by key, columns by header. */
import { readFlag } from "../../functions/flags";
import { WAITING } from "../../ledger/waiting";
import type { Scalar } from "../../formula/values";
import type { RosterColumn, Rubric, Text } from "../../rubric/types";
import type { RosterFinding, RosterUnit } from "../../scoring/roster-types";
import type { CellPlace } from "../../scoring/types";
import { isTyped } from "../../ledger/roster-checks";
import { FIRST_COLUMN } from "../card/layout";
import { switchOf } from "./colours";
import { ROSTER_HEADERS } from "../../rubric/model";
import { COUNTS_HEADER } from "../roster/roster-layout";
import { parseCardKey, ROW_KEY, sumKey } from "../identity/keys";
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
const OWN_COLUMN = { reason: "#reason", check: "#check", remark: "#remark" } as const;
const countsOf = (column: string) => `#counts:${column}`;

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
        [OWN_COLUMN.check, ROSTER_HEADERS.check] as const,
        [OWN_COLUMN.remark, ROSTER_HEADERS.remark] as const,
        ...rubric.roster.columns.map(
          (column) => [countsOf(column.id), `${COUNTS_HEADER}${column.header}`] as const,
        ),
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

  /** 核对 of a row; null where the column is gone. */
  check(row: number): Cell | null {
    return this.cell(row, OWN_COLUMN.check);
  }

  /** 结果运用 of a row; null where the column is gone, or the roster has none. */
  consequence(row: number): Cell | null {
    return this.cell(row, OWN_COLUMN.remark);
  }

  /** What counts of a typed column in a row; null where the hidden column is gone. */
  counts(row: number, column: string): Cell | null {
    return this.cell(row, countsOf(column));
  }

  /** The sum of a column under the table; null where it is gone. */
  sum(column: string): Cell | null {
    const row = this.cells.values.findIndex((line) => line[this.keyColumn] === sumKey(column));
    return row < 0 ? null : this.cell(row, column);
  }

  /** Whether 标色 is on, as it is where there is no switch. */
  get coloursShown(): boolean {
    return switchOf(this.cells)?.on ?? true;
  }

  /** What was typed as settings, above the table. */
  settings(): Record<string, Scalar> {
    return this.readSettings().settings;
  }

  /** The settings; what cannot be read is the text that stands there, and said. */
  readSettings(): { settings: Record<string, Scalar>; findings: RosterFinding[] } {
    const { columns, settings = [] } = this.rubric.roster;
    const under = columns[Math.min(4, columns.length - 1)];
    const at = this.columns.get(under?.id ?? "") ?? FIRST_COLUMN + 4;
    const findings: RosterFinding[] = [];
    const read = settings.flatMap((setting) => {
      const key = `#setting:${setting.id}`;
      const row = this.cells.values.findIndex((line) => line[this.keyColumn] === key);
      if (row < 0) return [];
      const cell = cellAt(this.cells, row, at);
      const { id, type, label } = setting;
      const said = readEntry(cell, askedOf({ id, label, type }), { stage: "", name: label });
      findings.push(...said.findings.map(({ severity, message }) => ({ severity, message })));
      const value = said.entry.unreadable ?? said.entry.value;
      if (value === null && setting.default !== undefined) findings.push(emptySetting(cell, label));
      return [[id, value] as const];
    });
    return { settings: Object.fromEntries(read), findings };
  }

  /** Rows with figures that name no unit. */
  nameless(): RosterFinding[] {
    const { columns } = this.rubric.roster;
    const unit = columns.find(({ from }) => from === "unit");
    const last = this.lines.at(-1)?.row ?? this.headerRow;
    const rows = Array.from({ length: last - this.headerRow }, (_, at) => this.headerRow + 1 + at);
    return rows.flatMap((row) => {
      const cell = unit && this.cell(row, unit.id);
      if (!cell || plain(cell.value) !== "") return [];
      const hasFigures = columns.some(
        (column) =>
          column !== unit && isTyped(column) && plain(this.cell(row, column.id)?.value) !== "",
      );
      return hasFigures ? [namelessRow(cell, unit.header)] : [];
    });
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

  /** The cells of a row's facts, by their ids. */
  factPlaces({ row }: RosterLine): Record<string, CellPlace> {
    const places = this.rubric.roster.columns.flatMap(({ id, from, value }) => {
      const place = from === "fact" ? this.cell(row, id)?.place : undefined;
      return place && value !== undefined ? [[value, place] as const] : [];
    });
    return Object.fromEntries(places);
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

function emptySetting({ place: { sheet, address } }: Cell, { zh, en }: Text): RosterFinding {
  return {
    severity: "warning",
    message: {
      zh: `${sheet}!${address} “${zh}”没有填写，表内公式按空白计算；请填写。`,
      en: `${sheet}!${address} “${en}” is empty, and the formulas compute with nothing: type it.`,
    },
  };
}

function namelessRow({ place: { sheet, address } }: Cell, header: string): RosterFinding {
  return {
    severity: "error",
    message: {
      zh: `${sheet}!${address} 没有填写“${header}”，这一行有数据而不计入；请填写，或清空这一行。`,
      en: `${sheet}!${address} “${header}” is empty, so the figures of its row do not count: type it, or empty the row.`,
    },
  };
}

function scoreOf({ type }: RosterColumn, cell: Cell, read: (asked: Asked) => Scalar): Scalar {
  if (plain(cell.value) === "") return null;
  if (plain(cell.value) === WAITING) return WAITING;
  if (type === "flag") return readFlag(cell.value) ?? read({ type: "flag" });
  if (type === "text") return read({ type: "text" });
  return read({ type: "number", kind: { type: type === "rate" ? "rate" : "signed" } });
}

const plain = (value: unknown): string => String(value ?? "").trim();

const named = (unit: string, { zh, en }: Text): Text => ({
  zh: `${unit}：${zh}`,
  en: `${unit}: ${en}`,
});
