/** Opening and saving by the page: a file in, a download out, and not a word of the original lost. */
import { FileError } from "../../src/xlsx/package";
import { type Loss, sayLosses } from "../files/losses";
import { type ReadFile, readFile } from "../files/read";
import { FileBar } from "./file-bar";
import type { Grid } from "./grid";
import type { Texts } from "./texts";

const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export interface FilesOptions {
  texts: Texts;
  language: "zh" | "en";
  /** The workbook that is on the page now. */
  grid(): Grid;
  /** Puts another in its place. */
  replace(file: ReadFile, name: string): Promise<string[]>;
  /** Shows a line until the next; `lasting` ones until something is done. */
  notify(message: string, lasting?: boolean): void;
  /** There is an original to download. */
  originalKept(): void;
}

export class Files {
  private readonly bar: FileBar;
  private readonly input = document.createElement("input");
  private original: { name: string; bytes: Uint8Array<ArrayBuffer>; lost: Loss[] } | undefined;
  private busy = false;

  constructor(private readonly options: FilesOptions) {
    this.bar = new FileBar(options.texts.message);
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
    const { texts, language, grid, notify } = this.options;
    return this.working(texts.saving, async () => {
      const { bytes, lost } = await grid().host.save();
      const name = this.newName();
      download(bytes as Uint8Array<ArrayBuffer>, name);
      grid().kept();
      const all = [...(this.original?.lost ?? []), ...lost];
      if (all.length === 0) notify(texts.saved(name));
      else this.tell(texts.savedLess(name, sayLosses(all, language)));
    });
  }

  downloadOriginal(): void {
    if (this.original) download(this.original.bytes, this.original.name);
    else this.options.notify(this.options.texts.noOriginalTip);
  }

  /** Asks before anything is lost: of the file that is to come, or of the workbook that is there. */
  private open(chosen: File): Promise<void> {
    const { texts, language, grid, replace, notify, originalKept } = this.options;
    return this.working(texts.opening(chosen.name), async () => {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const file = await readFile(bytes);
      const questions = [
        ...(file.lost.length > 0 ? [texts.lost(sayLosses(file.lost, language))] : []),
        ...(grid().isEdited ? [texts.unsaved] : []),
      ];
      if (questions.length > 0) {
        notify("");
        if (!(await this.bar.ask(questions.join(" "), texts.goOn, texts.cancel))) return;
        notify(texts.opening(chosen.name), true);
        await painted();
      }
      const refused = await replace(file, baseName(chosen.name));
      this.original = { name: chosen.name, bytes, lost: file.lost };
      originalKept();
      if (refused.length === 0) notify(texts.opened(chosen.name));
      else this.tell(texts.names(refused.join("、")));
    });
  }

  /** A file with less in it than the original never gets the original's name. */
  private newName(): string {
    const { texts } = this.options;
    if (!this.original) return `${texts.untitled}.xlsx`;
    const base = baseName(this.original.name);
    return this.original.lost.length > 0 ? `${base}-${texts.copy}.xlsx` : `${base}.xlsx`;
  }

  private async working(message: string, work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const { notify, texts, language } = this.options;
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
    this.bar.tell(message, this.options.texts.close);
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

/** The page has drawn what it was told: the work that follows would keep it from doing so. */
const painted = () => new Promise((resolve) => setTimeout(resolve, 30));

function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: KIND }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
