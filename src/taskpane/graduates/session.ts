/** 毕业生名单: what was chosen so far. It outlives the page; nothing of a person is in it, and nothing is written. */
import type { ColumnKey } from "../../graduates/columns";
import type { DestinationTable, OwnCode } from "../../graduates/destinations";
import type { Wanted } from "../../graduates/facts";
import type { Asked, AskedRegion } from "../../graduates/people";
import type { Figure, PersonRow } from "../../graduates/persons";
import { DEFAULTS, hasOption, isReading, type Readings } from "../../graduates/readings";
import { regionOf } from "../../graduates/regions";
import type { Answer, Ask, ListSource, Look, OpenedSheet, Summary } from "../../graduates/serve";
import { chosenKinds, dayOf } from "../../graduates/values";
import type { Rubric } from "../../rubric/types";
import type { ListMemory } from "../../sheets/identity/list-memory";
import { createStore, type Store } from "../state/store";
import { partsOf } from "./also";
import { ReaderClosed, type ListReader, type StartListReader } from "./reader";
import { columnsOf, headersOf, rememberedColumns } from "./remembered";
import {
  hasDestination,
  NOTHING_ALSO,
  NOTHING_WANTED,
  type Also,
  type GraduatesState,
  type Needed,
  type OpenedList,
  type RowsAlone,
  type Step,
  type Which,
} from "./session-state";

interface Needs {
  start: StartListReader;
  /** Today as an ISO date. */
  today(): string;
}

/** Sheets of the open workbook are read by whoever knows it; `null` where that was stopped. */
export type ReadSheet = (
  report: (done: number, all: number) => void,
  signal: AbortSignal,
) => Promise<Extract<ListSource, { from: "sheet" }>>;

export class GraduatesSession {
  private readonly store: Store<GraduatesState> = createStore<GraduatesState>({
    ...{ step: "list", lists: { now: null, last: null }, progress: null, refused: null },
    ...{ lastBook: null, table: {}, readings: DEFAULTS, unitNames: {}, also: NOTHING_ALSO },
    ...{ units: [], wanted: NOTHING_WANTED, kinds: [], summary: null, alone: null },
  });
  private readonly readers: Partial<Record<Which, ListReader>> = {};
  private stopper: AbortController | null = null;
  private memory: ListMemory | null = null;
  /** What was changed on 去向对照 and taken over: chosen otherwise here since, it does not come back. */
  private taken: DestinationTable = {};
  /** Of the cards of the workbook. */
  private rubrics: readonly Rubric[] = [];

  constructor(private readonly needs: Needs) {}

  readonly get = () => this.store.get();
  readonly subscribe = (listener: () => void) => this.store.subscribe(listener);

  /**
   * What was remembered counts until something else is chosen here.
   *
   * @param edited what was changed on the sheet 去向对照 since it was drawn
   */
  know(
    memory: ListMemory,
    units: readonly string[],
    { wanted, kinds, rubrics }: Needed,
    edited: DestinationTable = {},
  ): void {
    if (this.memory === null) {
      const chosen = Object.entries(memory.readings).filter(
        ([id, option]) => isReading(id) && hasOption(id, option),
      );
      this.store.set({
        table: memory.table as DestinationTable,
        readings: { ...DEFAULTS, ...Object.fromEntries(chosen) },
        unitNames: memory.units,
        also: { ...NOTHING_ALSO, ...memory.also },
      });
    }
    const isNew = ([word, code]: [string, OwnCode]) => this.taken[word] !== code;
    const table = Object.fromEntries(Object.entries(edited).filter(isNew));
    this.taken = { ...this.taken, ...table };
    this.memory = memory;
    this.rubrics = rubrics;
    this.store.set({ units, wanted, kinds, table: { ...this.get().table, ...table } });
  }

  show(step: Step): void {
    this.store.set({ step, refused: null });
  }

  async openFile(which: Which, name: string, blob: Blob): Promise<void> {
    if (which === "last" && (await this.openLastBook(name, blob))) return;
    return this.open(which, name, null, async () => ({ from: "file", name, blob }));
  }

  /** False where the file has no card of a system that is in use here. */
  private async openLastBook(name: string, blob: Blob): Promise<boolean> {
    this.close("last");
    const answer = await this.ask("last", { do: "cards", blob, rubrics: this.rubrics });
    const cards = answer?.got === "cards" ? answer.cards : [];
    const lastBook = cards.length > 0 ? { name, cards } : null;
    this.store.set({ lastBook, ...(lastBook && this.withList("last", null)) });
    return lastBook !== null;
  }

  openSheet(which: Which, name: string, read: ReadSheet): Promise<void> {
    return this.open(which, name, name, (signal) =>
      read((done, all) => this.store.set({ progress: { done, all } }), signal),
    );
  }

