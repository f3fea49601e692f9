/**
 * Pieces of sheets as files of one form hold them again and again: each is read once, and known by its text from then on.
 * What is known was read strictly, in the same place of a part, so taking it is as strict.
 */
import { detached } from "../formula/detached";
import type { Attributes } from "./scan-xml";

/** A cell of which all but the value is alike, or the tags between two rows. */
export type KnownPiece = KnownCell | KnownRow;

interface Known {
  /** Of a cell with a value: up to where the value begins. */
  text: string;
  /** What came behind it, the last time's first: a cell is filled or empty, and forms may begin alike. */
  next: KnownPiece[];
}

export interface KnownCell extends Known {
  of: "cell";
  row: number;
  column: number;
  type: string;
  style: number;
  /** As it is shown. */
  formula: string | undefined;
  /** The one that it always has; undefined where one follows. */
  value: "" | null | undefined;
}

export interface KnownRow extends Known {
  of: "row";
  attributes: Attributes;
}

/** What stands before the rows of a sheet or behind them, with what follows it. */
export interface KnownStretch<Said> {
  text: string;
  /** How much of it is the stretch itself. */
  length: number;
  said: Said;
}

/** Characters of everything that is kept. */
const MOST_CHARACTERS = 4_000_000;
const LONGEST = 100_000;
const MOST_STRETCHES = 24;

export type Where = "before" | "behind";

export class KnownPieces<Said> {
  private readonly pieces = new Map<string, KnownPiece>();
  private readonly stretches: Record<Where, KnownStretch<Said>[]> = { before: [], behind: [] };
  private last: KnownPiece | null = null;
  private characters = 0;

  /** The piece that came next the last time, where it stands here too. */
  at(source: string, start: number): KnownPiece | null {
    const next = this.last?.next ?? NOTHING;
    for (const piece of next) if (standsAt(source, start, piece.text)) return piece;
    return null;
  }

  /** A piece was taken: the next one is looked for behind it. */
  follow(piece: KnownPiece): void {
    const next = this.last?.next ?? NOTHING;
    if (this.last && next[0] !== piece) {
      const others = next.filter((each) => each !== piece);
      this.last.next = [piece, ...others.slice(0, MOST_NEXT - 1)];
    }
    this.last = piece;
  }

  /** A piece by its whole text. */
  get = (text: string): KnownPiece | undefined => this.pieces.get(text);

  /** A piece that was read by itself. */
  of(text: string, made: () => KnownPiece): KnownPiece | null {
    let piece = this.pieces.get(text);
    if (!piece && text.length <= LONGEST) {
      this.count(text);
      piece = made();
      piece.text = detached(text);
      this.pieces.set(piece.text, piece);
    }
    return piece ?? null;
  }

  /** @param holds whether what it said holds here too */
  stretchAt(where: Where, source: string, start: number, holds: (said: Said) => boolean) {
    const all = this.stretches[where];
    const index = all.findIndex(({ text, said }) => standsAt(source, start, text) && holds(said));
    const found = all[index];
    // Files of one form come one after the other.
    if (index > 0) all.unshift(...all.splice(index, 1));
    return found;
  }

  keepStretch(where: Where, stretch: KnownStretch<Said>): void {
    if (stretch.text.length > LONGEST) return;
    this.count(stretch.text);
    const all = this.stretches[where];
    all.unshift({ ...stretch, text: detached(stretch.text) });
    all.length = Math.min(all.length, MOST_STRETCHES);
  }

  private count({ length }: string): void {
    this.characters += length;
    if (this.characters <= MOST_CHARACTERS) return;
    this.characters = length;
    this.pieces.clear();
    this.stretches.before = [];
    this.stretches.behind = [];
    this.last = null;
  }
}

const NOTHING: readonly KnownPiece[] = [];
const MOST_NEXT = 16;

/** A piece cut out is compared several times as quickly as `startsWith` does. */
const standsAt = (source: string, start: number, text: string): boolean =>
  source.slice(start, start + text.length) === text;
