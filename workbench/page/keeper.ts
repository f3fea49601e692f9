import { takeSnapshot } from "../grid/snapshot";
import type { DocumentInfo, Documents, Original } from "./documents";
import type { Grid } from "./grid";

/** Without documents the browser keeps nothing; `failed`: it has no room, for example. */
export type Keeping = "kept" | "changed" | "failed";

const AFTER = 400; // of rest, in milliseconds
const AT_MOST = 3000; // also while a result is still on its way

/** Keeps one document in the browser: soon after every change, and whenever the page goes out of sight. */
export class Keeper {
  state: Keeping = "kept";
  private due: ReturnType<typeof setTimeout> | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly documents: Documents | null,
    private readonly grid: Grid,
    readonly info: DocumentInfo,
    readonly original: Original | undefined,
    private readonly onState: () => void,
  ) {
    grid.onEdited(() => this.changed());
  }

  changed(): void {
    this.info.changed = Date.now();
    this.set(this.documents ? "changed" : "failed");
    clearTimeout(this.due);
    if (this.documents) this.due = setTimeout(() => void this.keep(), AFTER);
  }

  /** Resolves when everything up to now is kept, or could not be. */
  keep(): Promise<void> {
    clearTimeout(this.due);
    this.working = this.working.then(() => this.write());
    return this.working;
  }

  /** Changes that are nowhere but on the page. */
  get isAtRisk(): boolean {
    return this.state !== "kept";
  }

  /** The user has the contents as a file. */
  saved(): void {
    if (this.state === "failed") this.set("kept");
  }

  /** The document is deleted: what still waits is not kept. */
  drop(): void {
    clearTimeout(this.due);
    this.set("kept");
  }

  private async write(): Promise<void> {
    const { documents, grid, info, original } = this;
    if (!documents || this.state === "kept") return;
    const rest = new Promise((resolve) => setTimeout(resolve, AT_MOST));
    if (!document.hidden) await Promise.race([grid.host.idle(), rest]);
    const { changed } = info;
    try {
      const snapshot = takeSnapshot(grid.host.book);
      await documents.write(info, { snapshot, ...(original && { original }) });
      if (info.changed === changed) this.set("kept");
    } catch (error) {
      console.warn(error);
      this.set("failed");
    }
  }

  private set(state: Keeping): void {
    this.state = state;
    this.onState();
  }
}
