/** The rows of a unified table as sections and criteria. */
import { propose } from "../propose";
import type { PrintedCell, PrintedRow, PrintedTable } from "../table/printed";
import type { PrintedColumn } from "../table/printed-header";
import {
  pointsAtEnd,
  pointsInWording,
  printedInLabel,
  printedPoints,
  printedWeight,
} from "../table/points";
import { levelIndex } from "../table/sections";
import type { Kind } from "../types";
import { kindCalled, kindOfRow, partKind } from "./kinds";
import type { DraftCriterion, DraftSection } from "./types";
import { oneLine, sentenceOf } from "./words";

/** A section with where it stands. */
export interface ReadSection extends DraftSection {
  cell: PrintedCell | null;
  isMixed: boolean;
}

/** A part of a section that prints points of its own. */
export interface ReadPart {
  name: string;
  cell: PrintedCell;
  points: number | null;
  criteria: ReadCriterion[];
}

export interface ReadCriterion extends Omit<DraftCriterion, "cell"> {
  row: PrintedRow;
  /** Its first own cell. */
  own: PrintedCell;
  of: ReadSection | null;
  /** What its points cell says cannot be read. */
  unclear: string | null;
}

export interface ReadTable {
  sections: ReadSection[];
  parts: ReadPart[];
  criteria: ReadCriterion[];
}

export class CriteriaReader {
  private readonly read: ReadTable = { sections: [], parts: [], criteria: [] };
  private readonly columns: readonly PrintedColumn[];
  private readonly at: Record<"section" | "subsection" | "criterion" | "points" | "weight", number>;
  private readonly standards: readonly number[];
  private readonly sums: readonly number[];

  constructor({ header }: PrintedTable) {
    const { columns } = header;
    this.columns = columns;
    const of = (role: PrintedColumn["role"]) => levelIndex(columns, role);
    this.at = {
      section: of("section"),
      subsection: of("subsection"),
      criterion: of("criterion"),
      points: of("points"),
      weight: columns.findIndex(({ role, restates }) => role === "weight" || restates === "weight"),
    };
    const every = (isOne: (column: PrintedColumn) => boolean) =>
      columns.flatMap((column, index) => (isOne(column) ? [index] : []));
    this.standards = every(({ role }) => role === "standard");
    this.sums = every(({ restates }) => restates === "points");
  }

  /** @param own points that rows under one points cell say themselves */
  all(rows: readonly PrintedRow[], own: ReadonlyMap<PrintedRow, number | null>): ReadTable {
    for (const row of rows) this.row(row, own);
    return this.read;
  }

  /** The words of a row that may say its points, the last first. */
  words(row: PrintedRow): string[] {
    const { wording, standard } = this.texts(row);
    return [wording?.text ?? "", standard?.text ?? ""];
  }

  /** Whether the points of a row count in the nominal total. */
  isCounted(row: PrintedRow): boolean {
    const { section, subsection, wording } = this.texts(row);
    return kindIn(partWords(row, section), [subsection, wording]) === "scored";
  }

  private row(row: PrintedRow, own: ReadonlyMap<PrintedRow, number | null>): void {
    const { section: sectionCell, subsection, wording, standard } = this.texts(row);
    const section = this.section(row, sectionCell);
    const printed = printedPoints(this.text(row, this.at.points));
    const words = oneLine(wording?.text ?? "");
    const sentence = sentenceOf((standard ?? wording)?.text ?? "");
    const called = kindIn(partWords(row, sectionCell), [subsection, wording]);
    const kind: Kind =
      called === "veto"
        ? called
        : (printed.kind ?? (section?.isMixed ? kindOfRow(sentence) : called));
    const said = own.get(row);
    const points =
      kind === "veto"
        ? null
        : said !== undefined
          ? said
          : (printed.points ??
            pointsInWording(words) ??
            pointsInStandard(standard?.text ?? "") ??
            (kind === "scored" ? null : (limitIn(sentence) ?? limitIn(words))));
    const criterion: ReadCriterion = {
      row,
      own: this.ownCell(row, wording),
      of: section,
      section: section?.name ?? null,
      subsection: subsection && subsection !== wording ? oneLine(subsection.text) : null,
      wording: words,
      standard: standard ? oneLine(standard.text) : null,
      kind,
      points,
      weight: this.weightOf(row, section) ?? printed.weight,
      proposal: propose({ sentence, points, kind }),
      unclear: printed.isUnclear ? oneLine(this.text(row, this.at.points)) : null,
    };
    this.read.criteria.push(criterion);
    if (subsection && subsection !== wording) this.part(row, subsection, criterion);
  }

  private cell(row: PrintedRow, index: number): PrintedCell | null {
    const cell = index < 0 ? null : (row.cells[index] ?? null);
    return cell && cell.text.trim() !== "" ? cell : null;
  }

