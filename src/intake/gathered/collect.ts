/** What only several files together tell: units, years, copies, facts that are one for all. */
import { compare9 } from "../../formula/decimal";
import { factKeys } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { comparesUnits } from "../../scoring/comparisons";
import { factLabel } from "../../scoring/labels";
import type { Entry } from "../../scoring/types";
import { carriedBy, otherCarried, rubricOfCard } from "../files/carried";
import { finding, inOrder, NOWHERE, stateOf, words } from "../findings";
import { folded } from "../align/fold";
import { comparedFindings } from "./compared-figures";
import { issuedFindings, type Issued } from "./issued";
import { selfChanges } from "../card/self-changed";
import type { FileState, Found, IntakeFinding, ReadCard, ReadFile } from "../types";
import { UnitList } from "./units";

export interface CollectOptions {
  rubrics: readonly Rubric[];
  year?: string;
  units?: readonly string[];
  /** The office's own values of facts that are one for all units, by the fact's key. */
  common?: Readonly<Record<string, Entry["value"]>>;
  issued?: readonly Issued[];
  /** Under which what compares units is computed. */
  readings?: Readonly<Record<string, string>>;
}

export interface CollectedFile extends ReadFile {
  state: FileState;
  /** Of a file that holds no card: the unit of the list that its name gives; null where it gives none. */
  named: string | null;
}

/** It came, but there is no card in it to be read. */
export const isWithoutCard = ({ cards }: Pick<ReadFile, "cards">): boolean => cards.length === 0;

export interface Duplicate {
  unit: string;
  files: string[];
  /** The one that was saved last, by what the files say themselves. */
  proposed: string | null;
}

export interface Collected {
  files: CollectedFile[];
  units: {
    /** No card of them was read. */
    missing: string[];
    /** Files that came without a card, and the units that their names give. */
    unreadable: { unit: string | null; file: string }[];
    unlisted: { unit: string; file: string; likely: string | null }[];
    duplicate: Duplicate[];
  };
}

/** A card with the file that it came in. */
interface Placed {
  file: ReadFile;
  card: ReadCard;
  index: number;
}

export function collect(read: readonly ReadFile[], options: CollectOptions): Collected {
  return new Collector(read, options).collected();
}

class Collector {
  private readonly found = new Map<ReadFile, IntakeFinding[]>();
  private readonly files: readonly ReadFile[];
  private readonly list: UnitList;
  private readonly placed: readonly Placed[];

  constructor(
    read: readonly ReadFile[],
    private readonly options: CollectOptions,
  ) {
    this.files = [...read].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    this.list = new UnitList(options.units ?? []);
    const copies = this.sameFiles();
    this.placed = this.files
      .filter((file) => !copies.has(file))
      .flatMap((file) => file.cards.map((card, index) => ({ file, card, index })));
  }

  collected(): Collected {
    this.years();
    this.carriedRubrics();
    this.commonFacts();
    if (this.options.issued) this.compareWithIssued(this.options.issued);
    this.comparedFigures();
    const units = {
      missing: this.missing(),
      unreadable: this.unreadable(),
      unlisted: this.unlisted(),
      duplicate: this.duplicates(),
    };
    const files = this.files.map((file) => {
      const findings = inOrder([...file.findings, ...(this.found.get(file) ?? [])]);
      return { ...file, findings, state: stateOf(findings), named: this.namedBy(file) };
    });
    return { files, units };
  }

  private say(file: ReadFile, said: IntakeFinding, card: number | null = null): void {
    this.found.set(file, [...(this.found.get(file) ?? []), { ...said, card }]);
  }

  /** The same bytes again, under whatever name. */
  private sameFiles(): Set<ReadFile> {
    const first = new Map<string, ReadFile>();
    const copies = new Set<ReadFile>();
    // Of a file that could not be opened there is no sum.
    for (const file of this.files.filter(({ sha256 }) => sha256 !== "")) {
      const known = first.get(file.sha256);
      if (!known) first.set(file.sha256, file);
      else {
        copies.add(file);
        this.say(
          file,
          finding(
            "same-file",
            "note",
            NOWHERE,
            { expected: null, found: known.file },
            {
              zh: `与“${known.file}”是同一个文件，没有重复计入。`,
              en: `is the same file as “${known.file}” and was left out.`,
            },
          ),
        );
      }
    }
    return copies;
  }

