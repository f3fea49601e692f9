/** Two states of a card: what somebody changed, and what only follows from it. */
import { COUNTED_STAGE, type Line, type LineKind } from "./canonical";

export interface ChangedLine {
  what: Exclude<LineKind, "review" | "card" | "figure"> | "unit" | "year";
  /** Empty where a line is one for all stages. */
  stage: string;
  key: string;
  from: string;
  to: string;
  /** Of inputs only. */
  fromOrigin?: string;
  toOrigin?: string;
}

export interface Effect {
  stage: string;
  /** `total`, `section:goal` …; `score:x` and `fact:x` of what is ruled or carried. */
  figure: string;
  from: string;
  to: string;
}

export interface Comparison {
  changed: ChangedLine[];
  effects: Effect[];
}

/** What a change is about, as the line that it comes from says it. */
export const changeKey = ({ what, stage, key }: ChangedLine): string =>
  (what === "evidence" ? [what, ...evidenceId(key)] : [what, stage, key]).join("\n");

/** Criterion and number of `office:2`. */
export const evidenceId = (key: string): [criterion: string, n: string] => {
  const at = key.lastIndexOf(":");
  return [key.slice(0, at), key.slice(at + 1)];
};

/** In the order of the text; what is gone stands where it stood. */
export function compareLines(before: readonly Line[], after: readonly Line[]): Comparison {
  const [old, now] = [byKey(before), byKey(after)];
  const found: Comparison = { changed: [], effects: [] };
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [one, other] = [old.get(key), now.get(key)];
    if (sameFields(one, other)) continue;
    tell((one ?? other)!, one, other, found);
  }
  return found;
}

/** How many fields of a line say what it is about. */
const KEY_FIELDS: Record<LineKind, number> = {
  ...{ review: 1, card: 1, rubric: 1, reading: 2, field: 3 },
  ...{ fact: 3, score: 3, part: 3, veto: 3, reason: 3, evidence: 3, figure: 3 },
};

/** What a line is about, as a text. */
export const lineKey = (line: Line): string =>
  line.slice(0, KEY_FIELDS[line[0] as LineKind] ?? line.length).join("\n");

const byKey = (lines: readonly Line[]) => new Map(lines.map((line) => [lineKey(line), line]));

const sameFields = (one: Line | undefined, other: Line | undefined) =>
  one !== undefined &&
  other?.length === one.length &&
  one.every((field, index) => field === other[index]);

function tell(
  [kind, stage = "", key = ""]: Line,
  one: Line | undefined,
  other: Line | undefined,
  found: Comparison,
): void {
  const at = (line: Line | undefined, field: number) => line?.[field] ?? "";
  const both = (field: number) => ({ from: at(one, field), to: at(other, field) });
  const rest = (line: Line | undefined, from: number) => line?.slice(from).join(" ").trim() ?? "";
  switch (kind) {
    case "card":
      for (const [what, field] of [["unit", 2] as const, ["year", 3] as const]) {
        const said = both(field);
        if (said.from !== said.to) found.changed.push({ what, stage: "", key: "", ...said });
      }
      break;
    case "rubric":
      found.changed.push({
        ...{ what: "rubric", stage: "", key: "" },
        ...{ from: rest(one, 1), to: rest(other, 1) },
      });
      break;
    case "reading":
      found.changed.push({ what: "reading", stage: "", key: stage, ...both(2) });
      break;
    case "field":
      found.changed.push({ what: "field", stage, key, ...both(3) });
      break;
    case "reason":
      found.changed.push({ what: kind, stage, key, from: rest(one, 3), to: rest(other, 3) });
      break;
    case "evidence": {
      // `office:2`, of no stage; its state comes first.
      const said = (line: Line | undefined) =>
        [at(line, 4), at(line, 3), at(line, 5)].filter((each) => each !== "").join(" ");
      const own = { stage: "", key: `${stage}:${key}`, from: said(one), to: said(other) };
      found.changed.push({ what: kind, ...own });
      break;
    }
    case "figure":
      found.effects.push({ stage, figure: key, ...both(3) });
      break;
    case "fact":
    case "score":
    case "part":
    case "veto": {
      const [fromOrigin, toOrigin] = [at(one, 3), at(other, 3)];
      const said = both(4);
      if (fromOrigin === toOrigin && (toOrigin === "rule" || toOrigin === "carried"))
        found.effects.push({ stage, figure: `${kind}:${key}`, ...said });
      else found.changed.push({ what: kind, stage, key, ...said, fromOrigin, toOrigin });
    }
  }
}

/** Those that say what a stage, or what counts, is worth. */
export const isTotal = ({ figure }: Effect): boolean => figure === "total";

export const isOfCounted = ({ stage }: Effect): boolean => stage === COUNTED_STAGE;