  /** Another sheet of the file. */
  async chooseSheet(which: Which, sheet: number): Promise<void> {
    const list = this.list(which);
    const look = await this.lookAt(which, sheet);
    if (look) this.put(which, { ...list, sheet, look, mapping: look.mapping, rows: null });
  }

  async chooseHeader(which: Which, headerRow: number): Promise<void> {
    const list = this.list(which);
    const look = await this.lookAt(which, list.sheet, headerRow);
    if (look) this.put(which, { ...list, look, mapping: look.mapping, rows: null });
  }

  /** @param index column of the sheet; null for none */
  setColumn(which: Which, key: ColumnKey, index: number | null): void {
    const list = this.list(which);
    const { [key]: _, ...others } = list.mapping.columns;
    const found = list.look.columns.find((column) => column.index === index);
    const columns = found
      ? { ...others, [key]: { index: found.index, header: found.header } }
      : others;
    this.put(which, { ...list, mapping: { ...list.mapping, columns }, rows: null });
  }

  setFlag(which: Which, name: string, index: number | null): void {
    const list = this.list(which);
    const others = list.mapping.flags.filter((flag) => flag.name !== name);
    const found = list.look.columns.find((column) => column.index === index);
    const flags = found ? [...others, { name, index: found.index, header: found.header }] : others;
    this.put(which, { ...list, mapping: { ...list.mapping, flags }, rows: null });
  }

  /** @param code "" for open */
  setCode(value: string, code: OwnCode): Promise<void> {
    this.store.set({ table: { ...this.get().table, [value]: code } });
    return this.count();
  }

  setReading(id: keyof Readings, option: string): Promise<void> {
    this.store.set({ readings: { ...this.get().readings, [id]: option } });
    return this.count();
  }

  /** What else is counted; what is no region or day there is passed over, and told beside the field. */
  setAlso(also: Partial<Also>): Promise<void> {
    this.store.set({ also: { ...this.get().also, ...also } });
    return this.count();
  }

  seeAlone(alone: RowsAlone | null): void {
    this.store.set({ alone });
  }

  /** @param unit as the list has it, or {@link WHOLE_LIST} */
  setUnitName(own: string, unit: string): void {
    this.store.set({ unitNames: { ...this.get().unitNames, [own]: unit } });
  }

  /** Reads the rows under the mapping, and counts them; last year's too, where it has destinations. */
  async read(): Promise<boolean> {
    if (!(await this.gather("now"))) return false;
    const { last } = this.get().lists;
    if (last && hasDestination(last.mapping)) await this.gather("last");
    await this.count();
    return this.get().summary !== null;
  }

  async count(): Promise<void> {
    const answer = await this.ask("now", { do: "count", asked: this.asked() });
    if (answer?.got === "counted") this.store.set({ summary: answer.summary });
  }

  /** Counts of a list for the facts of one rubric. */
  async countFor(which: Which, wanted: Wanted): Promise<Summary | null> {
    if (this.get().lists[which]?.rows == null) return null;
    const answer = await this.ask(which, { do: "count", asked: this.asked(wanted) });
    return answer?.got === "counted" ? answer.summary : null;
  }

  async persons(which: Which, figure: Figure, wanted?: Wanted): Promise<PersonRow[]> {
    const answer = await this.ask(which, { do: "persons", figure, asked: this.asked(wanted) });
    return answer?.got === "persons" ? answer.persons : [];
  }

  async plans(at: string) {
    const source = this.list("now").name;
    const answer = await this.ask("now", { do: "draw", asked: this.asked(), source, at });
    return answer?.got === "plans" ? answer : null;
  }

  /** How it is counted; for a rubric that names kinds of difficulty, these. */
  asked(wanted: Wanted = this.get().wanted): Asked {
    const { table, readings, units, also } = this.get();
    const { difficulties } = wanted;
    const chosen = readings.difficult === "any" ? [] : chosenKinds(readings.difficult);
    const difficult =
      difficulties.length > 0
        ? [...new Set([...difficulties, ...chosen])].join("、")
        : readings.difficult;
    const days = partsOf(also.until).flatMap((text) => dayOf(text) ?? []);
    const codes = partsOf(also.regions).flatMap((text) => regionOf(text)?.code ?? []);
    return {
      ...{ table, units, until: [...new Set([...wanted.until, ...days])] },
      readings: { ...readings, difficult },
      regions: [...new Set([...wanted.regions, ...codes])].flatMap((code): AskedRegion[] => {
        const region = regionOf(code);
        return region ? [{ name: code, ...region }] : [];
      }),
      counted: dayOf(this.needs.today())!,
    };
  }

  /** What to remember for next time. */
  remembered(): ListMemory {
    const { table, readings, lists, unitNames, also } = this.get();
    // Where both have the same headers, this year's list counts.
    const own = [lists.last, lists.now].flatMap((list) => (list ? [rememberedColumns(list)] : []));
    const known = [...(this.memory?.lists ?? []), ...own];
    const latest = new Map(known.map((each) => [each.headers, each]));
    return {
      ...{ lists: [...latest.values()], table, readings: { ...readings } },
      ...{ units: unitNames, also: { ...also } },
    };
  }

