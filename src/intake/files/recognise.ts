/** Which sheets of a file make up which card, and of which rubric. */
import type { Rubric } from "../../rubric/types";
import type { CardKey } from "../../sheets/identity/keys";
import { findCardKey, isBesideCards } from "../../sheets/read/rows";
import { usedReferences } from "../align/used-references";
import { folded } from "../align/fold";
import { Grid } from "../align/grid";
import type { RubricsOfFile } from "./carried";
import type { StatedIdentity } from "./identities";
import { formOf, SHEET_ROLES, type SheetRole } from "../align/template";
import type { Recognised } from "../types";
import { wordsOfForm } from "../align/wording";

export interface FoundCard {
  id: string;
  rubric: Rubric;
  grids: Partial<Record<SheetRole, Grid>>;
  recognised: Recognised;
  stated: StatedIdentity | null;
  /** Sheets that carry the card's key, too: the card's own was chosen among them. */
  copies: { grid: Grid; role: SheetRole; own: Grid }[];
}

export interface Recognition {
  cards: FoundCard[];
  /** Ids of rubrics that nobody gave. */
  unknownRubrics: string[];
  /** Names of rosters. */
  rosters: string[];
}

interface Candidate {
  grid: Grid;
  role: SheetRole;
  rubric: Rubric;
  id: string | null;
}

/** @param rubrics those of which anything may be, and which of them what is made from another text is read by */
export function recognise(
  grids: readonly Grid[],
  identities: readonly StatedIdentity[],
  { rubrics, rubricOf }: RubricsOfFile,
): Recognition {
  const found: Recognition = { cards: [], unknownRubrics: [], rosters: [] };
  const keyed = ({ rubric, card }: CardKey) =>
    rubricOf({ ...identities.find(({ identity }) => identity.card === card)?.identity, rubric });
  const candidates = grids.flatMap((grid) => candidateOf(grid, rubrics, keyed, found));
  const cards = keyedCards(candidates, identities);
  const homeless = candidates.filter(({ id }) => id === null);
  for (const each of homeless) adopt(each, cards, identities, rubricOf);
  return { ...found, cards };
}

function candidateOf(
  grid: Grid,
  rubrics: readonly Rubric[],
  rubricOf: (key: CardKey) => Rubric | undefined,
  found: Recognition,
): Candidate[] {
  const key = findCardKey(grid.sheet);
  if (!key && isBesideCards(grid.sheet)) return [];
  if (key?.kind === "roster" || (!key && isRoster(grid, rubrics))) {
    found.rosters.push(grid.name);
    return [];
  }
  if (!key) return byWording(grid, rubrics);
  const rubric = rubricOf(key);
  if (rubric?.table) return [{ grid, rubric, role: key.kind as SheetRole, id: key.card }];
  const byWords = byWording(grid, rubrics).map((each) => ({ ...each, id: key.card }));
  if (byWords.length === 0) found.unknownRubrics.push(key.rubric);
  return byWords;
}

/** A 汇总表 whose keys were lost. */
function isRoster(grid: Grid, rubrics: readonly Rubric[]): boolean {
  const texts = new Set([...grid.filled()].map(({ value }) => folded(value)));
  return rubrics.some(
    ({ roster, table }) =>
      roster.columns.every(({ header }) => texts.has(folded(header))) && (!table || texts.size > 0),
  );
}

interface Fingerwords {
  rubric: Rubric;
  role: SheetRole;
  words: ReadonlySet<string>;
}

const fingerwords = new WeakMap<Rubric, Fingerwords[]>();

/** The words by which a sheet of a rubric is known. */
function fingerwordsOf(rubric: Rubric): Fingerwords[] {
  let known = fingerwords.get(rubric);
  if (!known) {
    const form = rubric.table ? formOf(rubric, {}) : null;
    known = SHEET_ROLES.flatMap((role) => {
      if (!form) return [];
      const words = [...wordsOfForm(form.sheets[role]).values()].flat();
      const own = role === "result" ? words.filter((each) => each.length >= 2) : words;
      return [{ rubric, role, words: new Set(own.filter((each) => each.length >= 2)) }];
    });
    fingerwords.set(rubric, known);
  }
  return known;
}

