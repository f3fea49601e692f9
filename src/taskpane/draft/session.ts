/** 起草: a table that is becoming a rubric. It outlives the page, so that answers stay while another page is shown. */
import { gradesText, type Draft, type DraftedTable, type DraftSource } from "../../authoring/draft";
import type { Text } from "../../rubric/types";
import type { Drafting, PaneServices } from "../services";
import { createStore, type Store } from "../state/store";
import type { DraftMemory } from "./memory";
import { answered, firstDecision, isCertain, type RowDecision } from "./decisions";

/** What a system says of itself: 名称 and 文件, which each has to have, and 等次. */
export interface DraftNames {
  name: string;
  document: string;
  /** 等次, a line each from the best, as they were typed. */
  grades: string;
}

/** A table that was found, as its sheet or file is called. */
interface FoundTable {
  name: string;
  drafted: DraftedTable;
}

export interface DraftState {
  /** What is read at the moment; null for nothing. */
  reading: string | null;
  /** Why a file or sheet was refused. */
  refused: Text | null;
  /** The tables that were found; a person says which. */
  tables: readonly FoundTable[];
  /** Index of the table that is read. */
  chosen: number;
  /** The sheet of the open workbook that the table stands on; null for a file. */
  onSheet: string | null;
  drafted: DraftedTable | null;
  /** Of {@link drafted}, with names that differ where the facts do. */
  draft: Draft | null;
  /** One for each of the draft's criteria. */
  rows: readonly RowDecision[];
  names: DraftNames;
}

const NOTHING: DraftState = {
  ...{ reading: null, refused: null, tables: [], chosen: 0, onSheet: null },
  ...{ drafted: null, draft: null },
  ...{ rows: [], names: { name: "", document: "", grades: "" } },
};

export class DraftSession {
  private readonly store: Store<DraftState> = createStore(NOTHING);

  private memory: DraftMemory | null = null;

  constructor(private readonly load: () => Promise<Drafting>) {}

  readonly get = () => this.store.get();
  readonly subscribe = (listener: () => void) => this.store.subscribe(listener);

  async openFile(name: string, bytes: () => Promise<Uint8Array<ArrayBuffer>>): Promise<void> {
    await this.open(name, null, async ({ sourcesIn }) => sourcesIn(await bytes(), name));
  }

  /** @param source null where reading was stopped or went wrong, which is said */
  async openSheet(name: string, source: () => Promise<DraftSource | null>): Promise<void> {
    await this.open(name, name, async () => {
      const found = await source();
      return found ? [found] : [];
    });
  }

  /** Another table of the file. */
  chooseTable(chosen: number): void {
    const { drafted } = this.get().tables[chosen]!;
    const { draft } = drafted;
    const name = draft.title ?? "";
    const fresh = { name, document: name, grades: gradesText(drafted.grades) };
    const said = this.memory?.recall(draft);
    const names = { ...fresh, ...said?.names };
    const rows = said?.rows ?? draft.criteria.map(firstDecision);
    this.store.set({ chosen, drafted, draft, names, rows });
  }

  name(names: Partial<DraftNames>): void {
    this.say({ names: { ...this.get().names, ...names } });
  }

  /** Typed by hand: to be confirmed again. */
  write(row: number, rule: string): void {
    this.decide(row, { ...this.get().rows[row]!, rule, confirmed: false });
  }

  answer(row: number, question: number, option: number): void {
    this.decide(row, answered(this.get().draft!.criteria[row]!, question, option));
  }

  confirm(row: number, confirmed: boolean): void {
    this.decide(row, { ...this.get().rows[row]!, confirmed });
  }

  confirmCertain(): void {
    const { draft, rows } = this.get();
    const now = rows.map((row, at) =>
      isCertain(draft!.criteria[at]!) ? { ...row, confirmed: true } : row,
    );
    this.say({ rows: now });
  }

  /** Lays the table aside; what was said of it is there again when it is read again. */
  clear(): void {
    this.store.set(NOTHING);
  }

  private decide(row: number, decision: RowDecision): void {
    const rows = this.get().rows.map((each, at) => (at === row ? decision : each));
    this.say({ rows });
  }

  private say(said: Partial<Pick<DraftState, "names" | "rows">>): void {
    this.store.set(said);
    const { draft, names, rows } = this.get();
    if (draft) this.memory?.remember(draft, { names, rows });
  }

  private async open(
    name: string,
    onSheet: string | null,
    find: (drafting: Drafting) => Promise<readonly DraftSource[]>,
  ): Promise<void> {
    this.store.set({ ...NOTHING, reading: name });
    try {
      const drafting = await this.load();
      this.memory = drafting.memory;
      const found = await find(drafting);
      const tables = found.flatMap((source): FoundTable[] => {
        const drafted = drafting.draftTable(source);
        return drafted ? [{ name: source.sheet.name, drafted }] : [];
      });
      if (tables.length > 0) {
        this.store.set({ tables, onSheet });
        this.chooseTable(0);
      } else if (found.length > 0) this.store.set({ refused: drafting.NO_TABLE });
    } catch (error) {
      const text = refusalOf(error);
      if (!text) throw error;
      this.store.set({ refused: text });
    } finally {
      this.store.set({ reading: null });
    }
  }
}

/** What a person can do something about; undefined where something broke. */
const refusalOf = (error: unknown): Text | undefined =>
  error instanceof Error && "text" in error ? (error.text as Text) : undefined;

const sessions = new WeakMap<PaneServices, DraftSession>();

/** The same one each time, so that answers stay while another page is shown. */
export function sessionOf(services: PaneServices): DraftSession {
  const session = sessions.get(services) ?? new DraftSession(services.loadDrafting);
  sessions.set(services, session);
  return session;
}