  /** Stops reading; the list is to be chosen again. */
  stop(): void {
    this.stopper?.abort();
    for (const which of ["now", "last"] as const)
      if (this.busy === which) {
        this.close(which);
        this.store.set(this.withList(which, null));
        if (which === "now") this.store.set({ step: "list", summary: null });
      }
    this.store.set({ progress: null });
  }

  /** Which of the readers works. */
  private busy: Which | null = null;

  private async open(
    which: Which,
    name: string,
    onSheet: string | null,
    source: (signal: AbortSignal) => Promise<ListSource>,
  ): Promise<void> {
    this.close(which);
    this.store.set({
      ...this.withList(which, null),
      ...{ progress: { done: 0, all: null }, refused: null },
      ...(which === "now" && { summary: null, step: "list" }),
    });
    const { signal } = (this.stopper = new AbortController());
    try {
      const given = await source(signal);
      signal.throwIfAborted();
      const answer = await this.ask(which, { do: "open", source: given });
      if (answer?.got !== "opened") return;
      const sheet = bestSheet(answer.sheets);
      const look = await this.lookAt(which, sheet);
      if (!look) return;
      const { sheets } = answer;
      const { mapping } = look;
      this.put(which, { name, onSheet, sheets, sheet, look, mapping, rows: null });
      if (which === "last" && hasDestination(mapping)) await this.gather(which);
      // Its columns are to be checked.
      if (this.get().lists.now) this.store.set({ step: "columns" });
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.store.set({ progress: null });
    }
  }

  private async gather(which: Which): Promise<boolean> {
    const list = this.list(which);
    if (list.rows !== null) return true;
    const { sheet, mapping } = list;
    this.store.set({ progress: { done: 0, all: null } });
    const answer = await this.ask(which, { do: "gather", sheet, mapping });
    this.store.set({ progress: null });
    if (answer?.got !== "gathered") return false;
    this.put(which, { ...list, rows: answer.rows });
    return true;
  }

  /** The columns of a sheet, mapped as a list with the same headers was before. */
  private async lookAt(which: Which, sheet: number, headerRow?: number): Promise<Look | null> {
    const flags = this.get().wanted.flags.map((name) => ({ name, header: name }));
    const at = headerRow === undefined ? {} : { headerRow };
    const look = await this.look(which, { do: "look", sheet, ...at, columns: { flags } });
    const before = look && this.memory?.lists.find(({ headers }) => headers === headersOf(look));
    if (!look || !before) return look;
    const again = { ...at, columns: columnsOf(before) };
    const known = await this.look(which, { do: "look", sheet, ...again });
    if (!known) return null;
    const mapped = Object.entries(known.mapping.columns).filter(
      ([key]) => before.columns[key] !== "",
    );
    return { ...known, mapping: { ...known.mapping, columns: Object.fromEntries(mapped) } };
  }

  private async look(which: Which, ask: Extract<Ask, { do: "look" }>): Promise<Look | null> {
    const answer = await this.ask(which, ask);
    return answer?.got === "look" ? answer.look : null;
  }

  /** Null where the list was refused, which is said, or reading was stopped. */
  private async ask(which: Which, ask: Ask): Promise<Answer | null> {
    const reader = (this.readers[which] ??= this.needs.start());
    this.busy = which;
    try {
      const answer = await reader.ask(ask, (done) =>
        this.store.set({ progress: { done, all: null } }),
      );
      if (answer.got !== "refused") return answer;
      this.store.set({ refused: answer.text, progress: null });
    } catch (error) {
      if (!(error instanceof ReaderClosed)) throw error;
    } finally {
      this.busy = null;
    }
    return null;
  }

  private close(which: Which): void {
    this.readers[which]?.close();
    delete this.readers[which];
  }

  private list(which: Which): OpenedList {
    const list = this.get().lists[which];
    if (!list) throw new Error("No list was chosen.");
    return list;
  }

  private withList(which: Which, list: OpenedList | null): Pick<GraduatesState, "lists"> {
    return { lists: { ...this.get().lists, [which]: list } };
  }

  private put(which: Which, list: OpenedList): void {
    this.store.set({
      ...this.withList(which, list),
      ...(list.rows === null && { summary: null }),
    });
  }
}

/** The visible sheet with most columns known, the first on a tie. */
function bestSheet(sheets: readonly OpenedSheet[]): number {
  const rank = ({ visible, recognised }: OpenedSheet) => (visible ? 1000 : 0) + recognised;
  return sheets.reduce((best, sheet, nth) => (rank(sheet) > rank(sheets[best]!) ? nth : best), 0);
}