/** Of all words of a sheet; two sheets of different rubrics share fewer. */
const ENOUGH = 0.5;

/** The sheet whose words stand here, where they are clearly one's. */
function byWording(grid: Grid, rubrics: readonly Rubric[]): Candidate[] {
  const texts = new Set([...grid.filled()].map(({ value }) => folded(value)));
  const [best] = rubrics
    .flatMap(fingerwordsOf)
    .map(({ words, ...of }) => {
      const there = [...words].filter((each) => texts.has(each)).length;
      return { ...of, share: there / words.size, there };
    })
    .filter(({ share, there }) => share >= ENOUGH && there >= 4)
    .sort((a, b) => b.share - a.share || b.there - a.there);
  return best ? [{ grid, role: best.role, rubric: best.rubric, id: null }] : [];
}

function keyedCards(
  candidates: readonly Candidate[],
  identities: readonly StatedIdentity[],
): FoundCard[] {
  const groups = new Map<string, Candidate[]>();
  for (const each of candidates) {
    if (each.id === null) continue;
    const key = `${each.rubric.id}\n${each.id}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => cardOf(group, identities));
}

function cardOf(group: readonly Candidate[], identities: readonly StatedIdentity[]): FoundCard {
  const { id, rubric } = group[0]!;
  const stated = identities.find(({ identity }) => identity.card === id) ?? null;
  const card: FoundCard = {
    id: id ?? "",
    rubric,
    grids: {},
    recognised: stated ? "identity" : "keys",
    stated,
    copies: [],
  };
  for (const role of SHEET_ROLES) {
    const all = group.filter((each) => each.role === role).map(({ grid }) => grid);
    const own = chosen(all, group, stated, role);
    if (!own) continue;
    card.grids[role] = own;
    for (const grid of all) if (grid !== own) card.copies.push({ grid, role, own });
  }
  return card;
}

/** Of several sheets of one kind: the one that the others' formulas read, else the identity's name, else one that is seen. */
function chosen(
  grids: readonly Grid[],
  group: readonly Candidate[],
  stated: StatedIdentity | null,
  role: SheetRole,
): Grid | undefined {
  if (grids.length < 2) return grids[0];
  const references = new Map<string, number>();
  for (const { grid, role: other } of group)
    if (other !== role)
      for (const name of usedReferences(grid))
        references.set(name, (references.get(name) ?? 0) + 1);
  const weight = (grid: Grid) => [
    references.get(grid.name.toLowerCase()) ?? 0,
    grid.name === stated?.identity.sheets[role] ? 1 : 0,
    grid.sheet.visibility === "visible" ? 1 : 0,
  ];
  return [...grids].sort((a, b) => {
    const [one, other] = [weight(a), weight(b)];
    return other.map((value, index) => value - one[index]!).find((gap) => gap !== 0) ?? 0;
  })[0];
}

/** A sheet without a key belongs to the card of its rubric that lacks it; to none: a card of its own. */
function adopt(
  { grid, role, rubric }: Candidate,
  cards: FoundCard[],
  identities: readonly StatedIdentity[],
  rubricOf: RubricsOfFile["rubricOf"],
): void {
  const home = cards.find((card) => card.rubric.id === rubric.id && !card.grids[role]);
  if (home) {
    home.grids[role] = grid;
    return;
  }
  const owner = cards.find((card) => card.rubric.id === rubric.id);
  if (owner && role !== "scorecard") {
    owner.copies.push({ grid, role, own: owner.grids[role]! });
    return;
  }
  const free = identities.find(
    ({ identity }) =>
      identity.rubric === rubric.id && !cards.some(({ stated }) => stated?.identity === identity),
  );
  cards.push({
    id: free?.identity.card ?? "",
    rubric: (free && rubricOf(free.identity)) ?? rubric,
    grids: { [role]: grid },
    recognised: free ? "identity" : "wording",
    stated: free ?? null,
    copies: [],
  });
}
