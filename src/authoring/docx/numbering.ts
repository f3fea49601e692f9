/** The numbers that Word makes: what stands before a paragraph of a list, counted as Word counts. */
import type { Parts } from "../../xlsx/package";
import { numberText } from "./number-text";
import { attribute, childOf, elements, isOn, treeOf, valueOf, type Element } from "./xml-tree";

interface Level {
  start: number;
  format: string;
  /** `第%1章` */
  text: string;
  /** All numbers in it are written in digits. */
  isLegal: boolean;
  /** The level whose number begins it anew; 0 never. */
  restart: number | null;
}

interface List {
  abstract: string;
  levels: Map<number, Level>;
  /** Levels that begin anew where the list does. */
  starts: Map<number, number>;
}

interface NumberedStyle {
  list?: string;
  level?: number;
  basedOn?: string;
}

export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly styles = new Map<string, NumberedStyle>();
  /** By what the lists have in common: several lists of one kind go on counting. */
  private readonly counters = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(parts: Parts, folder: string) {
    this.readLists(treeOf(parts, `${folder}numbering.xml`));
    const styles = treeOf(parts, `${folder}styles.xml`);
    for (const style of styles ? elements(styles) : []) this.readStyle(style);
  }

  /** What stands before a paragraph; "" where it is in no list. Counts it. */
  before(paragraph: Element): string {
    const properties = childOf(paragraph, "pPr");
    const own = childOf(properties, "numPr");
    const style = this.ofStyle(valueOf(properties, "pStyle"));
    const id = valueOf(own, "numId") ?? style.list;
    const list = id === undefined || id === "0" ? undefined : this.lists.get(id);
    if (!list) return "";
    const level = bounded(Number(valueOf(own, "ilvl") ?? style.level ?? 0));
    return this.count(id!, list, level);
  }

  private count(id: string, list: List, at: number): string {
    const counters = this.counters.get(list.abstract) ?? [];
    this.counters.set(list.abstract, counters);
    if (!this.begun.has(id)) {
      this.begun.add(id);
      for (const [level, start] of list.starts) counters[level] = start - 1;
    }
    for (let level = 0; level < at; level++) counters[level] ??= list.levels.get(level)?.start ?? 1;
    counters[at] = (counters[at] ?? (list.levels.get(at)?.start ?? 1) - 1) + 1;
    for (let lower = at + 1; lower < LEVELS; lower++) {
      const restart = list.levels.get(lower)?.restart ?? null;
      if (restart === null ? true : restart > 0 && at < restart) delete counters[lower];
    }
    const level = list.levels.get(at);
    return level ? this.write(list, level, counters) : "";
  }

  private write(list: List, level: Level, counters: readonly number[]): string {
    if (level.format === "bullet") return "";
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = Number(digit) - 1;
      const format = list.levels.get(of)?.format ?? "decimal";
      const value = counters[of] ?? list.levels.get(of)?.start ?? 1;
      return numberText(value, level.isLegal && format !== "none" ? "decimal" : format);
    });
  }

  private readLists(root: Element | undefined): void {
    if (!root) return;
    const abstracts = new Map<string, Map<number, Level>>();
    for (const each of elements(root))
      if (each.name === "abstractNum")
        abstracts.set(attribute(each, "abstractNumId") ?? "", levelsOf(each));
    for (const each of elements(root)) {
      if (each.name !== "num") continue;
      const abstract = valueOf(each, "abstractNumId") ?? "";
      const list: List = {
        abstract,
        levels: new Map(abstracts.get(abstract)),
        starts: new Map(),
      };
      for (const override of elements(each)) {
        if (override.name !== "lvlOverride") continue;
        const at = bounded(Number(attribute(override, "ilvl") ?? 0));
        for (const [level, said] of levelsOf(override)) list.levels.set(level, said);
        const start = valueOf(override, "startOverride");
        if (start !== undefined) list.starts.set(at, Number(start));
      }
      this.lists.set(attribute(each, "numId") ?? "", list);
    }
  }

  private readStyle(style: Element): void {
    if (style.name !== "style") return;
    const numbered = childOf(childOf(style, "pPr"), "numPr");
    const [list, level, basedOn] = [
      valueOf(numbered, "numId"),
      valueOf(numbered, "ilvl"),
      valueOf(style, "basedOn"),
    ];
    this.styles.set(attribute(style, "styleId") ?? "", {
      ...(list === undefined ? {} : { list }),
      ...(level === undefined ? {} : { level: Number(level) }),
      ...(basedOn === undefined ? {} : { basedOn }),
    });
  }

  private ofStyle(id: string | undefined): { list?: string; level?: number } {
    const found: { list?: string; level?: number } = {};
    const seen = new Set<string>();
    for (let at = id; at !== undefined && !seen.has(at); at = this.styles.get(at)?.basedOn) {
      seen.add(at);
      const { list, level } = this.styles.get(at) ?? {};
      if (list !== undefined) found.list ??= list;
      if (level !== undefined) found.level ??= level;
    }
    return found;
  }
}

const LEVELS = 9;
const bounded = (level: number) =>
  Number.isInteger(level) ? Math.min(Math.max(level, 0), LEVELS - 1) : 0;

function levelsOf(of: Element): Map<number, Level> {
  const found = new Map<number, Level>();
  for (const each of elements(of)) {
    if (each.name !== "lvl") continue;
    const restart = valueOf(each, "lvlRestart");
    found.set(bounded(Number(attribute(each, "ilvl") ?? 0)), {
      start: Number(valueOf(each, "start") ?? 0),
      format: valueOf(each, "numFmt") ?? "decimal",
      text: valueOf(each, "lvlText") ?? "",
      isLegal: isOn(each, "isLgl"),
      restart: restart === undefined ? null : Number(restart),
    });
  }
  return found;
}
