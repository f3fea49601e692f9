/** 收表: what was taken in and decided so far. It outlives the page, so that reading goes on while another is shown. */
import { carriedBy, sharingRubrics } from "../../intake/files/carried";
import type { ReadOptions } from "../../intake/files/read-file";
import { givenUp, type CopyAsk, type Source } from "../../intake/serve";
import type { FindingKind, ReadFile } from "../../intake/types";
import { MOST_FILES } from "../../intake/files/unpack";
import type { Scalar } from "../../formula/values";
import type { Rubric } from "../../rubric/types";
import { timestamp } from "../../sheets/identity/clock";
import type { OfficeMemory } from "../../sheets/identity/office-memory";
import type { Acceptance } from "./acceptance";
import { createStore, type Store } from "../state/store";
import type { Readers, StartReaders } from "./readers";

/** A file that somebody chose or dropped; its name with the folders below the one that was chosen. */
export interface GivenFile {
  name: string;
  blob: Blob;
}

export interface TakenFile {
  source: Source;
  read: ReadFile;
  /** When it was read, as an ISO date and time. */
  readAt: string;
}

export interface Settings {
  /** Id of the system that is asked for; "" for any. */
  rubric: string;
  year: string;
  /** Id of the stage that counts; "" for the last complete one. */
  stage: string;
  /** The list, a unit a line. */
  units: readonly string[];
  /** The office's readings, by id. */
  readings: Readonly<Record<string, string>>;
  /** The office's values of facts that are one for all units, by key. */
  common: Readonly<Record<string, Scalar>>;
}

export interface CollectionState {
  /** The office's, and those that files carry. */
  rubrics: readonly Rubric[];
  files: readonly TakenFile[];
  /** Null while nothing is read. */
  progress: { done: number; all: number; file: string } | null;
  /** Files that were not read, since reading was stopped. */
  waiting: number;
  /** Files that were one too many. */
  surplus: number;
  settings: Settings;
  /** Files that were taken out, with the file that was chosen in their place; "" where none was. */
  left: Readonly<Record<string, string>>;
  /** Reasons for files that are taken in although they are not ready. */
  reasons: Readonly<Record<string, string>>;
  /** What is accepted kind by kind. */
  accepted: readonly Acceptance[];
  /** What the office's workbook remembers; null until it was asked. */
  memory: OfficeMemory | null;
}

export interface Collection extends Pick<Store<CollectionState>, "get" | "subscribe"> {
  add(files: readonly GivenFile[]): Promise<void>;
  /** Stops reading; what was read is kept. */
  stop(): void;
  /** Reads what was left unread when reading was stopped. */
  goOn(): Promise<void>;
  /** Takes a file out, or in again. */
  leave(file: string, isLeft: boolean): void;
  /** Takes a file in although it is not ready; null takes that back. */
  take(file: string, reason: string | null): void;
  /** Accepts all that is to be confirmed of one kind, in a file or in all; null takes that back. */
  accept(kind: FindingKind, file: string | null, reason: string | null): void;
  /** One of several files of a unit. */
  choose(file: string, among: readonly string[]): void;
  /** Reads all files again where that is needed. */
  set(settings: Partial<Settings>): Promise<void>;
  know(memory: OfficeMemory): void;
  /** Own systems come and go. */
  refreshRubrics(): Promise<void>;
  /** Copies of files that go back to their units, of those that have a place for what is asked; null where it was stopped. */
  copies(asked: ReadonlyMap<string, CopyAsk>, watch?: Watch): Promise<CopiedFile[] | null>;
  /** Forgets all files. */
  clear(): void;
}

export interface Watch {
  onProgress(done: number, all: number): void;
  readonly signal: AbortSignal;
}

export interface CopiedFile {
  file: string;
  bytes: Uint8Array;
}

interface Needs {
  start: StartReaders;
  loadRubrics(): Promise<readonly Rubric[]>;
  now(): Date;
}

export const NO_SETTINGS: Settings = {
  ...{ rubric: "", year: "", stage: "", units: [], readings: {}, common: {} },
};

const NOTHING: Pick<
  CollectionState,
  "files" | "waiting" | "surplus" | "left" | "reasons" | "accepted"
> = {
  ...{ files: [], waiting: 0, surplus: 0, left: {}, reasons: {}, accepted: [] },
};

/**
 * What was read is shown so often, in milliseconds: each time the whole table is made again. Where that takes long, so much
 * of it is a fifth of the page's time at most.
 */
const [SHOWN_EVERY, SHOWN_AT_LEAST_EVERY] = [400, 5000];
const TIME_BETWEEN = 4;

export function createCollection(needs: Needs): Collection {
  return new OfficeCollection(needs);
}

