/** The workbook that is open in Excel, as the pane and the ribbon see it. */
import type { Rubric, Text } from "../rubric/types";
import { assess } from "../scoring/assess";
import type { CellPlace } from "../scoring/types";
import { scoresWait } from "../scoring/waiting";
import { carriedIn } from "../sheets/identity/carried-rubric";
import { dayOf, timestamp } from "../sheets/identity/clock";
import type { ListMemory } from "../sheets/identity/list-memory";
import type { OfficeMemory } from "../sheets/identity/office-memory";
import type { SheetPlan } from "../sheets/plan/plan";
import type { SheetCells } from "../sheets/read";
import type { SendReport } from "../sheets/formulas/send";
import { IDENTITY_SHEET } from "../sheets/card/sheet-names";
import { allSheets, cardByNames, renamed, type KnownCard } from "../sheets/standing/card";
import { coloursShown } from "../sheets/standing/colours";
import { rosterWaits } from "../sheets/standing/roster-shown";
import { standingScorecard } from "../sheets/standing/scorecard";
import { cardsOf, keyedSheets, survey, type Survey } from "./cards";
import { changeCards } from "./change-card";
import { redrawColours, switchColours } from "./colours";
import { BookError, lostCard } from "./errors";
import { drawVersion, generateCard } from "./generate";
import { LateFunctions } from "./late-functions";
import { limitations, requireBasics } from "./limits";
import { forgetRefused, isHalfDone, repair } from "./transaction/repair";
import { halfDoneActs } from "./transaction/transaction";
import { fillFacts } from "./fill";
import { ListFilters } from "./list-filter";
import { listSheets, readListSheet } from "./list-sheet";
import { readListMemory, readMemory, writeListMemory, writeMemory } from "./office-memory";
import { loadCards, loadSheet, type LoadedCard } from "./read";
import { rewriteReadings, rosterOf, scorecardOf } from "./readings";
import { chartTotals } from "./roster/chart";
import { fillBack } from "./roster/fill-back";
import { generateRoster } from "./roster/generate";
import { rosterContents, rosterReading } from "./roster/read";
import { sortRows } from "./roster/sort";
import { selectedCell, selectedTexts } from "./selection";
import { drawFormSheet, drawListSheet, drawPaperSheet, drawSheetBeside } from "./sheets-beside";
import { prepareWorkbook, restoreWorkbook, sendState } from "./send";
import { inExcel } from "./session";
import { drawStatistics } from "./statistics";
import { Typists } from "./typists";
import type {
  CardChange,
  CardContents,
  CardReading,
  CardRef,
  CardsChange,
  Carrying,
  DrawnSheet,
  DrawnVersion,
  FactFilling,
  GenerateRequest,
  GenerateResult,
  ListCells,
  ListSheetName,
  OnConflict,
  Progress,
  RosterGenerated,
  RosterReading,
  RosterRequest,
  RowsSeen,
  RowsToSee,
  SheetBeside,
  RubricBook,
  VersionRequest,
  SendRequest,
  SendState,
} from "./types";
import { watchWorkbook } from "./watch";

/**
 * The workbook of this Excel; `Office.onReady` has to be through.
 *
 * @param now the time: choices and lists are dated with it, and it decides what has expired
 */
export function openBook(now: () => Date = () => new Date()): RubricBook {
  return new OfficeBook(now);
}

class OfficeBook implements RubricBook {
  /** What was found last; null where it has to be looked for again. */
  private found: { seen: Survey; cards: KnownCard[] } | null = null;
  /** While Excel tells of changes, what was found stays true. */
  private watchers = 0;

  /** A sheet came since that may be a card's 材料清单: names that were seen before do not say so. */
  private isOutdated = false;

  private readonly late: LateFunctions;

  private readonly filters = new ListFilters();

  private readonly typists = new Typists();

  /** What was put right and not told yet. */
  private mended: Text[] = [];

  constructor(private readonly now: () => Date) {
    this.late = new LateFunctions(now);
  }

  takeMended(): Text[] {
    const told = this.mended;
    this.mended = [];
    return told;
  }

  limitations(): Text[] {
    return limitations();
  }

  async cards(): Promise<CardRef[]> {
    if (this.watchers === 0) this.found = null;
    const { seen, cards } = this.found ?? (await inExcel((context) => this.discover(context)));
    const isActive = ({ sheets }: KnownCard) =>
      Object.values(sheets).some(({ id }) => id === seen.activeSheet);
    return [...cards]
      .sort((a, b) => Number(isActive(b)) - Number(isActive(a)))
      .map(({ ref }) => ref);
  }