  private years(): void {
    const due = this.options.year ?? most(this.placed.flatMap(({ card }) => card.year ?? []));
    if (due === null) return;
    for (const { file, card, index } of this.placed) {
      if (card.year === null || folded(card.year) === folded(due)) continue;
      this.say(
        file,
        finding(
          "other-year",
          "warning",
          NOWHERE,
          { expected: due, found: card.year },
          {
            zh: `这份表是 ${card.year} 年度的，本次收的是 ${due} 年度；请核实是否发错了表。`,
            en: `the card is of ${card.year}, the others or what is asked for of ${due}; find out whether the wrong form was sent.`,
          },
        ),
        index,
      );
    }
  }

  private carriedRubrics(): void {
    const chosen = carriedBy(this.files);
    for (const file of this.files)
      for (const said of otherCarried(file, chosen)) this.say(file, said);
  }

  /** Facts that are one for all units: as the office has them, else as most files do. */
  private commonFacts(): void {
    for (const rubric of this.options.rubrics) {
      const cards = this.placed.filter(
        ({ card }) => rubricOfCard(this.options.rubrics, card) === rubric,
      );
      for (const key of rubric.facts.filter(({ scope }) => scope === "school").flatMap(factKeys))
        this.commonFact(rubric, key, cards);
    }
  }

  private commonFact(rubric: Rubric, key: string, cards: readonly Placed[]): void {
    const given = cards.flatMap((placed) => {
      const entry = factOf(placed.card, key);
      return entry ? [{ ...placed, entry }] : [];
    });
    const own = this.options.common?.[key];
    const usual = most(given.map(({ entry }) => JSON.stringify(entry.value)));
    const due = own ?? (usual === null ? null : (JSON.parse(usual) as Entry["value"]));
    for (const { file, index, entry } of given) {
      if (due === null ? isSame(entry.value, given[0]!.entry.value) : isSame(entry.value, due))
        continue;
      const expected =
        due ?? given.find((each) => !isSame(each.entry.value, entry.value))!.entry.value;
      const { zh, en } = factLabel(rubric, key);
      const place = entry.place ? { sheet: entry.place.sheet, cell: entry.place.address } : NOWHERE;
      const what = { expected: expected as Found, found: entry.value as Found };
      const by =
        own === undefined
          ? { zh: "多数文件", en: "most files have" }
          : { zh: "本单位掌握的数据", en: "the office has" };
      this.say(
        file,
        finding("common-fact-differs", "warning", place, what, {
          zh: `“${zh}”各单位应当相同：${by.zh}为${words(what.expected).zh}，这里填的是${words(what.found).zh}；请核对。`,
          en: `“${en}” is one for all units: ${by.en} ${words(what.expected).en}, this file ${words(what.found).en}; check it.`,
        }),
        index,
      );
    }
  }

  private compareWithIssued(issued: readonly Issued[]): void {
    for (const { file, card, index } of this.placed) {
      const rubric = rubricOfCard(this.options.rubrics, card);
      if (!rubric) continue;
      for (const said of issuedFindings(rubric, card, issued)) this.say(file, said, index);
    }
  }

  /** What the office fills back is the roster's, whatever stands in its cells. */
  private comparedFigures(): void {
    const { rubrics, readings } = this.options;
    for (const rubric of rubrics.filter(comparesUnits)) {
      const placed = this.placed.filter(({ card }) => rubricOfCard(rubrics, card) === rubric);
      const cards = placed.map(({ card }) => card);
      comparedFindings(rubric, cards, readings).forEach((found, index) => {
        const { file, index: at } = placed[index]!;
        for (const said of found) this.say(file, said, at);
      });
    }
  }

  private missing(): string[] {
    const there = new Set(this.placed.map(({ card }) => folded(card.unit)));
    return this.list.units.filter((unit) => !there.has(folded(unit)));
  }

  private unreadable(): Collected["units"]["unreadable"] {
    return this.files
      .filter(isWithoutCard)
      .map((file) => ({ unit: this.namedBy(file), file: file.file }));
  }

  private namedBy(file: ReadFile): string | null {
    return isWithoutCard(file) ? this.list.namedBy(file.file) : null;
  }

