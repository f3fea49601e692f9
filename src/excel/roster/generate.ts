/** 汇总表: a new sheet, or the same one again with everything that was typed. */
import { effectiveReadings } from "../../rubric/model";
import type { Rubric, Text } from "../../rubric/types";
import { drawnIdentity } from "../../sheets/identity/drawn";
import { chosenReadings } from "../../sheets/identity/identity";
import { rosterPlan, type RosterInfo, type RosterPlanUnit } from "../../sheets/roster/roster";
import { layoutRoster } from "../../sheets/roster/roster-layout";
import { folded, freeName } from "../../sheets/card/sheet-names";
import type { KnownCard } from "../../sheets/standing/card";
import { cardsOf, namesInUse, survey, type Survey } from "../cards";
import { drawSheets, type Sheets } from "../drawing";
import { BookError } from "../errors";
import { standingScorecard } from "../../sheets/standing/scorecard";
import { limitations } from "../limits";
import { loadCard, loadCards } from "../read";
import { timestamp } from "../../sheets/identity/clock";
import type {
  CardRef,
  NameConflict,
  OnConflict,
  RosterChange,
  RosterGenerated,
  RosterRequest,
} from "../types";
import { replaceSheets } from "../replace";
import { holdsMore } from "../../sheets/standing/roster-leftovers";
import { linksTo } from "../../sheets/standing/links";
import {
  newSources,
  replacedBy,
  sourcesAgain,
  withFiles,
  withOwnKeys,
  withTaken,
  type Replaced,
} from "./from-files";
import { rosterContents, type RosterContents } from "./read";
import { typedRow } from "../../sheets/standing/roster-row";
import { RosterSheet } from "../../sheets/standing/roster-sheet";
import { newCardId } from "../../sheets/identity/card-id";

type DatedRequest = RosterRequest & { now: Date };

const BASE_NAME = "汇总表";

/** Empty rows for units to come, where figures are typed. */
const spareRows = 5;

export async function generateRoster(
  context: Excel.RequestContext,
  request: DatedRequest,
  onConflict: OnConflict,
): Promise<RosterGenerated> {
  const found = await survey(context);
  const cards = found.identities.length > 0 ? await cardsOf(context, found) : [];
  const conflict = await nameConflict(context, request, found, cards);
  if (conflict && onConflict === "ask") return { done: false, conflict };
  const existing = cards.find(({ ref }) => ref.id === conflict?.existing?.id);
  const again = existing && onConflict === "keep-scores" ? existing : null;
  const name = again?.ref.sheets.roster ?? freeName(BASE_NAME, namesInUse(found));
  const { rows, remarks } = await rowsOf(context, request, cards, name);
  const card = again
    ? await drawAgain(context, { request, found, cards, known: again, rows, name })
    : await drawNew(context, { request, found, rows, name });
  return {
    done: true,
    card: card.ref,
    unsupported: [...limitations(), ...remarks, ...card.remarks],
    added: card.added,
    changes: card.changes,
  };
}

async function nameConflict(
  context: Excel.RequestContext,
  { rubric, year, units }: RosterRequest,
  found: Survey,
  cards: readonly KnownCard[],
): Promise<NameConflict | null> {
  const standing = cards.filter(
    ({ ref }) => ref.kind === "roster" && ref.rubric === rubric.id && ref.year === year,
  );
  const [existing] =
    units.from === "files" ? await withoutLinks(context, rubric, standing) : standing;
  const inUse = namesInUse(found);
  if (!existing && !inUse.has(folded(BASE_NAME))) return null;
  return {
    taken: [existing?.ref.sheets.roster ?? BASE_NAME],
    offered: [freeName(BASE_NAME, inUse)],
    ...(existing && { existing: existing.ref }),
  };
}

/** Rosters none of whose rows follows a card: figures from files would cut such a row off from its card. */
async function withoutLinks(
  context: Excel.RequestContext,
  rubric: Rubric,
  rosters: readonly KnownCard[],
): Promise<KnownCard[]> {
  if (rosters.length === 0) return [];
  const loaded = await loadCards(context, rosters);
  return rosters.filter((_, index) => {
    const roster = loaded[index]?.sheets.roster;
    if (!roster) return false;
    const sheet = new RosterSheet(rubric, roster.cells);
    return !sheet.lines.some((line) => sheet.isLinked(line));
  });
}