  async carriedRubrics({ id, rubric }: CardRef): Promise<Carrying> {
    const { seen, cards } = this.found ?? (await inExcel((context) => this.discover(context)));
    const { version, fingerprint } = cards.find(({ ref }) => ref.id === id)?.identity ?? {};
    const made = { rubric, version: version ?? "", fingerprint: fingerprint ?? "" };
    return { made, carried: carriedIn(seen.register.rows) };
  }

  async generate(request: GenerateRequest, onConflict: OnConflict): Promise<GenerateResult> {
    requireBasics();
    this.found = null;
    return this.act((context) =>
      generateCard(context, { ...request, now: this.now() }, onConflict),
    );
  }

  async drawVersion(request: VersionRequest): Promise<DrawnVersion> {
    requireBasics();
    this.found = null;
    return this.act((context) => drawVersion(context, { ...request, now: this.now() }));
  }

  async read(card: CardRef, rubric: Rubric): Promise<CardReading> {
    return inExcel(async (context) => {
      const { known, loaded } = await this.load(context, card);
      const scorecard = standingScorecard(known, loaded, rubric);
      const assessment = assess(rubric, scorecard, { today: dayOf(this.now()) });
      // Where the identity sheet was left behind, the head line says whose card it is.
      known.ref = { ...known.ref, unit: known.ref.unit || scorecard.unit };
      const colours = coloursShown(loaded.sheets);
      await this.late.calculate(context, scoresWait(scorecard, assessment));
      return { card: known.ref, scorecard, assessment, colours, rows: loaded.register.rows };
    });
  }

