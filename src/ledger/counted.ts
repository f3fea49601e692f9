/** 计入结果: the last complete stage's figures, under the veto that is in force at the end. */
import type { AstExpression } from "@borgar/fx";
import { call, name, num, op, str } from "../formula/node";
import { demotionNote } from "./consequences";
import { any } from "./needs";
import type { BoundItem } from "../rubric/rulebook";
import { normalisedIn } from "../rubric/normalised";
import { COMBINED, isCombined, weightedStages } from "../rubric/stage-weights";
import { comparedValues } from "../rubric/rules";
import type { Fact, Rubric, Section } from "../rubric/types";
import type { LedgerBuilder } from "./builder";
import { comparesUnits } from "./waiting";
import { cellName, COUNTED } from "./cells";
import { usedCell } from "./facts";
import { combinedWords, weighted } from "./combined";
import { limitedSums } from "./limits";
import { asWhole } from "./normalise";
import {
  addOutcome,
  figureCell,
  isComplete,
  isRight,
  isVetoed,
  hasKind,
  outcomeNode,
  totalNode,
  type FigureKey,
  type OutcomePlace,
} from "./figures";

/** Shown in the place of the stage while none counts: none is complete, or something is wrong. */
export const NONE_COUNTS = { open: "各阶段都未填完", wrong: "有误，更正前不计入" } as const;

export function addCounted(ledger: LedgerBuilder): void {
  const { rubric } = ledger.book;
  const set = (key: FigureKey, node: AstExpression) => ledger.set(figureCell(key, COUNTED), node);
  const carried: FigureKey[] = [
    ...rubric.sections
      .filter(({ kind }) => kind !== "veto")
      .map(({ id }): FigureKey => `section:${id}`),
    ...(rubric.categories ?? []).map(({ id }): FigureKey => `category:${id}`),
    ...(["base", "bonus"] as const),
    ...(hasKind(ledger, "minus") ? (["minus"] as const) : []),
    "missing",
    ...(comparesUnits(ledger.book) ? (["waiting", "pending"] as const) : []),
    ...normalisedIn(rubric).flatMap((key): FigureKey[] => [`applicable:${key}`, `before:${key}`]),
  ];
  const { words, noneCounts, figureAt, overFacts, wrong, total } = isCombined(rubric)
    ? ofAllStages(ledger)
    : ofLastStage(ledger);
  set("counted", words);
  for (const key of carried)
    set(
      key,
      figureAt((stage) => name(figureCell(key, stage))),
    );
  // Of stages that count together each has notes of its own.
  for (const key of isCombined(rubric) ? [] : limitedSums(ledger.book))
    set(
      `note:${key}`,
      figureAt((stage) => name(figureCell(`note:${key}`, stage))),
    );
  const last = ledger.stages.at(-1)!.id;
  set("wrong", wrong);
  // A veto counts from the last stage that answers it, complete or not; flags are carried over.
  set("veto", name(figureCell("veto", last)));
  const place = {
    of: COUNTED,
    overFacts,
    isBlank: op("=", name(figureCell("total", COUNTED)), str("")),
    isKnown: call("NOT", noneCounts),
    before: ({ id }: { id: string }) => vetoedBefore(ledger, last, id),
  };
  set("total", total(place));
  addOutcome(ledger, place);
  if (comparesUnits(ledger.book)) set("note:shown", pendingNote());
  for (const fact of comparedValues(rubric))
    set(`compared:${fact.id}`, comparedNode(ledger, fact, noneCounts, overFacts));
  for (const section of rubric.sections) {
    const { id, kind } = section;
    if (kind === "scored")
      set(
        `final:${id}`,
        figureAt((stage) => weightedSection(rubric, section, stage)),
      );
  }
  for (const item of ledger.book.items) {
    const remark = consequence(item);
    const result = name(figureCell(`item:${item.id}`, COUNTED));
    const note = demotionNote(ledger, item.id, outcomeNode(ledger, item.bound, place), result);
    const words = note && remark ? op("&", note, remark) : (note ?? remark);
    if (words) set(`remark:${item.id}`, words);
  }
}

/** The fact of the stage that counts; of a card of which none does, as it was corrected last. */
function comparedNode(
  { book: { rubric } }: LedgerBuilder,
  { id }: Fact,
  noneCounts: AstExpression,
  overFacts: Counting["overFacts"],
): AstExpression {
  const at = (stage: number) => name(usedCell(rubric, id, stage));
  const value = call("IF", noneCounts, at(rubric.stages.length - 1), overFacts(at));
  return call("IFERROR", call("IF", call("ISNUMBER", value), value, str("")), str(""));
}

