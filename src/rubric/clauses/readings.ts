/** Which reading (口径) answers a finding. */
import type { ClauseFinding, ClauseFindingKind, ClauseDraft } from "./types";
import { plain } from "./wording";
import type { Reading, Rubric, Text } from "../types";

/** Contradictions and slips: no choice between readings settles them. */
const NO_CHOICE = new Set<ClauseFindingKind>([
  "sum",
  "total",
  "points",
  "parts",
  "formula",
  "number-not-in-sentence",
  "number-not-in-rule",
  "cap-differs",
  "floor-differs",
  "direction-differs",
  "points-differ",
  "consequence-differs",
  "swapped",
  "erratum",
  "expired",
]);
const RECORDED = new Set<ClauseFindingKind>(["total", "swapped", "erratum"]);
const CONTRADICTIONS = new Set<ClauseFindingKind>(["sum", "points", "parts", "formula"]);

/**
 * A reading answers a finding when it quotes the very words. Where several do, one that already answers a finding of this kind
 * goes first, then one that answers nothing else yet.
 */
export function withReadings(drafts: ClauseDraft[], rubric: Rubric): ClauseFinding[] {
  const candidates = new Map(drafts.map((draft) => [draft, quoting(draft, rubric.readings)]));
  const kinds = new Map<string, Set<ClauseFindingKind>>();
  const answers = new Map<ClauseDraft, Reading>();
  const take = (draft: ClauseDraft, reading: Reading) => {
    answers.set(draft, reading);
    kinds.set(reading.id, (kinds.get(reading.id) ?? new Set()).add(draft.kind));
  };
  for (const [draft, readings] of candidates) if (readings.length === 1) take(draft, readings[0]!);
  for (const [draft, readings] of candidates) {
    if (readings.length < 2) continue;
    take(
      draft,
      readings.find(({ id }) => kinds.get(id)?.has(draft.kind)) ??
        readings.find(({ id }) => !kinds.has(id)) ??
        readings[0]!,
    );
  }
  return [
    ...drafts.map((draft) => finish(draft, answers.get(draft))),
    ...rubric.readings
      .map((reading, i) => ({ reading, i }))
      .filter(({ reading }) => !kinds.has(reading.id))
      .map(({ reading, i }) => question(reading, i)),
  ];
}

function quoting(draft: ClauseDraft, readings: Reading[]): Reading[] {
  if (draft.triggers.length === 0 || NO_CHOICE.has(draft.kind)) return [];
  return readings.filter(({ quote }) =>
    draft.triggers.every((words) => plain(quote).includes(plain(words))),
  );
}

/** A declared reading that no finding led to. */
function question(reading: Reading, index: number): ClauseFinding {
  const draft: ClauseDraft = {
    kind: "question",
    clause: reading.clause,
    quote: reading.quote,
    path: `readings[${index}]`,
    triggers: [],
    message: reading.question,
  };
  return finish(draft, reading);
}

function finish(draft: ClauseDraft, reading: Reading | undefined): ClauseFinding {
  const { kind, clause, quote, path, message, stated } = draft;
  return {
    kind,
    clause,
    quote,
    path,
    message,
    severity: severity(draft, reading),
    reading: reading?.id ?? null,
    answer: stated ? { zh: "文件已写明", en: "The document says so" } : answer(draft.kind, reading),
  };
}

function severity(
  { kind, stated }: ClauseDraft,
  reading: Reading | undefined,
): ClauseFinding["severity"] {
  if (CONTRADICTIONS.has(kind)) return "error";
  return stated || reading || RECORDED.has(kind) ? "info" : "warning";
}

function answer(kind: ClauseFindingKind, reading: Reading | undefined): Text {
  if (NO_CHOICE.has(kind)) {
    return { zh: "与口径无关", en: "Not a matter of readings" };
  }
  if (!reading) return { zh: "尚未选定口径", en: "No reading is chosen yet" };
  const option = reading.options.find(({ id }) => id === reading.default);
  return {
    zh: `口径：${reading.question.zh}默认“${option?.label.zh ?? reading.default}”。`,
    en: `Reading: ${reading.question.en} Default: ${option?.label.en ?? reading.default}.`,
  };
}
