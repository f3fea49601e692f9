import { ICommandService, type Injector, IUndoRedoService } from "@univerjs/core";
import type { FRange, FWorkbook } from "@univerjs/sheets/facade";
import { invalidArgument } from "../wire/errors";
import type { Behaviours } from "../model/behaviours";
import { type Area, isAddress, parseArea, splitReference } from "../model/area";
import { CalcGate, type CellPlace } from "./calc-gate";
import { Edits } from "./edits";
import { EventHub } from "../model/event-hub";
import { type FunctionMetadata, FunctionRelay } from "./function-relay";
import type { GroupedUndoRedoService } from "./grouped-undo";
import { allNames } from "./names";
import { Sheet } from "./sheet";
import { fromUniver } from "./univer-range";
import { SideStore } from "../model/side-store";

/**
 * The workbook behind the host: Univer's, with what Excel keeps beyond it. Members with `univer` in their name are for this
 * folder and Univer's interface only.
 */
export class Book {
  readonly side = new SideStore();
  readonly edits: Edits;
  readonly gate: CalcGate;
  readonly relay: FunctionRelay;
  readonly events: EventHub;
  readonly univerUndo: GroupedUndoRedoService;
  readonly univerCommands: ICommandService;
  private readonly sheetsById = new Map<string, Sheet>();
  /** True while the add-in's request is being carried out, false while the user works. */
  acting = false;

  constructor(
    readonly univerInjector: Injector,
    readonly univer: FWorkbook,
    readonly behaviours: Behaviours = new Set(),
  ) {
    const injector = univerInjector;
    this.univerCommands = injector.get(ICommandService);
    this.univerUndo = injector.get(IUndoRedoService) as GroupedUndoRedoService;
    if (!("gathering" in this.univerUndo))
      throw new Error("Create Univer with { override: [undoOverride] }.");
    this.events = new EventHub(behaviours);
    this.edits = new Edits(injector, this.id);
    this.gate = new CalcGate(injector);
    this.relay = new FunctionRelay(
      injector,
      this.gate,
      {
        sheet: (id) => (this.sheet(id).exists ? this.sheet(id).quotedName : null),
        formula: ({ sheetId, row, column }) =>
          this.sheet(sheetId).exists ? this.sheet(sheetId).formula(row, column) : "",
      },
      behaviours,
    );
  }

  get name(): string {
    return this.univer.getName();
  }
  get id(): string {
    return this.univer.getId();
  }

  /** Brackets what is done in the add-in's name. */
  enter(): void {
    this.acting = true;
    this.univerUndo.gathering = true;
  }
  leave(): void {
    this.acting = false;
    this.univerUndo.gathering = false;
  }
  /** In the add-in's name, outside of a request. */
  asAddIn<T>(work: () => T): T {
    this.enter();
    try {
      return work();
    } finally {
      this.leave();
    }
  }
  async settle(): Promise<void> {
    this.asAddIn(() => this.edits.flush());
    await this.gate.settle();
  }
  /** The request is through: what it wrote stands and is one undo step. */
  finish(): void {
    this.asAddIn(() => this.edits.flush());
    this.univerUndo.finish();
  }

  /** What the user did so far cannot be taken back. */
  forgetSteps(): void {
    this.univerUndo.clearUndoRedo(this.id);
  }

  /** Runs a command or mutation of Univer on a sheet, after everything gathered. */
  executeUniver(id: string, sheet: Sheet, params: object): void {
    this.univerCommands.syncExecuteCommand(id, { unitId: this.id, subUnitId: sheet.id, ...params });
  }

  sheets(): Sheet[] {
    return this.univer.getSheets().map((sheet) => this.sheet(sheet.getSheetId()));
  }
  sheet(id: string): Sheet {
    const known = this.sheetsById.get(id) ?? new Sheet(this, id);
    this.sheetsById.set(id, known);
    return known;
  }
  /** Some of Univer's commands work on the active sheet, whatever sheet they are asked for. Nobody is told of the change. */
  asIfActive(sheet: Sheet, work: () => void): void {
    const workbook = this.univer.getWorkbook();
    const active = workbook.getActiveSheet();
    workbook.setActiveSheet(sheet.univer);
    try {
      work();
    } finally {
      workbook.setActiveSheet(active);
    }
  }
  /** The sheet was deleted; should that be undone, it is found anew. */
  forget(id: string): void {
    this.sheetsById.delete(id);
    this.relay.forgetSheet(id);
  }
  activeSheet(): Sheet {
    return this.sheet(this.univer.getActiveSheet().getSheetId());
  }
  /** What the user has selected on the sheet in front: all areas, the last of them, and the cell that takes what is typed. */
  selection(): { areas: Area[]; area: Area; cell: Area } | null {
    const [area, cell] = [this.univer.getActiveRange(), this.univer.getActiveCell()];
    if (!area || !cell) return null;
    const all = this.univer.getActiveSheet().getSelection()?.getActiveRangeList() ?? [];
    const areaOf = (range: FRange) => fromUniver(range.getRange());
    return { areas: all.map(areaOf), area: areaOf(area), cell: areaOf(cell) };
  }
  /** By name, without regard to case. */
  find(name: string): Sheet | undefined {
    const wanted = name.toLowerCase();
    return this.sheets().find((sheet) => sheet.name.toLowerCase() === wanted);
  }
  isVisible(sheet: Sheet): boolean {
    return !sheet.side.veryHidden && !sheet.unflushedUniver.isSheetHidden();
  }

  /** Makes custom functions known when there are cells that call them already. */
  async registerLate(functions: FunctionMetadata[]): Promise<void> {
    this.relay.register(functions);
    const only = this.behaviours.has("functionsUnnoticed")
      ? this.cellsThatShow("#NAME?")
      : undefined;
    await this.readAgain(only);
  }

  private readAgain(only?: readonly CellPlace[]): Promise<void> {
    const sheetIds = this.sheets().map(({ id }) => id);
    return this.gate.readAgain(this.id, sheetIds, only);
  }

  private cellsThatShow(value: string): CellPlace[] {
    return this.sheets().flatMap(({ id, unflushedUniver }) => {
      const cells: CellPlace[] = [];
      unflushedUniver.getCellMatrix().forValue((row, column, cell) => {
        if (cell?.v === value) cells.push({ unitId: this.id, sheetId: id, row, column });
      });
      return cells;
    });
  }

  /** Asks for everything again, custom functions included. */
  recalculateAll(): void {
    this.relay.forgetAll();
    void this.readAgain();
  }

  /** The range of a name, seen from a sheet: `getRange("总分")`. */
  nameFor(text: string, from: Sheet): { sheet: Sheet; area: Area } | null {
    if (!/^[\p{L}_]/u.test(text) || isAddress(text)) return null;
    const names = allNames(this).filter(({ name }) => name === text);
    const name = names.find(({ sheet }) => sheet === from) ?? names[0];
    return name ? this.resolve(name.formula) : null;
  }

  /** What a reference such as `=表一!A1:B2` points to. */
  resolve(reference: string): { sheet: Sheet; area: Area } {
    const parts = splitReference(reference);
    const sheet = parts && this.find(parts.sheet);
    if (!sheet) throw invalidArgument(reference);
    return { sheet, area: parseArea(parts.address) };
  }
}