/** What the total does not hold yet. */
function pendingNote(): AstExpression {
  const at = (key: FigureKey) => name(figureCell(key, COUNTED));
  const points = op("&", str("不含待汇总的 "), call("ROUND", at("pending"), num(2)), str(" 分"));
  return call("IF", op(">", call("N", at("waiting")), num(0)), points, str(""));
}

/** What counts, however many stages it is made of. */
interface Counting {
  /** Which stages count, or why none does. */
  words: AstExpression;
  noneCounts: AstExpression;
  /** A figure of what counts, of those of the stages. */
  figureAt(at: (stage: string) => AstExpression): AstExpression;
  /** A formula over the facts that count. */
  overFacts(formula: (stage: number) => AstExpression): AstExpression;
  wrong: AstExpression;
  total(place: Pick<OutcomePlace, "of" | "overFacts">): AstExpression;
}

const isCounted = (words: string) => op("=", name(figureCell("counted", COUNTED)), str(words));

const wrongAt = (stage: string) => name(figureCell("wrong", stage));

/** The last complete stage counts. */
function ofLastStage(ledger: LedgerBuilder): Counting {
  const noneCounts = any(Object.values(NONE_COUNTS).map(isCounted));
  const wrongs = ledger.stages.map(({ id }) => wrongAt(id));
  return {
    words: lastComplete(ledger),
    noneCounts,
    figureAt: (at) => atCounted(ledger, at),
    overFacts: (formula) => atCounted(ledger, (_, stage) => formula(stage)),
    wrong: call("IF", noneCounts, call("MAX", ...wrongs), atCounted(ledger, wrongAt)),
    total: (place) => call("IF", noneCounts, str(""), totalNode(ledger, place)),
  };
}

/** All stages with weights count together, once each of them is complete. */
function ofAllStages(ledger: LedgerBuilder): Counting {
  const { rubric } = ledger.book;
  const stages = weightedStages(rubric);
  const last = rubric.stages.findIndex(({ id }) => id === stages.at(-1)!.id);
  const noneCounts = call("NOT", isCounted(COMBINED.zh));
  const once = (node: AstExpression) => call("IF", noneCounts, str(""), node);
  const figureAt: Counting["figureAt"] = (at) =>
    once(call("IFERROR", weighted(ledger, at), str("")));
  return {
    words: combinedWords(ledger, NONE_COUNTS.wrong),
    noneCounts,
    figureAt,
    overFacts: (formula) => once(formula(last)),
    wrong: call("MAX", ...stages.map(({ id }) => wrongAt(id))),
    total: () => figureAt((stage) => name(figureCell("total", stage))),
  };
}

/** A section's share of the total of a stage. */
function weightedSection(rubric: Rubric, { id, weight }: Section, of: string): AstExpression {
  const sum = name(figureCell(`section:${id}`, of));
  const share = weight === undefined ? sum : op("*", sum, name(cellName("weight", id)));
  const whole = asWhole(rubric, share, of);
  return call("IF", op("=", call("COUNT", sum), num(0)), str(""), whole);
}

/** 依据: where a figure comes from. Alone, the name of a clause such as 一票否决 would read as a result. */
export const basisOf = (clause: string) => `依据：${clause}`;

/** The consequence of an item's value with its clause; the clause alone where nothing follows. */
function consequence({ id, clause, levels = [] }: BoundItem): AstExpression | undefined {
  const said = levels.filter((level) => level.consequence !== "");
  if (said.length === 0) return undefined;
  const value = name(figureCell(`item:${id}`, COUNTED));
  return said.reduceRight<AstExpression>(
    (otherwise, level) =>
      call(
        "IF",
        op("=", value, str(level.value)),
        str(`${level.consequence}（${basisOf(clause)}）`),
        otherwise,
      ),
    str(basisOf(clause)),
  );
}

/** While something is wrong at a later stage, no earlier one counts in its place. */
function lastComplete(ledger: LedgerBuilder): AstExpression {
  return ledger.stages.reduce<AstExpression>(
    (before, { id, name: words }) =>
      call(
        "IF",
        isComplete(id),
        str(words.zh),
        call("IF", isRight(id), before, str(NONE_COUNTS.wrong)),
      ),
    str(NONE_COUNTS.open),
  );
}

/** A value of the stage that counts. */
function atCounted(ledger: LedgerBuilder, at: (stage: string, index: number) => AstExpression) {
  const counted = name(figureCell("counted", COUNTED));
  return ledger.stages.reduce<AstExpression>(
    (before, { id, name: words }, index) =>
      call("IF", op("=", counted, str(words.zh)), at(id, index), before),
    str(""),
  );
}

/** A veto is told although no stage is complete. */
function vetoedBefore(ledger: LedgerBuilder, last: string, item: string): AstExpression {
  const [vetoed] = isVetoed(ledger, last);
  return vetoed ? call("IF", vetoed, name(figureCell(`item:${item}`, last)), str("")) : str("");
}
