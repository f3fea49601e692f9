/** A card under review: what its cells hold, and what the hidden rows beside it say. No host is known here. */
import type { Content } from "../formula/values";
import { cellName, type CellKind } from "../ledger/cells";
import { ledgerOf } from "../ledger/ledger";
import { CardValues } from "../ledger/values";
import { partInputs } from "../rubric/assessors";
import { isLastFact } from "../rubric/last";
import { criteriaOf, factKeys } from "../rubric/model";
import { rulebookOf } from "../rubric/rulebook";
import { isDerived } from "../rubric/rules";
import type { Rubric, Stage, Text } from "../rubric/types";
import { readContents } from "../scoring/contents";
import { factLabel } from "../scoring/labels";
import { effectiveStages, isTyped, type EffectiveStage } from "../scoring/stage-entries";
import type { CellPlace, Entry, Scorecard } from "../scoring/types";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { canonicalText, computedValue, dateValue, typedValue } from "./fields";

export interface ReviewCard {
  /** The key that its sheets carry. */
  id: string;
  rubric: Rubric;
  /** What stands in its cells, under its own readings: a number typed over a rule is `typed`. */
  scorecard: Scorecard;
  /** All rows of the identity sheet, whosever they are; none where there is no such sheet. */
  rows: readonly IdentityRow[];
}

export type InputKind = "fact" | "score" | "part" | "veto";

/** Where the value of an input is from. */
export type InputOrigin = "typed" | "carried" | "rule" | "empty";

/** A cell that a person may type in, or that follows from such a one, as the canonical text has it. */
export interface Input {
  kind: InputKind;
  stage: string;
  key: string;
  name: Text;
  origin: InputOrigin;
  /** Canonical. */
  value: string;
  /** As it was read; what a formula gives where one stands there. */
  content: Content;
  place?: CellPlace;
}

const known = new WeakMap<ReviewCard, { values: CardValues; inputs: readonly Input[] }>();

/** The figures of the card, evaluated here over what its cells hold. */
export const valuesOf = (card: ReviewCard): CardValues => workedOut(card).values;

/** Everything of all stages that a person may type. */
export const inputsOf = (card: ReviewCard): readonly Input[] => workedOut(card).inputs;

/** The input of a cell, of any kind where none is given; undefined where the rubric has none there. */
export const inputAt = (
  card: ReviewCard,
  stage: string,
  key: string,
  kind?: string,
): Input | undefined =>
  inputsOf(card).find(
    (input) =>
      input.stage === stage && input.key === key && (kind === undefined || input.kind === kind),
  );

function workedOut(card: ReviewCard) {
  let found = known.get(card);
  if (!found) {
    const { rubric, scorecard } = card;
    const book = rulebookOf(rubric, scorecard.readings, scorecard.year);
    const values = new CardValues(ledgerOf(book), readContents(rubric, scorecard));
    const stages = effectiveStages(rubric, scorecard);
    const inputs = rubric.stages.flatMap((stage, index) =>
      new StageInputs(rubric, stage, stages[index]!, values).all(),
    );
    known.set(card, (found = { values, inputs }));
  }
  return found;
}

/** The inputs of one stage. */
class StageInputs {
  constructor(
    private readonly rubric: Rubric,
    private readonly stage: Stage,
    private readonly effective: EffectiveStage,
    private readonly values: CardValues,
  ) {}

  all(): Input[] {
    return [...this.facts(), ...this.scores(), ...this.parts()];
  }

  private facts(): Input[] {
    const { own, facts } = this.effective;
    const { index } = this.effective;
    // Last year's stands in one cell for all stages, which is the first one's.
    const asked = this.rubric.facts.filter((fact) => index === 0 || !isLastFact(fact));
    return asked.flatMap((fact) =>
      factKeys(fact).map((key) => {
        const name = factLabel(this.rubric, key);
        // A comparison with other units cannot be worked out here: what was filled back stands as it is.
        if (!isDerived(fact)) return this.carrying("fact", key, name, own.facts[key], facts[key]);
        const entry = this.input("fact", key, name, own.facts[key]);
        const isDay = fact.type === "date" && entry.origin === "rule";
        return isDay ? { ...entry, value: dateValue(entry.content) } : entry;
      }),
    );
  }

  private scores(): Input[] {
    const { own, flags } = this.effective;
    return criteriaOf(this.rubric).map(({ criterion: { id, name }, kind }) =>
      kind === "veto"
        ? this.carrying("veto", id, name, own.scores[id], flags[id])
        : this.input("score", id, name, own.scores[id]),
    );
  }

  private parts(): Input[] {
    return criteriaOf(this.rubric).flatMap((placed) =>
      partInputs(this.stage, placed).map(({ key, name }) =>
        this.input("part", key, { zh: name, en: name }, this.effective.own.parts?.[key]),
      ),
    );
  }

  /** A fact or a flag, for which the stage before speaks where nobody speaks here. */
  private carrying(
    kind: "fact" | "veto",
    key: string,
    name: Text,
    own: Entry | undefined,
    effective: Entry | undefined,
  ): Input {
    const isCarried = this.effective.index > 0 && (own === undefined || own.origin === "inherited");
    if (!isCarried) return this.typed(kind, key, name, own);
    const { value = null, unreadable } = effective ?? {};
    const said = { content: value, value: canonical(value, unreadable) };
    return { ...this.of(kind, key, name, own), origin: "carried", ...said };
  }

  /** A cell in which the rule stands until somebody types. */
  private input(kind: InputKind, key: string, name: Text, own: Entry | undefined): Input {
    const cell = cellName(CELLS[kind], key, this.stage.id);
    const isRuled =
      own === undefined
        ? this.values.ledger.nodes.has(cell)
        : own.origin === "rule" || own.origin === "inherited";
    if (!isRuled) return this.typed(kind, key, name, own);
    const content = this.values.at(cell);
    const value = computedValue(content);
    return { ...this.of(kind, key, name, own), origin: "rule", value, content };
  }

  private typed(kind: InputKind, key: string, name: Text, own: Entry | undefined): Input {
    const of = this.of(kind, key, name, own);
    if (!isTyped(own)) return { ...of, origin: "empty", value: "", content: null };
    const { value, unreadable } = own;
    return { ...of, origin: "typed", value: canonical(value, unreadable), content: value };
  }

  private of(kind: InputKind, key: string, name: Text, own: Entry | undefined) {
    const place = own?.place ? { place: own.place } : {};
    return { kind, stage: this.stage.id, key, name, ...place };
  }
}

const CELLS: Record<InputKind, CellKind> = {
  fact: "fact",
  score: "score",
  part: "part",
  veto: "score",
};

/** What nobody can read is the text that stands there. */
const canonical = (value: Entry["value"], unreadable: string | undefined): string =>
  unreadable === undefined ? typedValue(value) : canonicalText(unreadable);
