import type {
  CardChange,
  CardContents,
  CardReading,
  CardRef,
  CardsChange,
  Carrying,
  FactFilling,
  ListCells,
  ListSheetName,
  Progress,
  GenerateRequest,
  GenerateResult,
  OnConflict,
  DrawnSheet,
  DrawnVersion,
  RosterChange,
  RosterGenerated,
  RosterReading,
  RosterRequest,
  RowsSeen,
  RowsToSee,
  SendState,
  SheetBeside,
  RubricBook,
  VersionRequest,
} from "../../../src/excel/types";
import type { Rubric, Text } from "../../../src/rubric/types";
import { PasswordError } from "../../../src/excel/transaction/open";
import { computeRoster } from "../../../src/scoring/roster";
import type { RosterUnit } from "../../../src/scoring/roster-types";
import type { CellPlace, Entry, Finding, Scorecard } from "../../../src/scoring/types";
import { emptyListMemory, type ListMemory } from "../../../src/sheets/identity/list-memory";
import { toNewVersion } from "../../../src/sheets/card/new-version";
import { a1 } from "../../../src/sheets/plan/address";
import type { SheetPlan } from "../../../src/sheets/plan/plan";
import type { Scalar } from "../../../src/formula/values";
import type { IdentityRow } from "../../../src/sheets/identity/identity-rows";
import type { OfficeMemory } from "../../../src/sheets/identity/office-memory";
import type { SheetCells } from "../../../src/sheets/read";
import { evidenceOwner, readEvidence } from "../../../src/sheets/evidence/read";
import { emptyReport } from "../../../src/sheets/formulas/send";
import type { SendReport } from "../../../src/sheets/formulas/send";
import type { Assess } from "../../../src/taskpane/services";

interface MemoryCard {
  ref: CardRef;
  scorecard: Scorecard;
}

interface MemoryRoster {
  units: RosterUnit[];
  readings: Record<string, string>;
}

/** A workbook in memory that keeps the promises of RubricBook, and remembers what was asked of it. */
export class MemoryBook implements RubricBook {
  readonly cardsHere: MemoryCard[] = [];
  readonly visited: CellPlace[] = [];
  /** 标色, as it was switched: on or off. */
  readonly colours: boolean[] = [];
  /** Whether its cards have a switch for colours. */
  hasColours = true;
  /** Cards whose colours were drawn again. */
  readonly recoloured: CardRef[] = [];
  /** Who decided the readings that were set, one by one. */
  readonly deciders: string[] = [];
  /** By card id. */
  readonly rosters = new Map<string, MemoryRoster>();
  /** What rosters compare units by. */
  compared: RosterReading["compared"] = [];
  /** Sheets that were drawn beside cards, and what was done to rosters. */
  readonly drawn: string[] = [];
  /** What of a roster is another when it is drawn again with files. */
  changes: RosterChange[] = [];
  /** What rosters were asked to be made of. */
  readonly rosterRequests: RosterRequest[] = [];
  memory: OfficeMemory = { units: [], issued: [] };
  selection: string[] = [];
  canChart = true;
  /** The password of its protected sheets. */
  password: string | undefined;
  report: SendReport = emptyReport();
  live = 0;
  sentFormulas = 0;
  readonly sent: { freeze?: boolean; password?: string }[] = [];
  unsupported: Text[] = [];
  limits: Text[] = [];
  /** Thrown by the next call that reads or writes. */
  failure: unknown;
  private listeners = new Set<(card: CardRef | null) => void>();

  constructor(private readonly assess: Assess) {}

  /** What the next opening finds put right. */
  mended: Text[] = [];

  takeMended(): Text[] {
    return this.mended.splice(0);
  }

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

  async drawVersion({ card, from, rubric }: VersionRequest): Promise<DrawnVersion> {
    this.failOnce();
    const here = this.card(card.id);
    here.scorecard = toNewVersion(from, rubric, here.scorecard).scorecard;
    here.ref = { ...here.ref, version: rubric.version };
    return { card: here.ref, unsupported: this.unsupported };
  }

  async cards(): Promise<CardRef[]> {
    this.failOnce();
    return this.cardsHere.map(({ ref }) => ref);
  }

  /** The rubric's text that it carries. */
  carried: string | null = null;
  /** Of the rubric that its cards state; "" where none is stated. */
  fingerprint = "";

  async carriedRubrics({ rubric, version }: CardRef): Promise<Carrying> {
    this.failOnce();
    const fingerprint = this.fingerprint;
    const carried = this.carried === null ? [] : [{ id: rubric, fingerprint, text: this.carried }];
    return { made: { rubric, version, fingerprint }, carried };
  }

