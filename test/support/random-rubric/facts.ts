import type { Fact, Reading, Text } from "../../../src/rubric/types";
import { formulaName } from "../../../src/rubric/model";
import type { Random } from "./random";

/** Lines of a fact as a rule names them. */
export interface Lines {
  /** The whole column. */
  name: string;
  /** One line each. */
  members: string[];
}

export const words = (zh: string, en: string): Text => ({ zh, en });

type Scalar = Exclude<Fact["type"], "choice">;

export const CHOICES = [
  ["国家级", "省级", "市级"],
  ["有", "没有"],
  ["A类", "B类", "C类", "无"],
];

const MEMBERS = [
  [
    ["undergraduate", "本科"],
    ["master", "硕士"],
    ["doctor", "博士"],
  ],
  [
    ["first", "第一次"],
    ["second", "第二次"],
  ],
  [
    ["q1", "一季度"],
    ["q2", "二季度"],
    ["q3", "三季度"],
    ["q4", "四季度"],
  ],
  [["only", "全部"]],
] as const;

const UNITS = [words("例", "cases"), words("人", "people"), words("家", "employers")];

/** The facts and readings of a rubric, made as rules ask for them; some are shared by several rules. */
export class Pool {
  readonly facts: Fact[] = [];
  readonly readings: Reading[] = [];

  constructor(
    private readonly random: Random,
    private readonly sections: readonly string[],
    private readonly mayDerive = true,
  ) {}

  /** The name of a fact of one line, often a new one. */
  scalar(type: Scalar, optional = false): string {
    const known = this.facts.filter(
      (fact) => fact.type === type && !fact.members && (fact.optional ?? false) === optional,
    );
    if (known.length > 0 && this.random.chance(0.25))
      return formulaName(this.random.pick(known).id);
    const isDerivable = type === "number" || type === "signed" || type === "rate";
    if (isDerivable && !optional && this.mayDerive && this.random.chance(0.12))
      return formulaName(this.add({ type, formula: this.derivation(type) }).id);
    return formulaName(this.add({ type, ...(optional ? { optional } : {}) }).id);
  }

  /** How a figure follows from others: by a division that may have nothing to divide by, in some. */
  private derivation(type: "number" | "signed" | "rate"): string {
    const count = () => this.scalar("count");
    switch (type) {
      case "number":
        return this.random.pick([
          () => `${count()}/${count()}`,
          () => `${count()}*0.5+${this.scalar("number")}`,
          () => `AVERAGE(${this.lines("number").name})`,
        ])();
      case "signed":
        return `${this.scalar("signed")}-${count()}`;
      case "rate":
        return this.random.pick([
          () => `${count()}/${this.scalar("number")}`,
          () => `IF(${count()}>5,${this.scalar("rate")},0.5)`,
        ])();
    }
  }

  choice(): { name: string; choices: string[] } {
    const choices = this.random.pick(CHOICES);
    return { name: formulaName(this.add({ type: "choice", choices }).id), choices };
  }

  /** A fact of several lines; `beside`: of the same lines as another. */
  lines(type: "count" | "number" | "signed" | "rate", beside?: Lines, optional = false): Lines {
    const members = beside
      ? this.facts.find(({ id }) => formulaName(id) === beside.name)?.members
      : this.random.pick(MEMBERS).map(([id, zh]) => ({ id, label: words(zh, id) }));
    const fact = this.add({ type, members: members ?? [], ...(optional ? { optional } : {}) });
    const name = formulaName(fact.id);
    return { name, members: (members ?? []).map(({ id }) => `${name}.${formulaName(id)}`) };
  }

  /** A reading of these options, as a rule names it. */
  reading(options: readonly string[]): string {
    const id = this.random.chance(0.3) ? `how-${this.readings.length}` : `k${this.readings.length}`;
    const number = this.readings.length + 1;
    this.readings.push({
      id,
      ...(this.random.chance(0.5) ? { name: words(`算法${number}`, `Method ${number}`) } : {}),
      question: words("怎样计算？", "How is it computed?"),
      clause: `一${this.readings.length + 1}`,
      quote: "按规定计分",
      options: options.map((option) => ({
        id: option,
        label: words(`按 ${option}`, `By ${option}`),
        effect: words(`结果按 ${option}。`, `The result is by ${option}.`),
      })),
      default: this.random.pick(options),
    });
    return `reading.${formulaName(id)}`;
  }

  private add(fact: Omit<Fact, "id" | "label">): Fact {
    const number = this.facts.length + 1;
    const id = this.random.pick([`fact-${number}`, `quarter${number}`, `late-items-${number}`]);
    const made: Fact = { id, label: words(`数据${number}`, `Figure ${number}`), ...fact };
    Object.assign(made, this.bounds(fact), this.surroundings(fact));
    if (made.formula !== undefined) delete made.optional;
    this.facts.push(made);
    return made;
  }

  private bounds({ type }: Pick<Fact, "type">): Pick<Fact, "min" | "max"> {
    if (!["count", "number", "signed", "rate"].includes(type) || this.random.chance(0.8)) return {};
    if (type === "signed") return { min: -50, max: 50 };
    return type === "rate" ? { max: this.random.pick([0.5, 1, 2]) } : { min: 0, max: 500 };
  }

  private surroundings({ type }: Pick<Fact, "type">): Partial<Fact> {
    const { random } = this;
    return {
      ...random.maybe(type === "flag" ? 0 : 0.3, () => ({ unit: random.pick(UNITS) })),
      ...random.maybe(0.2, () => ({ hint: words("没有填 0。", "Enter 0 where there is none.") })),
      ...random.maybe(0.2, () => ({ scope: random.pick(["unit", "school"] as const) })),
      ...random.maybe(this.sections.length > 0 ? 0.3 : 0, () => ({
        section: random.pick(this.sections),
      })),
    };
  }
}
