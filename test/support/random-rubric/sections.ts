import type { Criterion, Rubric, Section, Subsection } from "../../../src/rubric/types";
import { words, type Pool } from "./facts";
import { Maker, type Template } from "./maker";
import type { Random } from "./random";
import { randomRule } from "./rules";

/** The sections of a rubric, and of which kinds its rules are, by the id of their criterion. */
export interface RandomSections {
  sections: Section[];
  categories: NonNullable<Rubric["categories"]>;
  kinds: Map<string, string[]>;
}

/** What the table needs to know before its rows are made. */
/** What some criteria ask for letters by. */
export const SCALES: Rubric["scales"] = [
  {
    id: "letters",
    name: { zh: "等级制", en: "Letters" },
    letters: [
      { letter: "A", share: 1 },
      { letter: "B+", share: 0.85 },
      { letter: "良", share: 0.6 },
      { letter: "D", share: 0 },
    ],
  },
];

export interface SectionPlan {
  scored: number;
  bonus: number;
  minus: number;
  veto: number;
  weights: number[] | null;
  /** Whether the table has a column for subsections. */
  hasSubsections: boolean;
}

const WEIGHTS = [
  [[1]],
  [
    [0.6, 0.4],
    [0.35, 0.65],
  ],
  [[0.2, 0.35, 0.45]],
  [[0.1, 0.2, 0.3, 0.4]],
];

export function planSections(random: Random): SectionPlan {
  const scored = random.whole(1, 4);
  return {
    scored,
    bonus: random.chance(0.6) ? random.whole(1, 2) : 0,
    minus: random.chance(0.35) ? random.whole(1, 2) : 0,
    veto: random.chance(0.6) ? 1 : 0,
    weights: random.chance(0.35) ? random.pick(WEIGHTS[scored - 1]!) : null,
    hasSubsections: random.chance(0.5),
  };
}

export const sectionIds = ({ scored, bonus, minus, veto }: SectionPlan): string[] => [
  ...Array.from({ length: scored }, (_, index) => `part-${index + 1}`),
  ...Array.from({ length: bonus }, (_, index) => `extra${index + 1}`),
  ...Array.from({ length: minus }, (_, index) => `减分${index + 1}`),
  ...(veto > 0 ? ["veto"] : []),
];

/** Makes sections one after the other, out of one pool of facts. */
export class SectionMaker {
  private readonly kinds = new Map<string, string[]>();
  private readonly categories: { id: string; name: string }[];
  private criteria = 0;

  constructor(
    private readonly random: Random,
    private readonly pool: Pool,
    private readonly plan: SectionPlan,
    private readonly templates: readonly Template[],
  ) {
    this.categories = random.chance(0.4)
      ? [
          { id: "core", name: "达标类" },
          { id: "growth-part", name: "发展类" },
        ]
      : [];
  }

  make(): RandomSections {
    const ids = sectionIds(this.plan);
    const sections = ids.map((id, index) => {
      return this.section(id, kindOf(id), index);
    });
    return { sections, categories: this.summed(sections), kinds: this.kinds };
  }

  private section(id: string, kind: Section["kind"], index: number): Section {
    const { random } = this;
    const count = kind === "veto" ? 1 : random.whole(1, 2);
    const subsections = random.times(count, (each) => this.subsection(id, kind, each, count));
    const points = subsections.flatMap(({ criteria }) => criteria).reduce(scoredPoints, 0);
    const weight = kind === "scored" ? this.plan.weights?.[index] : undefined;
    return {
      id,
      name: words(`第${index + 1}部分`, `Part ${index + 1}`),
      kind,
      ...(kind === "scored" && random.chance(0.6) ? { points } : {}),
      ...(weight === undefined ? {} : { weight }),
      ...this.bounds(kind),
      cells: { section: `${index + 1}、指标` },
      subsections,
    };
  }

  /** What a section is held within, close enough to be reached now and then. */
  private bounds(kind: Section["kind"]): Pick<Section, "min" | "max"> {
    const { random } = this;
    if (kind === "veto") return {};
    const max = random.maybe(kind === "scored" ? 0.1 : 0.4, () => ({ max: random.whole(2, 12) }));
    const min = random.maybe(0.1, () => ({ min: random.whole(0, 2) }));
    return { ...max, ...min };
  }

  private subsection(
    section: string,
    kind: Section["kind"],
    index: number,
    count: number,
  ): Subsection {
    const { random, plan } = this;
    const criteria = random.times(random.whole(1, 3), () => this.criterion(kind));
    const points = criteria.reduce(scoredPoints, 0);
    const isWorded = plan.hasSubsections && (count > 1 || random.chance(0.5));
    return {
      id: `${section}-${index + 1}`,
      ...(kind === "scored" && random.chance(0.4) ? { points } : {}),
      cells: isWorded ? { subsection: `（${index + 1}）小项` } : {},
      criteria,
    };
  }

  private criterion(ofSection: Section["kind"]): Criterion {
    const { random } = this;
    const number = ++this.criteria;
    const own = random.chance(0.12) ? this.ownKind(ofSection) : undefined;
    const kind = own ?? ofSection;
    const points = this.pointsOf(kind);
    const criterion: Criterion = {
      id: random.chance(0.5) ? `c${number}` : `item-${number}`,
      cells: { criterion: `${number}.评分标准` },
      name: words(`第${number}项`, `Item ${number}`),
      clause: `一${number}`,
      ...(own ? { kind: own } : {}),
      ...(points === undefined ? {} : { points }),
      ...this.range(kind, points),
      ...random.maybe(kind === "veto" ? 0 : 0.12, () => ({ weight: random.pick([0.3, 0.5, 1.5]) })),
      rule: "judged",
    };
    this.rule(criterion, kind);
    if ((kind === "scored" || kind === "bonus") && points !== undefined && random.chance(0.25))
      criterion.tag = "core-rows";
    if (kind === "veto" || points === undefined || random.chance(0.1)) criterion.cells.points = "/";
    if (random.chance(0.1)) criterion.note = words("按学年统计。", "By academic year.");
    const [category] = random.some(this.categories, 0.4);
    if (category && kind !== "veto") criterion.category = category.id;
    return criterion;
  }

