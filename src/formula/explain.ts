import type { AstExpression, CallExpression } from "@borgar/fx";
import { findFunction, type SentenceRequest, type SentenceRole } from "./library";
import { compare9 } from "./decimal";
import { withUnitOrDay } from "./shown-days";
import { FunctionError, type CellValue, type Language } from "./values";
import { Conditions, worthSaying, type Clause } from "./conditions";
import { evaluateFormula, type Lookup } from "./evaluate";
import { visit } from "./node";
import { treeOf, type Formula } from "./parse";
import { FULL_POINTS, isCatalogueCall, isIf, Terms, type ExplainNames } from "./terms";

export type { ExplainNames } from "./terms";

/**
 * One sentence that says how a rule's value came about: 「错漏 2 例，每例扣 1 分：3 − 2×1 = 1 分」. It tells of the branch
 * that was taken only, and names a reading where another answer would give another value. Where the rule cannot be
 * computed, the sentence says why.
 */
export function explainFormula(
  formula: Formula,
  lookup: Lookup,
  language: Language,
  names: ExplainNames = {},
): string {
  try {
    const explained = new Explainer(lookup, language, names).score(treeOf(formula));
    const sentence = explained.replaceAll("） ", "）");
    return sentence + readingNote(formula, lookup, language, names, sentence);
  } catch (error) {
    if (error instanceof FunctionError) return error.messages[language];
    throw error;
  }
}

/** The answers without which the value would be another, where the sentence does not name them. */
function readingNote(
  formula: Formula,
  lookup: Lookup,
  language: Language,
  names: ExplainNames,
  sentence: string,
): string {
  const value = evaluateFormula(formula, lookup);
  const decided = formula.names.flatMap((name) => {
    const reading = names.reading?.(name);
    if (!reading || sentence.toLowerCase().includes(reading.label.toLowerCase())) return [];
    const decides = reading.others.some((option) => {
      const other = valueOf(formula, (each) => (each === name ? option : lookup(each)));
      return other !== undefined && !isSame(other, value);
    });
    return decides ? [reading.label] : [];
  });
  if (decided.length === 0) return "";
  return language === "zh"
    ? `（口径：${decided.join("、")}）`
    : ` (reading: ${decided.join(", ")})`;
}

/** The value, or nothing where it cannot be computed. */
function valueOf(formula: Formula, lookup: Lookup): CellValue | undefined {
  try {
    return evaluateFormula(formula, lookup);
  } catch (error) {
    if (error instanceof FunctionError) return undefined;
    throw error;
  }
}

const isSame = (a: CellValue, b: CellValue) =>
  typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;

class Explainer {
  private readonly terms: Terms;
  private readonly conditions: Conditions;
  private readonly zh: boolean;

  constructor(
    lookup: Lookup,
    private readonly language: Language,
    private readonly names: ExplainNames,
  ) {
    this.terms = new Terms(lookup, language, names);
    this.conditions = new Conditions(this.terms, language, names, (node) => this.source(node));
    this.zh = language === "zh";
  }

  /** The whole reason of a score. */
  score(node: AstExpression): string {
    if (isIf(node)) return this.branch(node);
    if (isCatalogueCall(node)) return this.call(node, "score");
    if (!hasReasons(node)) return this.calculation(node);
    return [...this.reasons(node), this.sum(node)].join(this.semicolon);
  }

  /** What was the case, and what follows: "评优工作中学生合理投诉 2 次，不少于 1 次：得 0 分". */
  private branch(node: CallExpression): string {
    const { clauses, end } = this.followed(node);
    const isReasoned = typeof end === "object" && hasReasons(end);
    const why = worthSaying(clauses, !isReasoned);
    if (isReasoned) return [...why, this.score(end)].join(this.semicolon);
    const earned =
      typeof end === "object" ? this.earned(end) : withUnitOrDay(end, "", this.language);
    const reason = why.join(this.semicolon);
    if (reason === "") return earned;
    // "办公场所：是，得满分 10 分": a colon is there already.
    const isFlag = /(：[是否]|: (yes|no))$/.test(reason);
    const mark = this.zh ? (isFlag ? "，" : "：") : isFlag ? ", " : ": ";
    return `${reason}${mark}${earned}`;
  }

  /** The way through an IF, and through the IFs in its branches, to what it comes to. */
  private followed(node: CallExpression): { clauses: Clause[]; end: AstExpression | boolean } {
    const { holds, branch } = this.terms.taken(node);
    const clauses = this.conditions.why(node.arguments[0] as AstExpression, holds);
    if (!branch || !isIf(branch)) return { clauses, end: branch ?? holds };
    const further = this.followed(branch);
    return { clauses: [...clauses, ...further.clauses], end: further.end };
  }

