import { byId } from "./pane";
import type { Texts } from "./texts";

export interface RefusedEntry {
  place: string;
  typed: string;
  why: string;
}

const SHOWN = 5;
/** Of a long text, the beginning tells which it is. */
const CHARACTERS = 24;

/** Entries that were not taken, said by the last one's cell until each is made good or the notice is closed. */
export class Refused {
  private readonly box = byId("refused");
  private entries: RefusedEntry[] = [];

  constructor(private readonly texts: Texts) {
    byId("refused-close").onclick = () => this.clear();
  }

  /** @param at where the cell is on the page: the notice stands below it */
  add(entry: RefusedEntry, at: { left: number; top: number }): void {
    this.entries = [...this.without(entry.place), entry].slice(-SHOWN);
    const { width, height } = this.box.parentElement!.getBoundingClientRect();
    this.box.style.left = `${Math.max(8, Math.min(at.left, width - 328))}px`;
    this.box.style.top = `${Math.max(8, Math.min(at.top, height - 140))}px`;
    this.show();
  }
  /** The cell has what it may have. */
  settle(place: string): void {
    if (this.without(place).length === this.entries.length) return;
    this.entries = this.without(place);
    this.show();
  }
  clear(): void {
    this.entries = [];
    this.show();
  }

  private without(place: string): RefusedEntry[] {
    return this.entries.filter((entry) => entry.place !== place);
  }
  private show(): void {
    const lines = this.entries.map(({ place, typed, why }) =>
      this.texts.refused(place, shortened(typed), why),
    );
    byId("refused-message").textContent = lines.join("\n");
    this.box.hidden = lines.length === 0;
  }
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > CHARACTERS ? `${characters.slice(0, CHARACTERS).join("")}……` : text;
}