interface Rows {
  rows: RosterPlanUnit[];
  remarks: Text[];
}

async function rowsOf(
  context: Excel.RequestContext,
  { rubric, units, readings }: RosterRequest,
  cards: readonly KnownCard[],
  sheet: string,
): Promise<Rows> {
  if (units.from === "names") return { rows: namedRows(rubric, units.names), remarks: [] };
  if (units.from === "files") {
    const rows = units.rows.map((row) => ({ ...groupOf(rubric, row.unit), ...row }));
    return { rows: withOwnKeys(rows), remarks: [] };
  }
  const wanted = units.cards.map(({ id, unit, rubric: of }) => {
    const known = cards.find(({ ref }) => ref.id === id);
    if (!known || of !== rubric.id) throw lostCard(unit);
    return known;
  });
  const loaded = await loadCards(context, wanted);
  const others: string[] = [];
  const rows = wanted.map((known, index): RosterPlanUnit => {
    const card = loaded[index];
    if (!card) throw lostCard(known.ref.unit);
    const scorecard = standingScorecard(known, card, rubric);
    if (hasOtherReadings(rubric, scorecard.readings, readings)) others.push(scorecard.unit);
    const { unit } = scorecard;
    const source = linksTo(rubric, known, card, sheet);
    return { key: known.ref.id, unit, ...groupOf(rubric, unit), source };
  });
  return { rows, remarks: others.length === 0 ? [] : [otherReadings(others)] };
}

/** Names as typed or pasted: empty ones and doubles are passed over. */
function namedRows(rubric: Rubric, names: readonly string[]): RosterPlanUnit[] {
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))].map((unit) => ({
    key: keyOf(unit),
    unit,
    ...groupOf(rubric, unit),
  }));
}

