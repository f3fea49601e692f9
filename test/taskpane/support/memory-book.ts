import type {
  CardReading,
  CardRef,
  GenerateRequest,
  GenerateResult,
  OnConflict,
  RubricBook,
} from "../../../src/excel/types";
import type { Rubric, Text } from "../../../src/rubric/types";
import type { CellPlace, Entry, Scorecard } from "../../../src/scoring/types";
import type { Assess } from "../../../src/taskpane/services";

interface MemoryCard {
  ref: CardRef;
  scorecard: Scorecard;
}

/** A workbook in memory that keeps the promises of RubricBook, and remembers what was asked of it. */
export class MemoryBook implements RubricBook {
  readonly cardsHere: MemoryCard[] = [];
  readonly visited: CellPlace[] = [];
  readonly marked: CardReading[] = [];
  readonly unmarked: CardRef[] = [];
  unsupported: Text[] = [];
  limits: Text[] = [];
  /** Thrown by the next call that reads or writes. */
  failure: unknown;
  private listeners = new Set<(card: CardRef | null) => void>();

  constructor(private readonly assess: Assess) {}

  limitations(): Text[] {
    return this.limits;
  }

  async generate(request: GenerateRequest, onConflict: OnConflict): Promise<GenerateResult> {
    this.failOnce();
    const existing = this.cardsHere.find(({ ref }) => ref.unit === request.unit);
    if (existing && onConflict === "ask") {
      const taken = Object.values(existing.ref.sheets);
      const offered = taken.map((name) => `${name} (2)`);
      return { done: false, conflict: { taken, offered, existing: existing.ref } };
    }
    if (existing && onConflict === "keep-scores") {
      existing.scorecard = { ...existing.scorecard, readings: request.readings };
      return { done: true, card: existing.ref, unsupported: this.unsupported };
    }
    const ref = this.add(request.rubric, request.unit, request.year, existing ? " (2)" : "");
    return { done: true, card: ref, unsupported: this.unsupported };
  }

  async cards(): Promise<CardRef[]> {
    this.failOnce();
    return this.cardsHere.map(({ ref }) => ref);
  }

  async read(card: CardRef, rubric: Rubric): Promise<CardReading> {
    this.failOnce();
    const { scorecard } = this.card(card.id);
    return { card, scorecard, assessment: this.assess(rubric, scorecard) };
  }

  async mark(reading: CardReading): Promise<void> {
    this.failOnce();
    this.marked.push(reading);
  }

  async unmark(card: CardRef): Promise<void> {
    this.unmarked.push(card);
  }

  async setReadings(card: CardRef, _rubric: Rubric, readings: Record<string, string>) {
    this.failOnce();
    const here = this.card(card.id);
    here.scorecard = { ...here.scorecard, readings };
  }

  async goTo(place: CellPlace): Promise<void> {
    this.failOnce();
    this.visited.push(place);
  }

  async watch(changed: (card: CardRef | null) => void): Promise<() => Promise<void>> {
    this.listeners.add(changed);
    return async () => void this.listeners.delete(changed);
  }

  /** What a user does in the sheet. */
  add(rubric: Rubric, unit: string, year: string, suffix = ""): CardRef {
    const ref: CardRef = {
      id: `${rubric.id}/${unit}${suffix}`,
      rubric: rubric.id,
      version: rubric.version,
      kind: rubric.kind,
      unit,
      year,
      sheets: { scorecard: `${unit}${suffix}` },
    };
    const stages = rubric.stages.map(({ id }) => [id, { scores: {}, facts: {} }]);
    this.cardsHere.unshift({
      ref,
      scorecard: {
        rubric: { id: rubric.id, version: rubric.version },
        unit,
        year,
        readings: {},
        stages: Object.fromEntries(stages),
        fields: {},
        findings: [],
      },
    });
    return ref;
  }

  type(card: CardRef, stage: string, criterion: string, value: Entry["value"]): void {
    const here = this.card(card.id);
    const column = Object.keys(here.scorecard.stages).indexOf(stage);
    const scorecard = JSON.parse(JSON.stringify(here.scorecard)) as Scorecard;
    const scores = scorecard.stages[stage]!.scores;
    const place = { sheet: card.sheets.scorecard!, address: `${"EF"[column]}${criterion.length}` };
    scores[criterion] = { value, origin: "typed", place };
    here.scorecard = scorecard;
    this.tell(card);
  }

  delete(card: CardRef): void {
    this.cardsHere.splice(this.cardsHere.indexOf(this.card(card.id)), 1);
    this.tell(null);
  }

  activate(card: CardRef): void {
    const here = this.card(card.id);
    this.cardsHere.splice(this.cardsHere.indexOf(here), 1);
    this.cardsHere.unshift(here);
    this.tell(card);
  }

  private tell(card: CardRef | null): void {
    for (const listener of this.listeners) listener(card);
  }

  private card(id: string): MemoryCard {
    const card = this.cardsHere.find(({ ref }) => ref.id === id);
    if (!card) throw new Error(`No card ${id}`);
    return card;
  }

  private failOnce(): void {
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
  }
}