  private unlisted(): Collected["units"]["unlisted"] {
    if (this.list.units.length === 0) return [];
    return this.placed.flatMap(({ file, card, index }) => {
      const { unit } = card;
      if (this.list.find(unit) !== null) return [];
      const likely = this.list.likely(unit);
      const meant =
        likely === null
          ? { zh: "", en: "" }
          : { zh: `，可能是“${likely}”`, en: `; perhaps “${likely}” is meant` };
      this.say(
        file,
        finding(
          "unlisted-unit",
          "warning",
          NOWHERE,
          { expected: likely, found: unit },
          {
            zh: `单位“${unit || "（空）"}”不在名单上${meant.zh}；请核实后改正单位名称，或补充名单。`,
            en: `the unit “${unit || "(empty)"}” is not on the list${meant.en}; correct the name, or add it to the list.`,
          },
        ),
        index,
      );
      return [{ unit, file: file.file, likely }];
    });
  }

  private duplicates(): Duplicate[] {
    const groups = new Map<string, Placed[]>();
    for (const placed of this.placed) {
      const { unit, year, rubric } = placed.card;
      if (unit === "") continue;
      const key = [folded(unit), folded(year ?? ""), rubric].join("\n");
      groups.set(key, [...(groups.get(key) ?? []), placed]);
    }
    return [...groups.values()]
      .filter((group) => group.length > 1)
      .map((group) => this.duplicate(group));
  }

  /** What the latest copy has otherwise at the unit's own stage than the one before it. */
  private changesSince(proposed: Placed, group: readonly Placed[]): void {
    const rubric = rubricOfCard(this.options.rubrics, proposed.card);
    const before = group
      .filter((each) => each !== proposed)
      .sort((a, b) => (b.file.modified ?? 0) - (a.file.modified ?? 0))[0];
    if (!rubric || !before) return;
    for (const said of selfChanges(rubric, before.card, proposed.card))
      this.say(proposed.file, said, proposed.index);
  }

  private duplicate(group: readonly Placed[]): Duplicate {
    const proposed = latest(group);
    if (proposed) this.changesSince(proposed, group);
    const names = group.map(({ file }) => file.file);
    const unit = this.list.find(group[0]!.card.unit) ?? group[0]!.card.unit;
    for (const placed of group) {
      const others = names.filter((name) => name !== placed.file.file);
      const isProposed = placed === proposed;
      const what = { expected: proposed?.file.file ?? null, found: placed.file.file };
      this.say(
        placed.file,
        finding("duplicate-unit", isProposed ? "warning" : "error", NOWHERE, what, {
          zh: `“${unit}”交了不止一份（还有：${others.join("、") || "同一文件中的另一张"}）${isProposed ? "；这一份保存得最晚，建议采用，请确认" : proposed ? `；建议采用“${proposed.file.file}”` : "；分不出先后，请选定一份"}。`,
          en: `“${unit}” sent more than one (also: ${others.join(", ") || "another one in this file"})${isProposed ? "; this one was saved last and is proposed: confirm it" : proposed ? `; “${proposed.file.file}” is proposed` : "; which is the later cannot be told: choose one"}.`,
        }),
        placed.index,
      );
    }
    return { unit, files: [...new Set(names)], proposed: proposed?.file.file ?? null };
  }
}

/** The one saved last, where exactly one was. */
function latest(group: readonly Placed[]): Placed | null {
  const times = group.map(({ file }) => file.modified);
  if (times.some((time) => time === null)) return null;
  const last = Math.max(...(times as number[]));
  const found = group.filter(({ file }) => file.modified === last);
  return found.length === 1 ? found[0]! : null;
}

/** What most have; null where nothing is had by more than any other. */
function most(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best, next] = [...counts].sort(([, a], [, b]) => b - a);
  return best && (!next || best[1] > next[1]) ? best[0] : null;
}

/** The fact as somebody typed it last. */
function factOf({ scorecard }: ReadCard, key: string): Entry | null {
  const typed = Object.values(scorecard.stages).flatMap(({ facts }) => {
    const entry = facts[key];
    return entry?.origin === "typed" && entry.value !== null ? [entry] : [];
  });
  return typed.at(-1) ?? null;
}

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;
