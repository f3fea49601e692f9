/** Opening and saving by the page: a file in, a download out, and not a word of the original lost. */
import { FileError } from "../../src/xlsx/package";
import { sayLosses } from "../files/losses";
import type { Breathe } from "../files/fill";
import type { Desk } from "./desk";
import type { FileBar } from "./file-bar";
import { readApart } from "./read-apart";
import type { Texts } from "./texts";

const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export interface FilesOptions {
  texts: Texts;
  language: "zh" | "en";
  desk: Desk;
  bar: FileBar;
  /** Shows a line until the next; `lasting` ones until something is done. */
  notify(message: string, lasting?: boolean): void;
}

export class Files {
  private readonly input = document.createElement("input");
  private busy = false;

  constructor(private readonly options: FilesOptions) {
    Object.assign(this.input, { type: "file", id: "file-input", hidden: true });
    this.input.accept = ".xlsx,.xlsm";
    this.input.addEventListener("change", () => {
      const [file] = this.input.files ?? [];
      this.input.value = ""; // the same file may be chosen again
      if (file) void this.open(file);
    });
    document.body.append(this.input);
    this.takeDropped();
  }

  choose(): void {
    this.input.click();
  }

  save(): Promise<void> {
    const { texts, language, desk, notify } = this.options;
    return this.working(texts.saving, async () => {
      const { keeper } = desk;
      const { bytes, lost } = await desk.grid.host.save();
      const name = this.newName();
      download(bytes as Uint8Array<ArrayBuffer>, name);
      keeper.saved();
      const all = [...(keeper.original?.lost ?? []), ...lost];
      if (all.length === 0) notify(texts.saved(name));
      else this.tell(texts.savedLess(name, sayLosses(all, language)));
    });
  }

  downloadOriginal(): void {
    const { original } = this.options.desk.keeper;
    if (original) download(original.bytes, original.name);
    else this.options.notify(this.options.texts.noOriginalTip);
  }

  /** Asks before anything of the file is lost; the workbook that is there stays among the documents. */
  private open(chosen: File): Promise<void> {
    const { texts, language, desk, bar, notify } = this.options;
    return this.working(texts.opening(chosen.name), async () => {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const file = await this.stoppable(chosen.name, (stop) => readApart(bytes, stop));
      if (!file) return notify(texts.stopped(chosen.name));
      await desk.keeper.keep();
      const questions = [
        ...(file.lost.length > 0 ? [texts.lost(sayLosses(file.lost, language))] : []),
        ...(desk.keeper.isAtRisk ? [texts.unsaved] : []),
      ];
      if (questions.length > 0) {
        notify("");
        if (!(await bar.ask(questions.join(" "), texts.goOn, texts.cancel))) return;
        notify(texts.opening(chosen.name), true);
        await painted();
      }
      const original = { name: chosen.name, bytes, lost: file.lost };
      const refused = await this.stoppable(chosen.name, async (stop) => {
        const breathe = breaths(stop);
        return desk
          .openFile(file, baseName(chosen.name), original, breathe)
          .catch((error: unknown) => {
            if (stop.aborted) return null;
            throw error;
          });
      });
      if (!refused) notify(texts.stopped(chosen.name));
      else if (refused.length === 0) notify(texts.opened(chosen.name));
      else this.tell(texts.names(refused.join("、")));
    });
  }

  /** Null when the user stops it: a large file takes its time, and the page goes on meanwhile. */
  private async stoppable<T>(
    name: string,
    work: (stop: AbortSignal) => Promise<T | null>,
  ): Promise<T | null> {
    const { texts, bar } = this.options;
    const stop = new AbortController();
    const end = bar.wait(texts.opening(name), texts.cancel, () => stop.abort());
    try {
      return await work(stop.signal);
    } finally {
      end();
    }
  }

  /** A file with less in it than the original never gets the original's name. */
  private newName(): string {
    const { texts, desk } = this.options;
    const { info, original } = desk.keeper;
    const base = info.name.replace(/[\\/:*?"<>|]/g, " ");
    return original?.lost.length ? `${base}-${texts.copy}.xlsx` : `${base}.xlsx`;
  }

  private async working(message: string, work: () => Promise<void>): Promise<void> {
    const { notify, texts, language } = this.options;
    if (this.busy) return notify(texts.busy);
    this.busy = true;
    notify(message, true);
    try {
      await painted();
      await work();
    } catch (error) {
      const why = error instanceof FileError ? error.text[language] : texts.unreadable;
      if (!(error instanceof FileError)) console.warn(error);
      this.tell(texts.failed(why));
    } finally {
      this.busy = false;
    }
  }

  private tell(message: string): void {
    this.options.notify("");
    this.options.bar.tell(message, this.options.texts.close);
  }

  private takeDropped(): void {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    window.addEventListener("dragover", (event) => {
      if (holdsFile(event)) event.preventDefault();
    });
    window.addEventListener(
      "drop",
      (event) => {
        const file = event.dataTransfer?.files[0];
        if (!file) return;
        event.preventDefault();
        event.stopPropagation();
        void this.open(file);
      },
      true,
    );
  }
}

const baseName = (name: string) => name.replace(/\.xls[xm]$/i, "");

/** Milliseconds that work on the page's own thread may go on before it paints, and hears who wants to stop it. */
const AT_ONCE = 50;

function breaths(stop: AbortSignal): Breathe {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < AT_ONCE) return;
    await new Promise((resolve) => setTimeout(resolve));
    stop.throwIfAborted();
    since = performance.now();
  };
}

/** The page has drawn what it was told: the work that follows would keep it from doing so. */
const painted = () => new Promise((resolve) => setTimeout(resolve, 30));

function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: KIND }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
