import type { AstExpression, BinaryExpression } from "@borgar/fx";
import { findFunction } from "./library";
import type { Language } from "./values";
import { DAY } from "./shown-days";
import { scalarOf, toLogical } from "./coerce";
import { visit } from "./node";
import type { ExplainNames, Terms } from "./terms";

/** What to say of conditions: only what made them true or false, never what the user did not choose between. */
export class Conditions {
  constructor(
    private readonly terms: Terms,
    private readonly language: Language,
    private readonly names: ExplainNames,
    /** The sentence of a call that stands in another sentence. */
    private readonly part: (node: AstExpression) => string | undefined,
  ) {}

  /** Why a condition holds, or does not: "指导站工作人员数 2 人，少于 3 人". */
  why(condition: AstExpression, holds: boolean): Clause[] {
    return this.clauses(condition, holds);
  }

  private clauses(node: AstExpression, holds: boolean): Clause[] {
    if (this.isReadings(node)) return [];
    if (node.type === "BinaryExpression" && node.operator in RELATIONS) {
      return [this.comparison(node, holds)];
    }
    if (node.type === "Literal") return [];
    if (node.type !== "CallExpression") return [{ text: this.terms.text(node) }];
    if (findFunction(node.callee.name)) return [{ text: this.part(node) ?? "" }];
    const name = node.callee.name.toUpperCase();
    const args = node.arguments as AstExpression[];
    if (name === "NOT") return this.clauses(args[0]!, !holds);
    if (name === "AND" || name === "OR") {
      // All parts make an AND true and an OR false; otherwise those do that decide it.
      return args
        .filter((each) => this.isTrue(each) === holds)
        .flatMap((each) => this.clauses(each, holds));
    }
    if (name === "IF") {
      const { holds: inner, branch } = this.terms.taken(node);
      const own = this.clauses(args[0]!, inner);
      return branch ? [...own, ...this.clauses(branch, holds)] : own;
    }
    return [{ text: this.terms.text(node) }];
  }

  private comparison(node: BinaryExpression, holds: boolean): Clause {
    const [first, second] = node.arguments as [AstExpression, AstExpression];
    const isFlipped = first.type === "Literal" && second.type !== "Literal";
    const [left, right] = isFlipped ? [second, first] : [first, second];
    const stated = isFlipped ? (FLIPPED[node.operator] ?? node.operator) : node.operator;
    const operator = holds ? stated : NEGATED[stated]!;
    const subject = this.subject(left, right);
    if (operator === "=" && right.type === "Literal") return { text: subject };
    const unit = this.terms.unit(left);
    const counts = ![undefined, "%"].includes(unit);
    const words = unit === DAY ? DAY_RELATIONS : RELATIONS;
    const relation = words[operator]![this.language][counts ? 0 : 1];
    const than = this.terms.text(right, left);
    // That there is something at all goes without saying where more is said.
    const isZero = right.type === "Literal" && right.value === 0;
    const weak = operator === "<>" || (isZero && operator === ">");
    return this.language === "zh"
      ? { text: `${subject}，${relation} ${than}`.replace(NEEDLESS_SPACE, "$1"), weak }
      : { text: `${subject}, ${relation} ${than}`, weak };
  }

  private subject(node: AstExpression, other: AstExpression): string {
    const text = this.terms.text(node, other);
    return node.type === "BinaryExpression" ? `${text} = ${this.terms.shown(node)}` : text;
  }

  private isTrue(node: AstExpression): boolean {
    return toLogical(scalarOf(this.terms.value(node)));
  }

  /** Whether only readings decide: then the answer chosen is named at the end of the sentence. */
  private isReadings(node: AstExpression): boolean {
    let count = 0;
    let others = 0;
    visit(node, (each) => {
      if (each.type !== "ReferenceIdentifier") return;
      if (this.names.reading?.(each.value)) count++;
      else others++;
    });
    return count > 0 && others === 0;
  }
}

/** A part of the reason why a condition holds. */
export interface Clause {
  text: string;
  /** Said only where nothing better can be. */
  weak?: boolean;
}

/** The clauses that are worth saying, each once. */
export function worthSaying(clauses: readonly Clause[], isAlone: boolean): string[] {
  const strong = clauses.filter(({ weak }) => !weak);
  const said = strong.length > 0 || !isAlone ? strong : clauses;
  return [...new Set(said.map(({ text }) => text))];
}

/** No space between Chinese characters. */
const NEEDLESS_SPACE = /([少多于低高等]) (?=[\u4e00-\u9fff《“])/g;

/** Words for numbers of things, and for rates and plain numbers. */
const RELATIONS: Readonly<Record<string, Record<Language, readonly [string, string]>>> = {
  "=": { zh: ["等于", "等于"], en: ["equal to", "equal to"] },
  "<>": { zh: ["不是", "不是"], en: ["not", "not"] },
  "<": { zh: ["少于", "低于"], en: ["fewer than", "below"] },
  ">": { zh: ["多于", "高于"], en: ["more than", "above"] },
  "<=": { zh: ["不多于", "不高于"], en: ["at most", "at most"] },
  ">=": { zh: ["不少于", "不低于"], en: ["at least", "at least"] },
};

/** Words for days. */
const DAY_RELATIONS: typeof RELATIONS = {
  ...RELATIONS,
  "=": { zh: ["就是", "就是"], en: ["the same as", "the same as"] },
  "<": { zh: ["早于", "早于"], en: ["before", "before"] },
  ">": { zh: ["晚于", "晚于"], en: ["after", "after"] },
  "<=": { zh: ["不晚于", "不晚于"], en: ["not after", "not after"] },
  ">=": { zh: ["不早于", "不早于"], en: ["not before", "not before"] },
};

const NEGATED: Readonly<Record<string, string>> = {
  "=": "<>",
  "<>": "=",
  "<": ">=",
  ">": "<=",
  "<=": ">",
  ">=": "<",
};

const FLIPPED: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };
