/**
 * What a worker does for the pane: everything that touches the rows of a list. The rows stay with it; what it answers is
 * counts, kinds and row numbers.
 */
import type { Text } from "../formula/values";
import type { Rubric } from "../rubric/types";
import type { SheetPlan } from "../sheets/plan/plan";
import { offers } from "./choose";
import { recognise, recognised, type AskedColumns, type Mapping } from "./columns";
import { countGraduates, type Counted, type CountedRow } from "./count";
import { difficultyUses, type DifficultyUse } from "./difficulties";
import { FINDING_KINDS, type FindingKind, type ListFinding } from "./findings";
import { gather, type ListRows } from "./gather";
import { listColumns, type ListColumn } from "./list-columns";
import { openList, openSheet, type ListFile, type ListSheet, type OpenSheet } from "./list-file";
import { lastCards, type LastCard } from "./last-year";
import { isQuick, listWorkbook } from "./list-workbook";
import type { Asked, DestinationUse } from "./people";
import { personsOf, type Figure, type PersonRow } from "./persons";
import { statisticsValues } from "./statistics-values";
import { ListError } from "./text-list";

export type ListSource =
  | { from: "file"; name: string; blob: Blob }
  | { from: "sheet"; sheet: OpenSheet; date1904: boolean };

export type Ask =
  | { do: "open"; source: ListSource }
  /** The cards of a workbook, should it be last year's. */
  | { do: "cards"; blob: Blob; rubrics: readonly Rubric[] }
  /** What stands in the columns of a sheet; the header is looked for where none is named. */
  | { do: "look"; sheet: number; headerRow?: number; columns?: AskedColumns }
  | { do: "gather"; sheet: number; mapping: Mapping }
  | { do: "count"; asked: Asked }
  | { do: "persons"; asked: Asked; figure: Figure }
  | { do: "draw"; asked: Asked; source: string; at: string };

/** A sheet of what was opened. */
export interface OpenedSheet {
  /** Null for a text. */
  name: string | null;
  visible: boolean;
  /** How many columns are known. */
  recognised: number;
}

/** Findings of a kind: how many, and the first rows. */
export interface FoundKind {
  kind: FindingKind;
  count: number;
  first: ListFinding[];
}

/** The counts of a list, without its persons. */
export interface Summary {
  rows: CountedRow[];
  units: string[];
  destinations: DestinationUse[];
  difficulties: DifficultyUse[];
  findings: FoundKind[];
}

export interface Look {
  mapping: Mapping;
  columns: ListColumn[];
  /** Headers of columns in which known destinations stand, though no header says so. */
  offers: string[];
}

export type Answer =
  | { got: "opened"; sheets: OpenedSheet[] }
  | { got: "refused"; text: Text }
  | { got: "cards"; cards: LastCard[] }
  | { got: "look"; look: Look }
  | { got: "gathered"; rows: number }
  | { got: "counted"; summary: Summary }
  | { got: "persons"; persons: PersonRow[] }
  | { got: "plans"; plans: SheetPlan[]; live: boolean };

const MOST_SHOWN = 200;
/** A count holds all persons. */
const MOST_KEPT = 2;

export class ListServer {
  private file: Pick<ListFile, "sheets" | "date1904"> | null = null;
  private isOpenSheet = false;
  private gathered: { sheet: ListSheet; list: ListRows } | null = null;

  /** @param progress told now and then how many rows have been read */
  async answer(ask: Ask, progress: (rows: number) => void = () => {}): Promise<Answer> {
    try {
      return await this.reply(ask, progress);
    } catch (error) {
      if (error instanceof ListError) return { got: "refused", text: error.text };
      throw error;
    }
  }