  async read(card: CardRef, rubric: Rubric): Promise<CardReading> {
    this.failOnce();
    const { scorecard } = this.card(card.id);
    const colours = this.hasColours ? (this.colours.at(-1) ?? true) : null;
    const { rows } = this;
    return { card, scorecard, assessment: this.assess(rubric, scorecard), colours, rows };
  }

  /** Of the identity sheet. */
  rows: readonly IdentityRow[] = [];
  /** Lines of the result sheets, by key. */
  readonly lines = new Map<string, string>();
  /** Acts of review, by name. */
  readonly acts: string[] = [];

  async changeCard(
    card: CardRef,
    rubric: Rubric,
    name: Text,
    act: (contents: CardContents) => CardChange | null,
  ): Promise<void> {
    await this.changeCards([card], rubric, name, ([contents]) => {
      const change = act(contents!);
      return change && { cards: [change], ...(change.rows && { rows: change.rows }) };
    });
  }

  async changeCards(
    cards: readonly CardRef[],
    _rubric: Rubric,
    name: Text,
    act: (contents: readonly CardContents[], beside: SheetCells | null) => CardsChange | null,
    beside?: string,
  ): Promise<void> {
    const { rows } = this;
    const along = this.sheetsHere.find((sheet) => sheet.name === beside) ?? null;
    const change = act(await this.reviewContents(cards), along);
    if (!change) return;
    this.acts.push(name.zh);
    change.cards.forEach(({ cells = [], lines = [] }, at) => {
      for (const { place, value } of cells) this.put(cards[at]!, place, value);
      for (const { key, text } of lines) this.lines.set(key, text);
    });
    this.rows = change.rows ?? rows;
  }

  async reviewContents(cards: readonly CardRef[]): Promise<CardContents[]> {
    this.failOnce();
    return cards.map(({ id }) => {
      const { scorecard } = this.card(id);
      return { scorecard, rows: this.rows, sheets: [], isOthers: () => false };
    });
  }

  /** Sheets that were drawn beside cards, as they were planned. */
  readonly besides: SheetPlan[] = [];

  async drawBeside(
    cards: readonly CardRef[],
    _rubric: Rubric,
    _name: Text,
    wanted: string,
    act: (contents: readonly CardContents[], sheet: string) => SheetBeside,
  ): Promise<DrawnSheet> {
    const { plan, rows } = act(await this.reviewContents(cards), wanted);
    this.besides.push(plan);
    this.rows = rows ?? this.rows;
    const cells = cellsOf(plan);
    const owner = evidenceOwner(cells);
    const here = this.cardsHere.find(({ ref }) => ref.id === owner);
    if (here) here.scorecard = { ...here.scorecard, evidence: readEvidence(cells) };
    return this.draw(wanted);
  }

  async sheetsWithKey(start: string): Promise<{ name: string; key: string }[]> {
    return this.besides
      .map(({ name, cells }) => ({ name, key: String(cells[0]?.value ?? "") }))
      .filter(({ key }) => key.startsWith(start));
  }

  private put(card: CardRef, { sheet, address }: CellPlace, value: Scalar): void {
    const here = this.card(card.id);
    const { evidence = [] } = here.scorecard;
    for (const row of evidence)
      for (const [field, place] of Object.entries(row.places))
        if (place.sheet === sheet && place.address === address)
          Object.assign(row, { [field]: value ?? "" });
    const stages = JSON.parse(JSON.stringify(here.scorecard.stages)) as Scorecard["stages"];
    for (const entry of Object.values(stages).flatMap(({ scores }) => Object.values(scores)))
      if (entry.place?.address === address) Object.assign(entry, { value, origin: "typed" });
    const typed = here.scorecard.evidence && { evidence: evidence.map((row) => ({ ...row })) };
    here.scorecard = { ...here.scorecard, stages, ...typed };
  }

  /** What of the form stands otherwise; see `loadFormCheck`. */
  altered: Finding[] = [];

  /** The cells of its sheets, where a test has any. */
  sheetsHere: SheetCells[] = [];

  async contents(): Promise<SheetCells[]> {
    this.failOnce();
    return this.sheetsHere;
  }

  async showColours(_card: CardRef, on: boolean): Promise<void> {
    this.failOnce();
    this.colours.push(on);
  }

  async redrawColours(card: CardRef): Promise<void> {
    this.failOnce();
    this.recoloured.push(card);
  }