  async contents(...cards: CardRef[]): Promise<SheetCells[]> {
    return inExcel(async (context) =>
      sheetsOf((await this.loadAll(context, cards)).map(({ loaded }) => loaded)),
    );
  }

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
    rubric: Rubric,
    name: Text,
    act: (contents: readonly CardContents[], beside: SheetCells | null) => CardsChange | null,
    beside?: string,
  ): Promise<void> {
    await this.act(async (context) => {
      const standing = await this.loadAll(context, cards);
      const along = beside === undefined ? null : await loadSheet(context, beside);
      const change = act(this.contentsOf(standing, rubric), along?.cells ?? null);
      if (!change) return;
      const targets = standing.map((each) => ({ ...each, rubric }));
      await changeCards(context, { name, now: this.now() }, targets, change, along);
    });
  }

  reviewContents(cards: readonly CardRef[], rubric: Rubric): Promise<CardContents[]> {
    return inExcel(async (context) => this.contentsOf(await this.loadAll(context, cards), rubric));
  }

  async drawBeside(
    cards: readonly CardRef[],
    rubric: Rubric,
    name: Text,
    wanted: string,
    act: (contents: readonly CardContents[], sheet: string) => SheetBeside,
    replaced?: string,
  ): Promise<DrawnSheet> {
    requireBasics();
    return this.act(async (context) => {
      const contents = this.contentsOf(await this.loadAll(context, cards), rubric);
      const info = { name, now: this.now() };
      const of = (sheet: string) => act(contents, sheet);
      const drawn = await drawSheetBeside(context, info, wanted, of, replaced);
      this.found = null;
      this.isOutdated = true;
      return drawn;
    });
  }

  sheetsWithKey(start: string): Promise<{ name: string; key: string }[]> {
    return inExcel(async (context) => keyedSheets(context, await survey(context), start));
  }

  private contentsOf(standing: readonly Standing[], rubric: Rubric): CardContents[] {
    return standing.map(({ known, loaded }) => ({
      scorecard: standingScorecard(known, loaded, rubric),
      rows: loaded.register.rows,
      sheets: sheetsOf([loaded]),
      isOthers: (place) => this.typists.isOthers(loaded, place),
    }));
  }

  async showColours(card: CardRef, on: boolean): Promise<void> {
    await this.act(async (context) => {
      const { loaded } = await this.load(context, card);
      await switchColours(context, loaded, on, this.now());
    });
  }

  async redrawColours(card: CardRef, rubric: Rubric): Promise<void> {
    await this.act(async (context) => {
      const { known, loaded } = await this.load(context, card);
      const { readings } = standingScorecard(known, loaded, rubric);
      await redrawColours(context, known, loaded, rubric, readings, this.now());
    });
  }

  async setReadings(
    card: CardRef,
    rubric: Rubric,
    readings: Record<string, string>,
    by: string,
  ): Promise<void> {
    const now = this.now();
    const change = { at: timestamp(now), by, now };
    await this.act(async (context) => {
      const { known, loaded } = await this.load(context, card);
      if (known.ref.kind === "scorecard") {
        const own = scorecardOf(known, loaded, rubric);
        await rewriteReadings(context, [own], loaded.register, readings, change);
        return;
      }
      // What its rows show is computed by the cards that they follow.
      const source = { known, loaded, rubric };
      const { entries } = await rosterContents(context, source, await this.allCards(context));
      const followed = entries.flatMap(({ card: each }) => each ?? []);
      const standing = await loadCards(context, followed);
      const cards = followed.flatMap((each, index) => {
        const found = standing[index];
        return found ? [scorecardOf(each, found, rubric)] : [];
      });
      const all = [rosterOf(known, loaded, rubric), ...cards];
      await rewriteReadings(context, all, loaded.register, readings, change);
    });
  }

  async generateRoster(request: RosterRequest, onConflict: OnConflict): Promise<RosterGenerated> {
    requireBasics();
    this.found = null;
    return this.act((context) =>
      generateRoster(context, { ...request, now: this.now() }, onConflict),
    );
  }

  async readRoster(card: CardRef, rubric: Rubric): Promise<RosterReading> {
    return inExcel(async (context) => {
      const { source, contents } = await this.rosterNow(context, card, rubric);
      const reading = rosterReading(source, contents);
      const { sheet, entries } = contents;
      await this.late.calculate(context, rosterWaits(sheet, entries, reading.result));
      return reading;
    });
  }

  async sortRoster(card: CardRef, rubric: Rubric): Promise<void> {
    await this.act(async (context) => {
      const { source, contents } = await this.rosterNow(context, card, rubric);
      const { order } = rosterReading(source, contents).result;
      await sortRows(context, contents, order, this.now());
    });
  }

  async fillBack(card: CardRef, rubric: Rubric): Promise<number> {
    return this.act(async (context) => {
      const { source, contents } = await this.rosterNow(context, card, rubric);
      return fillBack(context, source, contents, this.now());
    });
  }

  async chartRoster(card: CardRef, rubric: Rubric): Promise<boolean> {
    return this.act(async (context) => {
      const { contents } = await this.rosterNow(context, card, rubric);
      return chartTotals(context, contents, this.now());
    });
  }

  async drawList(card: CardRef, rubric: Rubric, list: string): Promise<DrawnSheet> {
    requireBasics();
    return this.act(async (context) => {
      const { source, contents } = await this.rosterNow(context, card, rubric);
      return drawListSheet(context, rubric, list, rosterReading(source, contents), this.now());
    });
  }

  async drawForm(card: CardRef, rubric: Rubric, form: string): Promise<DrawnSheet> {
    requireBasics();
    return this.act(async (context) =>
      drawFormSheet(context, rubric, form, await this.load(context, card), this.now()),
    );
  }

  async drawPaper(paper: SheetPlan): Promise<DrawnSheet> {
    requireBasics();
    return this.act((context) => drawPaperSheet(context, paper, this.now()));
  }

  selectedNames(): Promise<string[]> {
    return inExcel(selectedTexts);
  }

  officeMemory(): Promise<OfficeMemory> {
    return inExcel(readMemory);
  }

  async remember(memory: OfficeMemory): Promise<void> {
    requireBasics();
    await this.act((context) => writeMemory(context, memory, this.now()));
  }

  listSheets(): Promise<ListSheetName[]> {
    return inExcel(listSheets);
  }

  readListSheet(sheet: ListSheetName, progress: Progress): Promise<ListCells> {
    return inExcel((context) => readListSheet(context, sheet, progress));
  }

  async fillFacts({ cards, ...filling }: FactFilling): Promise<void> {
    await this.act(async (context) => {
      const standing = await this.loadAll(
        context,
        cards.map(({ card }) => card),
      );
      const filled = cards.map(({ card: _, ...given }, nth) => ({ ...standing[nth]!, ...given }));
      await fillFacts(context, filled, filling, this.now());
    });
  }

  async drawStatistics(plans: readonly SheetPlan[]): Promise<DrawnSheet> {
    requireBasics();
    return this.act((context) => drawStatistics(context, plans, this.now()));
  }

  showRows(rows: RowsToSee): Promise<RowsSeen> {
    return inExcel((context) => this.filters.show(context, rows));
  }

  showAllRows(of: Pick<RowsToSee, "sheet" | "headerRow" | "replace">): Promise<RowsSeen> {
    return inExcel((context) => this.filters.showAll(context, of));
  }

  selectedCell(): Promise<CellPlace> {
    return inExcel(selectedCell);
  }

  listMemory(): Promise<ListMemory> {
    return inExcel(readListMemory);
  }

  async rememberList(memory: ListMemory): Promise<void> {
    requireBasics();
    await this.act((context) => writeListMemory(context, memory, this.now()));
  }

  async goTo({ sheet, address }: CellPlace): Promise<void> {
    await inExcel(async (context) => {
      const target = context.workbook.worksheets.getItem(sheet);
      target.activate();
      target.getRange(address).select();
      await context.sync();
    });
  }

  prepareToSend(options: SendRequest): Promise<SendReport> {
    return this.act((context) => prepareWorkbook(context, options, this.now()));
  }

  restoreFormulas(options: { password?: string }): Promise<SendReport> {
    return this.act((context) => restoreWorkbook(context, options, this.now()));
  }

  sendState(): Promise<SendState> {
    return sendState();
  }

  async watch(
    changed: (card: CardRef | null) => void,
    failed: (problem: Text) => void = report,
  ): Promise<() => Promise<void>> {
    const stop = await inExcel(() =>
      watchWorkbook({
        typed: (edit) => this.typists.note(edit),
        edited: (sheets) => {
          if (!this.found) changed(null);
          for (const { ref } of this.cardsOn(sheets)) changed(ref);
        },
        activated: (sheet) => {
          if (this.found) this.found.seen.activeSheet = sheet;
          changed(this.cardsOn(new Set([sheet]))[0]?.ref ?? null);
        },
        restructured: () => {
          this.found = null;
          changed(null);
        },
        failed,
      }),
    );
    if (this.watchers === 0) this.found = null;
    this.watchers += 1;
    return async () => {
      this.watchers -= 1;
      await inExcel(stop);
    };
  }

  private cardsOn(sheetIds: ReadonlySet<string>): KnownCard[] {
    return (this.found?.cards ?? []).filter((card) =>
      allSheets(card).some(({ id }) => sheetIds.has(id)),
    );
  }

  /** Changes the workbook; what an act of this pane left half done is put right before. */
  private async act<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    if (halfDoneActs.size > 0) await inExcel((context) => this.discover(context));
    return inExcel(work);
  }

  private async discover(context: Excel.RequestContext) {
    let seen = await survey(context);
    if (isHalfDone(seen.register, this.now())) {
      this.mended.push(...(await repair(seen.register, this.now())));
      seen = await survey(context);
    }
    forgetRefused(seen.register);
    this.isOutdated = false;
    this.found = { seen, cards: await cardsOf(context, seen) };
    return this.found;
  }

  private async rosterNow(context: Excel.RequestContext, card: CardRef, rubric: Rubric) {
    const source = { ...(await this.load(context, card)), rubric };
    const contents = await rosterContents(context, source, await this.allCards(context));
    return { source, contents };
  }

  /** All cards; none is looked for again while Excel tells of changes. */
  private async allCards(context: Excel.RequestContext): Promise<KnownCard[]> {
    if (this.watchers === 0) this.found = null;
    return (this.found ?? (await this.discover(context))).cards;
  }

  /** One sync for a card that stands where it was seen last; it is looked for where it does not. */
  private async load(context: Excel.RequestContext, card: CardRef): Promise<Standing> {
    const [standing] = await this.loadAll(context, [card]);
    return standing!;
  }

  /** One sync for them all, as for one. */
  private async loadAll(
    context: Excel.RequestContext,
    cards: readonly CardRef[],
  ): Promise<Standing[]> {
    if (!this.found && (this.watchers > 0 || this.isOutdated)) await this.discover(context);
    const remembered = cards.map(
      (card) => this.found?.cards.find(({ ref }) => ref.id === card.id) ?? cardByNames(card),
    );
    const standing = await standingCards(context, remembered);
    if (standing.every((each) => each !== null)) return standing;
    const { cards: found } = await this.discover(context);
    const moved = cards.map((card) => {
      const known = found.find(({ ref }) => ref.id === card.id);
      if (!known) throw lostCard(card.unit);
      return known;
    });
    const reloaded = await standingCards(context, moved);
    return cards.map(({ unit }, nth) => {
      const each = reloaded[nth];
      if (!each) throw lostCard(unit);
      return each;
    });
  }
}

/** The cards' sheets, and the identity sheet as one of texts. */
function sheetsOf(loaded: readonly LoadedCard[]): SheetCells[] {
  const { rows } = loaded[0]!.register;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const values = rows.map((row) =>
    Array.from({ length: width }, (_, column) => String(row[column] ?? "")),
  );
  const identity = { name: IDENTITY_SHEET, values, formulas: values, top: 0, left: 0 };
  const sheets = loaded.flatMap((card) => Object.values(card.sheets));
  return [...sheets.map(({ cells }) => cells), identity];
}

/** A card with what its sheets hold. */
interface Standing {
  known: KnownCard;
  loaded: LoadedCard;
}

async function standingCards(
  context: Excel.RequestContext,
  known: readonly KnownCard[],
): Promise<(Standing | null)[]> {
  const loaded = await loadCards(context, known);
  return known.map((each, nth) => {
    const card = loaded[nth];
    return card ? { known: renamed(each, card), loaded: card } : null;
  });
}

/** A pane that does not ask for problems still shows them, by its handler of uncaught errors. */
function report(problem: Text): void {
  reportError(new BookError(problem));
}