  /** A result that stands in the rule: "得 0 分", "得满分 10 分". */
  private earned(node: AstExpression): string {
    const value = this.terms.value(node);
    if (typeof value !== "number") return this.terms.shown(node);
    if (node.type !== "Literal" && node.type !== "ReferenceIdentifier") {
      return this.calculation(node);
    }
    const points = this.points(value);
    const earned = this.zh ? `得 ${points}` : points;
    if (node.type === "Literal") return earned;
    if (node.value !== FULL_POINTS)
      return `${this.terms.text(node)}${this.zh ? "，" : ", "}${earned}`;
    return this.zh ? `得满分 ${points}` : `full ${points}`;
  }

  /** Arithmetic with the numbers in it, and its value. */
  private calculation(node: AstExpression): string {
    const value = this.terms.value(node);
    const text = this.terms.text(node);
    if (node.type === "Literal" || node.type === "ReferenceIdentifier" || Array.isArray(value))
      return text;
    const unit = this.terms.unit(node);
    return unit === "%" || typeof value !== "number"
      ? `${text} = ${this.terms.shown(node)}`
      : `${text} = ${this.points(value)}`;
  }

  /** The scores that arithmetic puts together, each with its reason. */
  private reasons(node: AstExpression): string[] {
    if (isIf(node) || isCatalogueCall(node)) return hasReasons(node) ? [this.score(node)] : [];
    if (!("arguments" in node)) return [];
    return node.arguments.flatMap((child) => (child ? this.reasons(child as AstExpression) : []));
  }

  private sum(node: AstExpression): string {
    const points = this.points(Number(this.terms.value(node)));
    const name = node.type === "CallExpression" ? node.callee.name.toUpperCase() : "";
    const isBounded =
      "arguments" in node && node.arguments.some((each) => each?.type === "Literal");
    if (isBounded) return `${this.terms.text(node)} = ${points}`;
    if (name === "MIN") return this.zh ? `取最低，得 ${points}` : `the lowest: ${points}`;
    if (name === "MAX") return this.zh ? `取最高，得 ${points}` : `the highest: ${points}`;
    return `${this.zh ? "合计 " : "in all "}${this.terms.text(node)} = ${points}`;
  }

  private call(node: CallExpression, role: SentenceRole): string {
    const called = findFunction(node.callee.name)!;
    const args = node.arguments as (AstExpression | null)[];
    const values = args.map((argument) => (argument ? this.terms.value(argument) : null));
    const name = (index: number) => {
      const argument = args[index];
      return argument?.type === "ReferenceIdentifier" ? argument.value : undefined;
    };
    const request: SentenceRequest = {
      language: this.language,
      names: {
        label: (index) => this.labelOf(name(index)),
        unit: (index) => (args[index] ? this.terms.unit(args[index]) : undefined),
        lines: (index) => (name(index) ? this.names.lines?.(name(index)!) : undefined),
        source: (index) => (args[index] ? this.source(args[index]) : undefined),
        reason: (index) => (args[index] ? this.reason(args[index]) : undefined),
      },
      role,
    };
    return called.explain(values, request)[this.language];
  }

  private labelOf(name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    return this.names.reading?.(name)?.label ?? this.names.label?.(name);
  }

  /** How a value came about that another sentence shows; nothing for a constant or a fact, which speak for themselves. */
  private source(node: AstExpression): string | undefined {
    if (isIf(node)) {
      const { clauses, end } = this.followed(node);
      const inner = typeof end === "object" ? this.source(end) : undefined;
      const said = [...worthSaying(clauses, inner === undefined), ...(inner ? [inner] : [])];
      return said.length > 0 ? said.join(this.semicolon) : undefined;
    }
    if (isCatalogueCall(node)) return this.call(node, "part") || undefined;
    const isConstant = ["Literal", "ReferenceIdentifier", "ArrayExpression"].includes(node.type);
    return isConstant ? undefined : this.terms.text(node);
  }

  /** The whole reason of a value that another call gives, whatever IFs lead to it. */
  private reason(node: AstExpression): string | undefined {
    const end = isIf(node) ? this.followed(node).end : node;
    return typeof end === "object" && isCatalogueCall(end) ? this.call(end, "score") : undefined;
  }

  private points(value: number): string {
    const shown = withUnitOrDay(value, "", this.language);
    if (this.zh) return `${shown} 分`;
    return shown === "1" ? "1 point" : `${shown} points`;
  }

  private get semicolon(): string {
    return this.zh ? "；" : "; ";
  }
}

/** Whether more is to be said of a node than its numbers. */
function hasReasons(node: AstExpression): boolean {
  let found = false;
  visit(node, (each) => (found ||= isIf(each) || isCatalogueCall(each)));
  return found;
}