  async setReadings(
    card: CardRef,
    _rubric: Rubric,
    readings: Record<string, string>,
    by: string,
  ): Promise<void> {
    this.failOnce();
    this.deciders.push(by);
    const roster = this.rosters.get(card.id);
    if (roster) roster.readings = readings;
    const here = this.card(card.id);
    here.scorecard = { ...here.scorecard, readings };
  }

  async generateRoster(request: RosterRequest, onConflict: OnConflict): Promise<RosterGenerated> {
    this.failOnce();
    const { rubric, year, readings, units } = request;
    this.rosterRequests.push(request);
    const existing = this.cardsHere.find(({ ref }) => ref.kind === "roster");
    if (existing && onConflict === "ask") {
      const conflict = { taken: ["汇总"], offered: ["汇总 (2)"], existing: existing.ref };
      return { done: false, conflict };
    }
    const card = this.add(
      { ...rubric, kind: "roster" },
      rubric.roster.title,
      year,
      onConflict === "new-name" ? " (2)" : "",
    );
    const rows =
      units.from === "names"
        ? units.names.map((unit) => ({ unit, facts: {} }))
        : units.from === "files"
          ? units.rows.map(({ unit, scores = {} }) => ({ unit, scores }))
          : units.cards.map((each) => this.rosterUnit(each, rubric));
    this.rosters.set(card.id, { units: rows, readings });
    const added = rows.length - this.changes.length;
    return { done: true, card, unsupported: this.unsupported, added, changes: this.changes };
  }

  async readRoster(card: CardRef, rubric: Rubric): Promise<RosterReading> {
    this.failOnce();
    const { units, readings } = this.rosters.get(card.id)!;
    const result = computeRoster(rubric, units, { readings });
    const { settings } = result;
    const factPlaces = units.map((_, row) => factCells(rubric, row));
    const read = { card, units, factPlaces, settings, readings: result.readings, result };
    return { ...read, compared: this.compared, toFill: this.drawn.includes("filled back") ? 0 : 2 };
  }

  async sortRoster(): Promise<void> {
    this.failOnce();
    this.drawn.push("sorted");
  }

  async fillBack(): Promise<number> {
    this.failOnce();
    this.drawn.push("filled back");
    return 1;
  }

  async chartRoster(): Promise<boolean> {
    this.failOnce();
    return this.canChart;
  }

  async drawList(_card: CardRef, _rubric: Rubric, list: string): Promise<DrawnSheet> {
    return this.draw(list);
  }

  async drawForm(_card: CardRef, _rubric: Rubric, form: string): Promise<DrawnSheet> {
    return this.draw(form);
  }

  async drawPaper(paper: SheetPlan): Promise<DrawnSheet> {
    this.failOnce();
    this.besides.push(paper);
    return this.draw(paper.name);
  }

  async officeMemory(): Promise<OfficeMemory> {
    this.failOnce();
    return this.memory;
  }

  async remember(memory: OfficeMemory): Promise<void> {
    this.failOnce();
    this.memory = memory;
  }

  /** Lists on its sheets, by name. */
  readonly lists = new Map<string, readonly (readonly Scalar[])[]>();
  readonly filled: { card: string; values: Record<string, number | string>; sources: string[] }[] =
    [];
  readonly statistics: (readonly SheetPlan[])[] = [];
  listsRemembered: ListMemory = emptyListMemory();

  async listSheets(): Promise<ListSheetName[]> {
    this.failOnce();
    return [...this.lists].map(([name, { length }]) => ({ id: name, name, rows: length }));
  }

  async readListSheet({ name }: ListSheetName, { report }: Progress): Promise<ListCells> {
    this.failOnce();
    const values = this.lists.get(name)!;
    report(values.length, values.length);
    const nothing = { merges: [], hiddenRows: new Set<number>(), date1904: false };
    return { name, values, top: 0, left: 0, ...nothing };
  }

  async fillFacts({ cards, memory }: FactFilling): Promise<void> {
    this.failOnce();
    for (const { card, rubric, values } of cards) {
      const given = values.map(({ key, unit, value }) => [unit ? `${unit} ${key}` : key, value]);
      const sources = [...new Set(values.map(({ source }) => source))];
      this.filled.push({ card: card.id, values: Object.fromEntries(given), sources });
      for (const { key, unit, value } of values) this.fill(card, rubric, { key, unit, value });
    }
    if (memory) this.listsRemembered = memory;
  }

  private fill(
    { id }: CardRef,
    { stages }: Rubric,
    { key, unit, value }: { key: string; unit: string | undefined; value: number | string },
  ): void {
    if (unit === undefined)
      this.card(id).scorecard.stages[stages[0]!.id]!.facts[key] = { value, origin: "typed" };
    else {
      const row = this.rosters.get(id)!.units.find((each) => each.unit === unit)!;
      row.facts = { ...row.facts, [key]: value };
    }
  }

