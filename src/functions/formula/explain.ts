import type { AstExpression, BinaryExpression, CallExpression } from "@borgar/fx";
import { findFunction } from "../catalogue";
import { multiply } from "../decimal";
import { SentenceParts } from "../sentence";
import { formatNumber, FunctionError, type CellValue, type Language, type Scalar } from "../values";
import { scalarOf, toNumber } from "./built-in";
import { evaluate, type Lookup } from "./evaluate";
import { treeOf, type Formula } from "./parse";

/** What the names of a rule are called, and their units ("例", "%"). */
export interface ExplainNames {
  label?(name: string): string | undefined;
  unit?(name: string): string | undefined;
}

/**
 * One sentence that says how a rule's value came about: 「错漏 2 例，每例扣 1 分：3 − 2×1 = 1 分」.
 * Where the rule cannot be computed, the sentence says why.
 */
export function explainFormula(
  formula: Formula,
  lookup: Lookup,
  language: Language,
  names: ExplainNames = {},
): string {
  try {
    return new Explainer(lookup, language, names).sentence(treeOf(formula));
  } catch (error) {
    if (error instanceof FunctionError) return error.messages[language];
    throw error;
  }
}

class Explainer {
  constructor(
    private readonly lookup: Lookup,
    private readonly language: Language,
    private readonly names: ExplainNames,
  ) {}

  /** The whole reason for the value of a node. */
  sentence(node: AstExpression): string {
    const called = catalogueCall(node);
    if (called) return this.call(called);
    if (isIf(node)) return this.branch(node);
    const reasons = this.reasons(node);
    const value = this.show(evaluate(node, this.lookup));
    const terms = this.terms(node);
    const result = terms === value ? terms : `${terms} = ${value}`;
    return [...reasons, result].join(this.language === "zh" ? "；" : "; ");
  }

  /** A call of the catalogue, after the reasons for its computed arguments. */
  private call(node: CallExpression): string {
    const called = findFunction(node.callee.name)!;
    const args = node.arguments as (AstExpression | null)[];
    const values = args.map((argument) => (argument ? evaluate(argument, this.lookup) : null));
    const parts = new SentenceParts(this.language, {
      label: (index) => this.ofName(args[index], "label"),
      unit: (index) => this.ofName(args[index], "unit"),
    });
    const reasons = args.flatMap((argument) => (argument ? this.reasons(argument) : []));
    const own = called.explain(values, parts)[this.language];
    return [...reasons, own].join(this.language === "zh" ? "；" : "; ");
  }

  /** Which branch an IF takes, and the reason for its value. */
  private branch(node: CallExpression): string {
    const [condition, yes, no] = node.arguments as (AstExpression | undefined)[];
    const holds = toNumber(scalarOf(evaluate(condition!, this.lookup))) !== 0;
    const taken = holds ? yes : no;
    const terms = this.terms(condition!);
    const reason = taken ? this.sentence(taken) : this.show(holds);
    return this.language === "zh"
      ? `${holds ? "满足" : "不满足"}“${terms}”：${reason}`
      : `“${terms}” ${holds ? "holds" : "does not hold"}: ${reason}`;
  }

  /** The sentences of the catalogue calls below a node. */
  private reasons(node: AstExpression): string[] {
    if (node.type === "CallExpression" && findFunction(node.callee.name)) return [this.call(node)];
    if (isIf(node)) return [this.branch(node)];
    if (!("arguments" in node)) return [];
    return node.arguments.flatMap((child) => (child ? this.reasons(child as AstExpression) : []));
  }

  /** A node with its numbers in it. */
  private terms(node: AstExpression): string {
    switch (node.type) {
      case "ReferenceIdentifier": {
        const label = this.names.label?.(node.value);
        const value = this.show(evaluate(node, this.lookup), this.names.unit?.(node.value));
        return label === undefined ? value : `${label} ${value}`;
      }
      case "BinaryExpression":
        return this.operation(node);
      case "UnaryExpression":
        if (node.operator === "%") return `${this.terms(node.arguments[0]!)}%`;
        return `${node.operator === "-" ? "−" : ""}${this.terms(node.arguments[0]!)}`;
      case "CallExpression":
        if (findFunction(node.callee.name) || isIf(node))
          return this.show(evaluate(node, this.lookup));
        return this.builtIn(node);
      default:
        return this.show(evaluate(node, this.lookup));
    }
  }

  private operation(node: BinaryExpression): string {
    const sides = node.arguments.map((side) => {
      const text = this.terms(side as AstExpression);
      return side.type === "BinaryExpression" && isLooser(side.operator, node.operator)
        ? `(${text})`
        : text;
    });
    const sign = SIGNS[node.operator] ?? ` ${node.operator} `;
    return sides.join(sign);
  }

  private builtIn(node: CallExpression): string {
    const name = node.callee.name.toUpperCase();
    const args = node.arguments.map((argument) =>
      argument ? this.terms(argument as AstExpression) : "",
    );
    const word = this.language === "zh" ? WORDS[name] : undefined;
    return `${word ?? name}(${args.join(this.language === "zh" ? "，" : ", ")})`;
  }

  private ofName(
    node: AstExpression | null | undefined,
    what: "label" | "unit",
  ): string | undefined {
    return node?.type === "ReferenceIdentifier" ? this.names[what]?.(node.value) : undefined;
  }

  private show(value: CellValue, unit?: string): string {
    if (Array.isArray(value)) {
      return value
        .flat()
        .map((cell) => this.show(cell, unit))
        .join(this.language === "zh" ? "、" : ", ");
    }
    return this.scalar(value, unit);
  }

  private scalar(value: Scalar, unit: string | undefined): string {
    const zh = this.language === "zh";
    if (value === null || value === "") return zh ? "空" : "nothing";
    if (typeof value === "boolean") return zh ? (value ? "是" : "否") : value ? "yes" : "no";
    if (typeof value === "string") return value;
    if (unit === "%") return `${formatNumber(multiply(value, 100))}%`;
    return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value);
  }
}

function isIf(node: AstExpression): node is CallExpression {
  return node.type === "CallExpression" && node.callee.name.toUpperCase() === "IF";
}

function catalogueCall(node: AstExpression): CallExpression | undefined {
  return node.type === "CallExpression" && findFunction(node.callee.name) ? node : undefined;
}

const SIGNS: Readonly<Record<string, string>> = {
  "+": " + ",
  "-": " − ",
  "*": "×",
  "/": "÷",
  "<>": " ≠ ",
  "<=": " ≤ ",
  ">=": " ≥ ",
};

const LEVELS = ["=<><=>=", "&", "+-", "*/", "^"];

/** Whether the inner operation needs parentheses in the outer one. */
function isLooser(inner: string, outer: string): boolean {
  const level = (operator: string) => LEVELS.findIndex((group) => group.includes(operator));
  return (
    level(inner) < level(outer) ||
    (outer === "-" && inner === "-") ||
    (outer === "/" && level(inner) === 3)
  );
}

const WORDS: Readonly<Record<string, string>> = {
  MIN: "取最小",
  MAX: "取最大",
  SUM: "合计",
  ROUND: "四舍五入",
  COUNT: "填写个数",
  ABS: "绝对值",
  INT: "取整",
  ROUNDDOWN: "舍去",
  ROUNDUP: "进一",
  AND: "同时",
  OR: "或者",
  NOT: "非",
};