/** A name that begins like a key of ours is none. */
const keyOf = (unit: string) => unit.replace(/^#+/, "") || newCardId();

function groupOf({ roster }: Rubric, unit: string): { group?: string } {
  const group = roster.groups?.find(({ units }) => units.includes(unit));
  return group ? { group: group.name } : {};
}

function hasOtherReadings(
  rubric: Rubric,
  own: Readonly<Record<string, string>>,
  asked: Readonly<Record<string, string>>,
): boolean {
  const [theirs, ours] = [effectiveReadings(rubric, own), effectiveReadings(rubric, asked)];
  return rubric.readings.some(({ id }) => theirs[id] !== ours[id]);
}

interface Drawing {
  request: DatedRequest;
  found: Survey;
  rows: readonly RosterPlanUnit[];
  name: string;
}

interface Drawn {
  ref: CardRef;
  remarks: Text[];
  added: number;
  changes: RosterChange[];
}

async function drawNew(context: Excel.RequestContext, drawing: Drawing): Promise<Drawn> {
  const { found, request, rows } = drawing;
  const { ref, sheets } = planned(drawing, newCardId(), {});
  const cards = withTaken(sheets.cards, request, []);
  const plans = [...sheets.plans, ...newSources(request, ref.id, found)];
  const info = { name: ROSTER, now: request.now };
  const remarks = await drawSheets(context, info, found.register, { ...sheets, plans, cards });
  return { ref, remarks, added: rows.length, changes: [] };
}

/** What was typed is read first and put back. */
async function drawAgain(
  context: Excel.RequestContext,
  drawing: Drawing & { known: KnownCard; cards: readonly KnownCard[] },
): Promise<Drawn> {
  const { known, cards, request, found } = drawing;
  const loaded = await loadCard(context, known);
  const roster = loaded?.sheets.roster;
  if (!roster) throw lostCard(known.ref.sheets.roster ?? "");
  const before = await rosterContents(context, { known, loaded, rubric: request.rubric }, cards);
  const { from } = request.units;
  const rows =
    from === "files"
      ? withFiles(drawing.rows, before)
      : refilled(drawing.rows, before, from === "names");
  const kept = { settings: before.sheet.settings(), coloursShown: before.sheet.coloursShown };
  const { ref, sheets, first } = planned({ ...drawing, rows }, known.ref.id, kept);
  const [plan] = sheets.plans;
  const replaced =
    from === "files"
      ? replacedBy(rows, drawing.rows, before, { name: plan!.name, first })
      : NONE_REPLACED;
  const sources = await sourcesAgain(context, request, ref.id, found);
  const old = [{ sheet: roster, holdsMore: holdsMore(before.sheet, plan!, replaced.texts) }];
  const remarks = await replaceSheets(
    context,
    { name: ROSTER_AGAIN, now: request.now },
    loaded.register,
    {
      ...sheets,
      plans: [...sheets.plans, ...sources.plans],
      cards: withTaken(sheets.cards, request, sources.before),
    },
    [...old, ...sources.old],
  );
  return { ref, remarks, added: replaced.added, changes: replaced.changes };
}

const NONE_REPLACED: Replaced = { added: 0, changes: [], texts: new Set() };

const ROSTER: Text = { zh: "生成汇总表", en: "generate the roster" };
const ROSTER_AGAIN: Text = { zh: "重新生成汇总表", en: "generate the roster again" };

/** Rows with what was typed into the old ones; units that were typed in and are not asked for stay, at the end. */
function refilled(
  rows: readonly RosterPlanUnit[],
  { sheet, entries }: RosterContents,
  keepOthers: boolean,
): RosterPlanUnit[] {
  const taken = new Set<object>();
  const kept = rows.map((row) => {
    const old = entries.find(({ line }) => line.key === row.key || line.unit === row.unit);
    if (!old) return row;
    taken.add(old);
    return { ...row, ...typedRow(sheet, old.line, row.source) };
  });
  const others = entries.filter(
    (entry) => !taken.has(entry) && (keepOthers || !sheet.isLinked(entry.line)),
  );
  return [
    ...kept,
    ...others.map(({ line }) => ({
      key: keyOf(line.key || line.unit),
      unit: line.unit,
      ...typedRow(sheet, line),
    })),
  ];
}

function planned(
  { request: { rubric, year, readings, now, units }, found, rows, name }: Drawing,
  id: string,
  kept: Partial<Pick<RosterInfo, "settings" | "coloursShown">>,
): { ref: CardRef; sheets: Sheets; first: number } {
  const before = found.identities.find(({ card }) => card === id);
  const own = { id, unit: "", year, names: { roster: name } };
  const change = { at: timestamp(now), by: "" };
  const identity = drawnIdentity(rubric, own, before, readings, change);
  const chosen = chosenReadings(identity);
  const info = { id, name, year, readings, chosen, ...kept };
  const spare = units.from === "names" ? spareRows : 0;
  const sheet = rosterPlan(rubric, { ...info, spareRows: spare }, rows);
  return {
    ref: {
      id,
      rubric: rubric.id,
      version: rubric.version,
      kind: "roster",
      unit: "",
      year,
      sheets: { roster: name },
    },
    sheets: { plans: [sheet], active: name, cards: [identity] },
    first: layoutRoster(rubric, info, rows.length).first,
  };
}

function lostCard(unit: string): BookError {
  return new BookError({
    zh: `工作簿里找不到“${unit}”的表，可能已被删除或属于另一考核。请重新选择，然后重试。`,
    en: `The table of “${unit}” is no longer in the workbook, or is one of another system. Choose again, then try again.`,
  });
}

function otherReadings(units: readonly string[]): Text {
  return {
    zh: `${units.map((unit) => `“${unit}”`).join("、")}的评分表采用的口径与汇总表不同，表中数值按各自的口径计算。在汇总表中选定口径即可统一。`,
    en: `The scorecards of ${units.join(", ")} answer some questions otherwise than the roster; their figures follow their own readings. Choose the readings in the roster to make them the same.`,
  };
}