  /** Whether the user has set a filter on the list. */
  isFiltered = false;
  readonly seen: RowsToSee[] = [];
  /** Why no list can be filtered. */
  unfiltered: Text | null = null;

  async showRows(rows: RowsToSee): Promise<RowsSeen> {
    this.failOnce();
    if (this.unfiltered) return { got: "refused", why: this.unfiltered };
    if (this.isFiltered && !rows.replace) return { got: "asks" };
    this.isFiltered = false;
    this.seen.push(rows);
    return { got: "seen", more: 0 };
  }

  async showAllRows({ replace }: Pick<RowsToSee, "replace">): Promise<RowsSeen> {
    this.failOnce();
    if (this.isFiltered && !replace) return { got: "asks" };
    this.seen.pop();
    return { got: "seen", more: 0 };
  }

  /** What the user has selected. */
  selected: CellPlace = { sheet: "Sheet1", address: "A1" };

  async selectedCell(): Promise<CellPlace> {
    this.failOnce();
    return this.selected;
  }

  async drawStatistics(plans: readonly SheetPlan[]): Promise<DrawnSheet> {
    this.statistics.push(plans);
    return this.draw(plans[0]!.name);
  }

  async listMemory(): Promise<ListMemory> {
    this.failOnce();
    return this.listsRemembered;
  }

  async rememberList(memory: ListMemory): Promise<void> {
    this.failOnce();
    if (memory) this.listsRemembered = memory;
  }

  async selectedNames(): Promise<string[]> {
    this.failOnce();
    return this.selection;
  }

  async prepareToSend(options: { freeze?: boolean; password?: string }): Promise<SendReport> {
    return this.send(options);
  }

  async restoreFormulas(options: { password?: string }): Promise<SendReport> {
    return this.send(options);
  }

  async sendState(): Promise<SendState> {
    return { live: this.live, sent: this.sentFormulas };
  }

  private send(options: { freeze?: boolean; password?: string }): SendReport {
    this.failOnce();
    if (this.password !== undefined && options.password !== this.password)
      throw new PasswordError("评分表", options.password !== undefined);
    this.sent.push(options);
    return this.report;
  }

  private draw(sheet: string): DrawnSheet {
    this.failOnce();
    this.drawn.push(sheet);
    return { sheet, unsupported: this.unsupported };
  }

  private rosterUnit(card: CardRef, rubric: Rubric): RosterUnit {
    const { stages, counted } = this.assess(rubric, this.card(card.id).scorecard);
    const stage = stages.find((each) => each.stage === counted);
    if (!stage) return { unit: card.unit, scores: { complete: false } };
    const { total, vetoes, outcome } = stage;
    const results = Object.entries(outcome).map(([id, value]) => [`outcome.${id}`, value]);
    const scores = { total, vetoed: vetoes.length > 0, stage: "自评", complete: true };
    return { unit: card.unit, scores: { ...scores, ...Object.fromEntries(results) } };
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

  type(
    card: CardRef,
    stage: string,
    criterion: string,
    value: Entry["value"],
    origin: Entry["origin"] = "typed",
  ): void {
    const here = this.card(card.id);
    const column = Object.keys(here.scorecard.stages).indexOf(stage);
    const scorecard = JSON.parse(JSON.stringify(here.scorecard)) as Scorecard;
    const scores = scorecard.stages[stage]!.scores;
    const place = { sheet: card.sheets.scorecard!, address: `${"EF"[column]}${criterion.length}` };
    scores[criterion] = { value, origin, place };
    here.scorecard = scorecard;
    this.tell(card);
  }

  scoreOf(card: CardRef, stage: string, criterion: string): Entry["value"] | undefined {
    return this.card(card.id).scorecard.stages[stage]?.scores[criterion]?.value;
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

/** A roster's facts, one after the other in a row for each unit. */
const factCells = ({ facts }: Rubric, row: number): Record<string, CellPlace> =>
  Object.fromEntries(
    facts.map(({ id }, column) => [id, { sheet: "汇总", address: a1({ row, column }) }]),
  );

/** A plan as its sheet is read. */
function cellsOf({ name, cells }: SheetPlan): SheetCells {
  const values: Scalar[][] = [];
  for (const { row, column, value } of cells) (values[row] ??= [])[column] = value ?? "";
  const filled = Array.from(values, (row) => Array.from(row ?? [], (cell) => cell ?? ""));
  return { name, values: filled, formulas: filled, top: 0, left: 0 };
}