class OfficeCollection implements Collection {
  private readonly store = createStore<CollectionState>({
    ...NOTHING,
    ...{ rubrics: [], progress: null, settings: NO_SETTINGS, memory: null },
  });
  /** What is still to be read, in its order. */
  private queue: Source[] = [];
  private reading: Reading | null = null;
  private lastId = 0;
  /** The office's own. */
  private held: readonly Rubric[] = [];
  private readonly shared = sharingRubrics();
  /** Names that are in use; they tell files apart for people. */
  private readonly names = new Set<string>();

  constructor(private readonly needs: Needs) {}

  readonly get = () => this.store.get();
  readonly subscribe = (listener: () => void) => this.store.subscribe(listener);

  async add(files: readonly GivenFile[]): Promise<void> {
    const sources = files.map(
      ({ name, blob }): Source => ({
        ...{ id: ++this.lastId, name: this.freeName(name), blob, entry: null },
      }),
    );
    const taken = this.enqueue(sources);
    this.store.set({ surplus: sources.length - taken });
    await this.read();
  }

  stop(): void {
    if (!this.reading) return;
    this.show(this.reading);
    this.end((source) => this.queue.unshift(source));
    this.store.set({ progress: null, waiting: this.queue.length });
  }

  /** @param left what becomes of the files that the readers had in hand */
  private end(left: (source: Source) => void): void {
    const { reading } = this;
    this.reading = null;
    reading?.stop();
    reading?.current.forEach(left);
  }

  goOn(): Promise<void> {
    return this.read();
  }

  leave(file: string, isLeft: boolean): void {
    const { [file]: _, ...others } = this.get().left;
    this.store.set({ left: isLeft ? { ...others, [file]: "" } : others });
  }

  take(file: string, reason: string | null): void {
    const { [file]: _, ...others } = this.get().reasons;
    this.store.set({ reasons: reason === null ? others : { ...others, [file]: reason } });
  }

  accept(kind: FindingKind, file: string | null, reason: string | null): void {
    const others = this.get().accepted.filter((each) => each.kind !== kind || each.file !== file);
    this.store.set({ accepted: reason === null ? others : [...others, { kind, file, reason }] });
  }

  choose(file: string, among: readonly string[]): void {
    const left = Object.entries(this.get().left).filter(([each]) => !among.includes(each));
    const others = among.filter((each) => each !== file).map((each) => [each, file]);
    this.store.set({ left: Object.fromEntries([...left, ...others]) });
  }

  async set(part: Partial<Settings>): Promise<void> {
    const before = this.get().settings;
    const settings = { ...before, ...part };
    this.store.set({ settings });
    const needsReading = (["rubric", "stage", "units", "readings"] as const).some(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(settings[key]),
    );
    if (!needsReading) return;
    if (this.reading) this.show(this.reading);
    this.end((source) => this.queue.unshift(source));
    const again = this.get().files.map(({ source }) => source);
    this.queue = [...again, ...this.queue.filter((source) => !again.includes(source))];
    await this.read();
  }

  know(memory: OfficeMemory): void {
    const { settings } = this.get();
    this.store.set({ memory });
    if (settings.units.length === 0 && memory.units.length > 0)
      void this.set({ units: memory.units });
  }

  async copies(asked: ReadonlyMap<string, CopyAsk>, watch?: Watch): Promise<CopiedFile[] | null> {
    const wanted = this.get().files.filter(({ read }) => asked.has(read.file));
    const readers = this.needs.start(this.options());
    const made = new Map<string, Uint8Array>();
    let [next, done] = [0, 0];
    const makeOn = async () => {
      while (next < wanted.length && !watch?.signal.aborted) {
        const { read, source } = wanted[next++]!;
        const answer = await readers.answer({ ...asked.get(read.file)!, source });
        if (answer.got === "copy" && answer.bytes) made.set(read.file, answer.bytes);
        watch?.onProgress(++done, wanted.length);
      }
    };
    try {
      await Promise.all(Array.from({ length: readers.count }, makeOn));
    } finally {
      readers.close();
    }
    if (watch?.signal.aborted) return null;
    return wanted.flatMap(({ read: { file } }) => {
      const bytes = made.get(file);
      return bytes ? [{ file, bytes }] : [];
    });
  }

  clear(): void {
    this.end(() => {});
    this.queue = [];
    this.names.clear();
    this.store.set({ ...NOTHING, progress: null, rubrics: this.held });
  }

  async refreshRubrics(): Promise<void> {
    this.held = await this.needs.loadRubrics();
    this.store.set({ rubrics: this.rubricsWith(this.get().files) });
  }