  private async reply(ask: Ask, progress: (rows: number) => void): Promise<Answer> {
    switch (ask.do) {
      case "open":
        return { got: "opened", sheets: await this.open(ask.source) };
      case "cards": {
        const bytes = await bytesOf(ask.blob);
        return { got: "cards", cards: lastCards(bytes, ask.rubrics) };
      }
      case "look":
        return { got: "look", look: this.look(ask.sheet, ask.headerRow, ask.columns) };
      case "gather":
        return { got: "gathered", rows: await this.gather(ask.sheet, ask.mapping, progress) };
      case "count":
        return { got: "counted", summary: this.summary(this.count(ask.asked)) };
      case "persons": {
        const { asked, figure } = ask;
        const persons = personsOf(this.rows().list, this.count(asked), asked, figure);
        return { got: "persons", persons };
      }
      case "draw":
        return this.draw(ask.asked, ask.source, ask.at);
    }
  }

  private async open(source: ListSource): Promise<OpenedSheet[]> {
    this.isOpenSheet = source.from === "sheet";
    this.gathered = null;
    this.counts.clear();
    this.file =
      source.from === "sheet"
        ? { sheets: [await openSheet(source.sheet)], date1904: source.date1904 }
        : await openList(source.name, await bytesOf(source.blob));
    return this.file.sheets.map(({ name, visible, head }) => {
      const mapping = recognise(head);
      return { name, visible, recognised: mapping ? recognised(mapping) : 0 };
    });
  }

  private look(sheet: number, headerRow?: number, columns: AskedColumns = {}): Look {
    const { head } = this.file!.sheets[sheet]!;
    const own =
      headerRow === undefined ? head : head.filter(({ index }) => index === headerRow - 1);
    const mapping = recognise(own, columns) ?? {
      ...{ headerRow: headerRow ?? (head[0]?.index ?? 0) + 1, columns: {}, flags: [] },
    };
    return {
      mapping,
      columns: listColumns(head, mapping.headerRow),
      offers: offers(head, mapping),
    };
  }

  private async gather(nth: number, mapping: Mapping, progress: (rows: number) => void) {
    const { sheets, date1904 } = this.file!;
    const sheet = sheets[nth]!;
    this.counts.clear();
    this.gathered = { sheet, list: await gather(sheet, mapping, date1904, { progress }) };
    return this.gathered.list.rows.length;
  }

  private rows() {
    if (!this.gathered) throw new Error("No list was read.");
    return this.gathered;
  }

  private readonly counts = new Map<string, Counted>();

  /** The latest are kept: they are asked for again by every figure that is opened. */
  private count(asked: Asked): Counted {
    const key = JSON.stringify(asked);
    const counted = this.counts.get(key) ?? countGraduates(this.rows().list, asked);
    this.counts.delete(key);
    this.counts.set(key, counted);
    const [oldest] = this.counts.keys();
    if (this.counts.size > MOST_KEPT) this.counts.delete(oldest!);
    return counted;
  }

  private summary(counted: Counted): Summary {
    const { rows, units, destinations, findings } = counted;
    const difficulties = difficultyUses(this.rows().list, counted);
    return { rows, units, destinations, difficulties, findings: foundKinds(findings) };
  }

  private draw(asked: Asked, source: string, at: string): Answer {
    const { sheet, list } = this.rows();
    const counted = this.count(asked);
    const book = { sheet: sheet.name ?? "", list, asked, counted };
    const live = this.isOpenSheet && isQuick(book);
    const plans = live
      ? listWorkbook(book)
      : [statisticsValues({ source, list, asked, counted, at })];
    return { got: "plans", plans, live };
  }
}

function foundKinds(findings: readonly ListFinding[]): FoundKind[] {
  const kinds = new Map<FindingKind, FoundKind>();
  for (const finding of findings) {
    const own = kinds.get(finding.kind) ?? { kind: finding.kind, count: 0, first: [] };
    kinds.set(finding.kind, own);
    own.count++;
    if (own.first.length < MOST_SHOWN) own.first.push(finding);
  }
  return FINDING_KINDS.flatMap((kind) => kinds.get(kind) ?? []);
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    throw new ListError("unreadable-file", {
      zh: "读不到这个文件：可能已被移动、改名，或正被别的程序占用。请关闭占用它的程序，再选一次。",
      en: "This file cannot be read: it was moved or renamed, or another program holds it. Close that program and choose the file again.",
    });
  }
}
