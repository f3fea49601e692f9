/** The document on the page: which it is, where it is kept, and how another takes its place. */
import type { Breathe } from "../files/fill";
import type { ReadFile } from "../files/read";
import { lockDocument, lockedDocuments } from "./document-lock";
import type { DocumentInfo, Documents, Original } from "./documents";
import type { Snapshot } from "../grid/snapshot";
import { createGrid, type Grid, type GridOptions } from "./grid";
import { Keeper } from "./keeper";

export interface DeskOptions extends GridOptions {
  /** Null where this browser keeps nothing. */
  documents: Documents | null;
  untitled(number: number): string;
  /** Whether a workbook that could not be kept may go. */
  mayGo(): Promise<boolean>;
  /** From now on this one is the page's workbook. */
  show(grid: Grid): void;
  /** Its name, or whether it is kept, has changed. */
  onState(): void;
}

/** A document as the list shows it. */
export interface Listed extends DocumentInfo {
  isHere: boolean;
  /** Another window has it open. */
  isElsewhere: boolean;
}

export class Desk {
  private present: { grid: Grid; keeper: Keeper; free: () => void } | undefined;
  private turns: Promise<unknown> = Promise.resolve();
  constructor(private readonly options: DeskOptions) {}

  get grid(): Grid {
    return this.here.grid;
  }
  get keeper(): Keeper {
    return this.here.keeper;
  }
  private get here() {
    if (!this.present) throw new Error("No workbook is open yet.");
    return this.present;
  }

  /** The last document, as it was left; a new one where there is none, or another window has it. */
  async begin(): Promise<void> {
    const [last] = (await this.options.documents?.list()) ?? [];
    const opened = last && (await this.openKept(last.id).catch(console.warn));
    if (!opened) await this.create();
  }

  create(): Promise<void> {
    return this.inTurn(() => this.createNow());
  }
  private async createNow(): Promise<void> {
    if (!(await this.mayLeave())) return;
    const infos = (await this.options.documents?.list()) ?? [];
    const taken = new Set([...infos, this.present?.keeper.info].map((info) => info?.name));
    let number = 1;
    while (taken.has(this.options.untitled(number))) number += 1;
    const info = newInfo(this.options.untitled(number));
    await this.put(info, this.newGrid(info.name), undefined);
  }

  /**
   * @param breathe is waited for between the parts of the work; what it throws ends it, and the workbook there stays
   * @returns names that the workbook did not take
   */
  openFile(file: ReadFile, name: string, original: Original, breathe: Breathe): Promise<string[]> {
    return this.inTurn(() => this.openFileNow(file, name, original, breathe));
  }
  private async openFileNow(
    file: ReadFile,
    name: string,
    original: Original,
    breathe: Breathe,
  ): Promise<string[]> {
    const grid = this.newGrid(name);
    let refused: string[];
    try {
      refused = await grid.host.open(file, breathe);
    } catch (error) {
      grid.close(); // what was there stays
      throw error;
    }
    await this.put(newInfo(name), grid, original);
    this.keeper.changed();
    return refused;
  }

  /** @returns whether it could be had: not where another window has it, or where it is gone */
  openKept(id: string): Promise<boolean> {
    return this.inTurn(() => this.openKeptNow(id));
  }
  private async openKeptNow(id: string): Promise<boolean> {
    const { documents } = this.options;
    if (!documents || this.present?.keeper.info.id === id) return Boolean(this.present);
    if (!(await this.mayLeave())) return true;
    const free = await lockDocument(id);
    if (!free) return false;
    try {
      const info = (await documents.list()).find((each) => each.id === id);
      const contents = await documents.read(id);
      if (!info || !contents) return false;
      const grid = this.newGrid(contents.snapshot);
      const opened = { ...info, opened: Date.now() };
      await documents.write(opened);
      await this.put(opened, grid, contents.original, free);
      return true;
    } finally {
      if (this.present?.keeper.info.id !== id) free();
    }
  }

  async list(): Promise<Listed[]> {
    const infos = (await this.options.documents?.list()) ?? [];
    const elsewhere = await lockedDocuments(infos.map(({ id }) => id));
    const { info } = this.keeper;
    const listed = infos.filter(({ id }) => id !== info.id);
    return [info, ...listed].map((each) => ({
      ...each,
      isHere: each.id === info.id,
      isElsewhere: each.id !== info.id && elsewhere.has(each.id),
    }));
  }

  async rename(info: DocumentInfo, name: string): Promise<void> {
    const { keeper } = this;
    if (info.id === keeper.info.id) {
      keeper.info.name = name;
      keeper.changed();
      await keeper.keep();
    } else await this.options.documents?.write({ ...only(info), name });
  }

  /** Of the one on the page, a new one takes the place. */
  delete({ id }: DocumentInfo): Promise<void> {
    return this.inTurn(async () => {
      const { keeper } = this;
      if (id === keeper.info.id) {
        keeper.drop();
        await this.createNow();
      }
      await this.options.documents?.delete(id);
    });
  }

  /** One workbook takes the place of another at a time, however fast a person presses. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turns.then(work);
    this.turns = done.catch(() => {});
    return done;
  }

  /** What is there is kept by now, or the user lets it go. */
  private async mayLeave(): Promise<boolean> {
    await this.present?.keeper.keep();
    return this.present?.keeper.isAtRisk !== true || this.options.mayGo();
  }

  private newGrid(from: string | Snapshot): Grid {
    return createGrid(this.options, from);
  }

  private async put(
    info: DocumentInfo,
    grid: Grid,
    original: Original | undefined,
    locked?: () => void,
  ): Promise<void> {
    const free = locked ?? (await lockDocument(info.id)) ?? (() => {});
    const last = this.present;
    await last?.keeper.keep();
    const { documents, onState, show } = this.options;
    const keeper = new Keeper(documents, grid, info, original, onState);
    this.present = { grid, keeper, free };
    show(grid);
    last?.grid.close();
    last?.free();
    onState();
  }
}

const newInfo = (name: string): DocumentInfo => ({
  id: crypto.randomUUID(),
  name,
  changed: Date.now(),
  opened: Date.now(),
});

/** Without what the list adds. */
const only = ({ id, name, changed, opened }: DocumentInfo) => ({ id, name, changed, opened });