  private text(row: PrintedRow, index: number): string {
    return this.cell(row, index)?.text ?? "";
  }

  private texts(row: PrintedRow) {
    const section = this.cell(row, this.at.section);
    const subsection = this.cell(row, this.at.subsection);
    const lowest = this.cell(row, this.at.criterion) ?? subsection;
    const standards = this.standards.flatMap((index) => this.cell(row, index) ?? []);
    const wording = lowest ?? standards[0] ?? section;
    return { section, subsection, wording, standard: standards.at(-1) ?? null };
  }

  private ownCell(row: PrintedRow, wording: PrintedCell | null): PrintedCell {
    const isOwn = (cell: PrintedCell | null): cell is PrintedCell =>
      cell !== null && cell.row === row.row && cell.rows === 1;
    if (isOwn(wording)) return wording;
    const from = wording ? row.cells.indexOf(wording) : 0;
    const later = row.cells.slice(from);
    return (
      later.find((cell) => isOwn(cell) && cell.text.trim() !== "") ??
      later.find(isOwn) ??
      wording ??
      row.cells.find((cell) => cell !== null)!
    );
  }

  private section(row: PrintedRow, cell: PrintedCell | null): ReadSection | null {
    const heading = row.heading?.under ?? row.heading;
    const words = partWords(row, cell);
    if (words === "") return null;
    const name = oneLine(cell?.text ?? heading?.text ?? "");
    const last = this.read.sections.at(-1);
    if (last && (cell ? last.cell === cell : last.name === name)) return last;
    const { kind, isMixed } = partKind(words);
    const label = printedInLabel(name);
    const over = printedInLabel(heading?.text ?? "");
    const made: ReadSection = {
      name,
      kind,
      isMixed,
      points: label.points ?? over.points ?? heading?.points ?? this.sumBeside(row, cell),
      weight: label.weight,
      max: kind === "veto" ? null : (label.max ?? over.max),
      cell,
    };
    this.read.sections.push(made);
    return made;
  }

  /** Points that another column prints for the whole part. */
  private sumBeside(row: PrintedRow, cell: PrintedCell | null): number | null {
    for (const index of this.sums) {
      const beside = this.cell(row, index);
      if (cell && beside && beside.rows === cell.rows) return printedPoints(beside.text).points;
    }
    return null;
  }

  private weightOf(row: PrintedRow, section: ReadSection | null): number | null {
    const cell = this.cell(row, this.at.weight);
    const weight = cell && printedWeight(cell.text);
    if (!cell || weight === null) return null;
    const isWhole = section?.cell && section.cell.rows === cell.rows && cell.rows > 1;
    if (!isWhole) return weight;
    section.weight ??= weight;
    return null;
  }

  private part(row: PrintedRow, cell: PrintedCell, criterion: ReadCriterion): void {
    const last = this.read.parts.at(-1);
    if (last?.cell === cell) last.criteria.push(criterion);
    else
      this.read.parts.push({
        name: oneLine(cell.text),
        cell,
        points: printedInLabel(cell.text).points ?? this.sumBeside(row, cell),
        criteria: [criterion],
      });
  }
}

/** “大于15条（30分）≤15条（25分）” are points of which a row gets one; any other standard ends in its points. */
function pointsInStandard(text: string): number | null {
  const last = pointsAtEnd(text);
  if (last === null || !/[<>≥≤＜＞]|以[上下]/.test(text)) return last;
  const all = [...text.normalize("NFKC").matchAll(/\((\d+(?:\.\d+)?)分\)/g)];
  return Math.max(last, ...all.map(([, digits]) => Number(digits)));
}

/** The most that a bonus or minus says of itself: “最多加5分”. */
function limitIn(sentence: string): number | null {
  const found = sentence
    .normalize("NFKC")
    .matchAll(/(?:最多|最高|不超过|上限|至多|封顶)(?:可?(?:加|扣|减|得|计|为))?(\d+(?:\.\d+)?)分/g);
  const limits = [...found].map(([, digits]) => Number(digits));
  return limits.length === 1 ? limits[0]! : null;
}

/** The words that tell what kind a part is. */
const partWords = ({ heading }: PrintedRow, cell: PrintedCell | null): string => {
  const top = (heading?.under ?? heading)?.text ?? "";
  return cell && cell.text !== top ? cell.text + top : top;
};

/** What the part is; a label below it that names a kind, and nothing else, goes before. */
function kindIn(words: string, labels: readonly (PrintedCell | null)[]): Kind {
  for (const label of labels) {
    const kind = label && kindCalled(label.text);
    if (kind) return kind;
  }
  return partKind(words).kind;
}
