/** A card filled in at random: wholly or in part, in order or with slips, and with generated cells typed over. */
import { assessorsOf, partInputs } from "../../../src/rubric/assessors";
import { criteriaOf, factKeys, formulaName, type CriterionKind } from "../../../src/rubric/model";
import { isDerived } from "../../../src/rubric/rules";
import type { Fact, Rubric } from "../../../src/rubric/types";
import type { CellRef } from "../../../src/sheets/plan/address";
import type { SheetPlan } from "../../../src/sheets/plan/plan";
import type { Random } from "../random-rubric/random";
import type { CardCells } from "./card-cells";
import { CLEARED, FLAG, letter, score, slipOf, sound, taken, type Typed } from "./contents";

/** One cell that somebody touched. */
export interface Edit extends Typed {
  cell: CellRef;
  stage: string;
  /** Key of the fact or part, or id of the criterion. */
  key: string;
}

/** How a person fills in: how much, how carefully, and how much of it later stages correct. */
interface Manner {
  filled: number;
  slips: number;
  corrected: number;
}

const MANNERS: readonly Manner[] = [
  { filled: 1, slips: 0, corrected: 0.1 },
  { filled: 1, slips: 0, corrected: 0.5 },
  { filled: 1, slips: 0.6, corrected: 0.1 },
  { filled: 0.95, slips: 0.02, corrected: 0.3 },
  { filled: 0.9, slips: 0.1, corrected: 0.2 },
  { filled: 0.6, slips: 0.05, corrected: 0.2 },
  { filled: 0.3, slips: 0.3, corrected: 0.3 },
];

/** The readings of a card at random. */
export function randomReadings(random: Random, { readings }: Rubric): Record<string, string> {
  return Object.fromEntries(
    readings.map(({ id, options }) => [id, random.pick(options.map((option) => option.id))]),
  );
}

export function randomFilling(random: Random, rubric: Rubric, cells: CardCells): Edit[] {
  const manner = random.pick(MANNERS);
  return rubric.stages.flatMap(({ id: stage }, index) => {
    const filler = new StageFiller(random, rubric, cells, manner, stage, index > 0);
    return [...filler.facts(), ...filler.parts(), ...filler.scores()];
  });
}

class StageFiller {
  constructor(
    private readonly random: Random,
    private readonly rubric: Rubric,
    private readonly cells: CardCells,
    private readonly manner: Manner,
    private readonly stage: string,
    private readonly isLater: boolean,
  ) {}

  facts(): Edit[] {
    const { rubric, random } = this;
    return rubric.facts.flatMap((fact) => {
      if (this.isLater && fact.last !== undefined) return [];
      const bounds = boundsOf(rubric, fact);
      return factKeys(fact).flatMap((key) => {
        const cell = this.cells.input(this.stage, key);
        const content = {
          right: () => sound(random, fact, bounds),
          slip: () => slipOf(random, fact, bounds),
        };
        return isDerived(fact)
          ? this.edit(cell, key, content, 0.02)
          : this.edit(cell, key, content);
      });
    });
  }

  parts(): Edit[] {
    const stage = this.rubric.stages.find(({ id }) => id === this.stage)!;
    return criteriaOf(this.rubric).flatMap((placed) =>
      partInputs(stage, placed).flatMap(({ key, max, rule }) => {
        if (rule !== undefined && this.random.chance(0.9)) return [];
        return this.typedScore(this.cells.input(this.stage, key), key, max, true);
      }),
    );
  }

  scores(): Edit[] {
    const { random } = this;
    const ofStage = this.rubric.stages.find(({ id }) => id === this.stage)!;
    return criteriaOf(this.rubric).flatMap(({ criterion, kind }) => {
      const { id, points, max = points, rule, parts, otherwise } = criterion;
      const cell = this.cells.score(this.stage, id);
      if (kind === "veto") {
        const right = () =>
          random.chance(0.85) ? { kind: "plain", content: { value: "否" } } : yes();
        return this.edit(cell, id, { right, slip: () => slipOf(random, FLAG, []) });
      }
      const isOfSeveral = assessorsOf(ofStage, { criterion, kind }) !== undefined;
      const isTyped = rule === "judged" && !parts && !isOfSeveral;
      // A generated formula is typed over now and then, and where it leaves the score to a person.
      const share = isTyped ? 1 : otherwise ? 0.3 : 0.04;
      if (criterion.applies === "typed" && random.chance(0.4)) {
        const value = random.pick(["不适用", "/"]);
        return [{ kind: "excused", content: { value }, cell, key: id, stage: this.stage }];
      }
      if (criterion.scale !== undefined) {
        const content = { right: () => letter(random), slip: () => score(random, points, true) };
        return this.edit(cell, id, content, this.manner.filled);
      }
      return random.chance(share) ? this.typedScore(cell, id, max, isTyped, kind) : [];
    });
  }

  private typedScore(
    cell: CellRef,
    key: string,
    points: number | undefined,
    isInput: boolean,
    kind: CriterionKind = "scored",
  ): Edit[] {
    const { random } = this;
    if (!isInput && random.chance(0.2)) return [{ ...CLEARED, cell, key, stage: this.stage }];
    const content = {
      right: () => (kind === "minus" ? taken(random, points) : score(random, points, false)),
      slip: () => score(random, points, true),
    };
    // A later score takes nothing over: it is as likely as the first.
    return this.edit(cell, key, content, isInput ? this.manner.filled : 1);
  }

  private edit(
    cell: CellRef,
    key: string,
    content: { right: () => Typed; slip: () => Typed },
    share = this.isLater ? this.manner.corrected : this.manner.filled,
  ): Edit[] {
    if (!this.random.chance(share)) return [];
    const isSlip = this.random.chance(this.manner.slips);
    const typed = isSlip ? content.slip() : content.right();
    return [{ ...typed, cell, key, stage: this.stage }];
  }
}

const yes = (): Typed => ({ kind: "plain", content: { value: "是" } });

const boundsByFact = new WeakMap<Fact, readonly number[]>();

/** The constants of the rules that name a fact: where its values decide. */
function boundsOf(rubric: Rubric, fact: Fact): readonly number[] {
  let bounds = boundsByFact.get(fact);
  if (!bounds) {
    const name = new RegExp(`\\b${formulaName(fact.id)}\\b`);
    bounds = criteriaOf(rubric)
      .flatMap(({ criterion }) => [criterion.rule, criterion.applies ?? ""])
      .filter((rule) => name.test(rule))
      .flatMap((rule) => rule.match(/(?<![\w.])\d+(\.\d+)?/g) ?? [])
      .map(Number);
    boundsByFact.set(fact, bounds);
  }
  return bounds;
}

/** The sheets with the edits in them, for a file. */
export function filledSheets(sheets: readonly SheetPlan[], edits: readonly Edit[]): SheetPlan[] {
  return sheets.map((sheet) => {
    const own = new Map(
      edits
        .filter(({ cell }) => cell.sheet === sheet.name)
        .map((edit) => [`${edit.cell.row},${edit.cell.column}`, edit.content]),
    );
    const cells = sheet.cells.map((cell) => {
      const content = own.get(`${cell.row},${cell.column}`);
      if (!content) return cell;
      const { formula: _formula, value: _value, ...rest } = cell;
      const { value, formula } = content;
      return {
        ...rest,
        ...(formula === undefined ? {} : { formula }),
        ...(value === undefined || value === null ? {} : { value }),
      };
    });
    return { ...sheet, cells };
  });
}