  /** A bonus or a veto may stand among what is scored; any kind may be said again. */
  private ownKind(ofSection: Section["kind"]): Section["kind"] {
    return ofSection === "scored"
      ? this.random.pick(["bonus", "bonus", "bonus", "minus", "veto", "scored"])
      : ofSection;
  }

  /** A score above its points or below 0, where the document allows it. */
  private range(kind: Section["kind"], points: number | undefined): Pick<Criterion, "min" | "max"> {
    const { random } = this;
    if (points === undefined || (kind !== "scored" && kind !== "bonus")) return {};
    return {
      ...random.maybe(0.08, () => ({ max: points + random.whole(1, 5) })),
      ...random.maybe(0.08, () => ({ min: -random.whole(1, 5) })),
    };
  }

  private pointsOf(kind: Section["kind"]): number | undefined {
    if (kind === "veto") return undefined;
    if (kind !== "scored" && this.random.chance(0.3)) return undefined;
    return this.random.pick([1, 2, 2.5, 3, 5, 10, 20, 30]);
  }

  private rule(criterion: Criterion, kind: Section["kind"]): void {
    const { random } = this;
    if (kind !== "veto" && random.chance(0.12)) criterion.applies = "typed";
    if (kind === "veto") criterion.rule = "flag";
    else if (random.chance(0.15)) this.judged(criterion);
    else this.ruled(criterion, kind);
  }

  /** A person scores, part by part in some criteria. */
  private judged(criterion: Criterion): void {
    const { points } = criterion;
    if (points !== undefined && (criterion.min ?? criterion.max) === undefined) {
      if (this.random.chance(0.3)) return void (criterion.scale = "letters");
    }
    if (points === undefined || points < 2 || this.random.chance(0.5)) return;
    const first = this.random.whole(1, Math.ceil(points) - 1);
    criterion.parts = [
      { name: "有方案", points: first },
      { name: "有成效", points: points - first },
    ];
    if (this.random.chance(0.5)) return;
    const maker = new Maker(this.random, this.pool, points - first, true);
    const { formula } = randomRule(this.random, maker, this.templates);
    criterion.parts[1]!.rule = formula;
  }

  private ruled(criterion: Criterion, kind: Section["kind"]): void {
    const { random, pool } = this;
    const { points } = criterion;
    const maker = new Maker(random, pool, points ?? 20, points !== undefined);
    const rule = randomRule(random, maker, this.templates);
    this.kinds.set(criterion.id, rule.kinds);
    criterion.rule = rule.formula;
    this.overBounds(criterion);
    if (points !== undefined && kind !== "minus" && random.chance(0.08)) {
      criterion.rule = `IF(${maker.count()}>=1,${rule.formula},"")`;
      criterion.otherwise = "judged";
      rule.kinds.push("otherwise");
    }
    if (criterion.applies === undefined && random.chance(0.1)) {
      criterion.applies = this.condition(maker);
      rule.kinds.push("applies");
    }
    if (random.chance(0.1)) {
      const message = words("请核对。", "Check it.");
      const contradiction = this.random.chance(0.5);
      criterion.conditions = [
        { formula: this.condition(maker), message, ...(contradiction && { contradiction }) },
      ];
    }
  }

  /** The rule reaches what the score may be beyond the points. */
  private overBounds(criterion: Criterion): void {
    const { max, min, rule } = criterion;
    if (max !== undefined) criterion.rule = `MIN(most,(${rule})*1.5)`;
    if (min !== undefined) criterion.rule = `MAX(least,${criterion.rule}-1)`;
  }

  private condition(maker: Maker): string {
    return this.random.pick([
      () => `${maker.count()}>0`,
      () => `RUBRIC.VETO(${maker.flag()})`,
      () => `AND(${maker.number()}>=1,${maker.rate()}<=0.95)`,
      () => `SUM(${maker.lines().name})>=1`,
    ])();
  }

  /** Categories with the points that they have, where they say so. */
  private summed(sections: readonly Section[]): RandomSections["categories"] {
    const criteria = sections.flatMap(({ kind, subsections }) =>
      subsections.flatMap(({ criteria }) =>
        criteria.map((each) => ({ ...each, kind: each.kind ?? kind })),
      ),
    );
    return this.categories.map((category) => {
      const points = criteria
        .filter((each) => each.category === category.id)
        .reduce(scoredPoints, 0);
      return { ...category, ...(this.random.chance(0.5) ? { points } : {}) };
    });
  }
}

function kindOf(section: string): Section["kind"] {
  if (section === "veto") return "veto";
  if (section.startsWith("减分")) return "minus";
  return section.startsWith("extra") ? "bonus" : "scored";
}

/** Only what is scored counts in the points of a heading. */
function scoredPoints(
  sum: number,
  { kind = "scored", rule, points = 0, weight = 1 }: Criterion,
): number {
  return kind !== "scored" || rule === "flag" ? sum : sum + points * weight;
}