  private rubricsWith(files: readonly TakenFile[]): readonly Rubric[] {
    return [...this.held, ...carriedBy(files.map(({ read }) => read))];
  }

  /** Two files of one name, as when a unit sends its workbook again, are told apart by a number. */
  private freeName(name: string): string {
    const dot = name.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    let free = name;
    for (let number = 2; this.names.has(free); number++) free = `${stem} (${number})${ending}`;
    this.names.add(free);
    return free;
  }

  /** Answers how many of them there is room for. */
  private enqueue(sources: readonly Source[]): number {
    const room = MOST_FILES - this.get().files.length - this.queue.length;
    const taken = sources.slice(0, Math.max(0, room));
    this.queue.push(...taken);
    return taken.length;
  }

  private options(): ReadOptions {
    const { rubric, stage, readings, units } = this.get().settings;
    return {
      ...{ rubrics: this.held, readings, units },
      ...(rubric === "" ? {} : { rubric }),
      ...(stage === "" ? {} : { stage }),
    };
  }

  private async read(): Promise<void> {
    if (this.queue.length === 0 || this.reading) return;
    const reading = (this.reading = new Reading());
    this.store.set({ waiting: 0, progress: { done: 0, all: this.queue.length, file: "" } });
    await this.refreshRubrics();
    if (reading.stopped) return;
    const readers = this.needs.start(this.options());
    reading.readers = readers;
    await this.readAll(reading, readers);
    readers.close();
    if (reading.stopped) return;
    this.reading = null;
    this.show(reading);
    this.store.set({ progress: null });
  }

  /** Every reader that is not at it yet goes through the queue. */
  private async readAll(reading: Reading, readers: Readers): Promise<void> {
    const idle = readers.count - reading.busy;
    await Promise.all(Array.from({ length: idle }, () => this.readOn(reading, readers)));
  }

  private async readOn(reading: Reading, readers: Readers): Promise<void> {
    const helped: Promise<void>[] = [];
    reading.busy++;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      reading.current.add(next);
      this.showSometimes(reading, next.name);
      const answer = await readers
        .answer({ do: "read", source: next })
        .catch((error: unknown) => ({ got: "read" as const, read: givenUp(next.name, error) }));
      if (reading.stopped) return;
      reading.current.delete(next);
      if (answer.got === "zip") {
        this.unzip(next, answer.files);
        // Those that found nothing to do come back for its files.
        helped.push(this.readAll(reading, readers));
      } else if (answer.got === "read") {
        const readAt = timestamp(this.needs.now());
        reading.fresh.push({ source: next, read: this.shared(answer.read), readAt });
      }
      reading.done++;
    }
    reading.busy--;
    await Promise.all(helped);
  }

  private unzip(zip: Source, files: readonly string[]): void {
    const sources = files.map((name, entry): Source => ({ ...zip, name, entry }));
    const taken = this.enqueue(sources);
    if (taken < sources.length)
      this.store.set({ surplus: this.get().surplus + sources.length - taken });
  }

  private showSometimes(reading: Reading, file: string): void {
    const now = this.needs.now().getTime();
    if (now - reading.shownAt < reading.pause) return;
    reading.shownAt = now;
    this.show(reading);
    const { done } = reading;
    const all = done + reading.current.size + this.queue.length;
    this.store.set({ progress: { done, all, file } });
    // The page is through with it by then.
    setTimeout(() => {
      const took = this.needs.now().getTime() - now;
      reading.pause = Math.min(SHOWN_AT_LEAST_EVERY, Math.max(SHOWN_EVERY, took * TIME_BETWEEN));
    });
  }

  /** A file that was read again stands in the place of what it was before. */
  private show(reading: Reading): void {
    const fresh = new Map(reading.fresh.splice(0).map((each) => [keyOf(each.source), each]));
    const files = this.get().files.map((each) => {
      const again = fresh.get(keyOf(each.source));
      fresh.delete(keyOf(each.source));
      return again ?? each;
    });
    const all = [...files, ...fresh.values()];
    this.store.set({ files: all, rubrics: this.rubricsWith(all) });
  }
}

const keyOf = ({ id, entry }: Source) => `${id}/${entry ?? ""}`;

/** One going through of the queue. */
class Reading {
  stopped = false;
  done = 0;
  /** How many readers go through the queue. */
  busy = 0;
  shownAt = 0;
  /** Until it is shown again. */
  pause = SHOWN_EVERY;
  readers: Readers | null = null;
  /** What the readers have in hand. */
  readonly current = new Set<Source>();
  /** What was read and is not shown yet. */
  readonly fresh: TakenFile[] = [];

  stop(): void {
    this.stopped = true;
    this.readers?.close();
  }
}
