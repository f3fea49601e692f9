import type { AstExpression, BinaryExpression, CallExpression } from "@borgar/fx";
import { findFunction } from "./library";
import { DAY, withUnitOrDay } from "./shown-days";
import type { CellValue, Language } from "./values";
import { scalarOf, toLogical } from "./coerce";
import { evaluate, type Lookup } from "./evaluate";

/** The name of a criterion's points in its rule. */
export const FULL_POINTS = "points";

/** What the names of a rule are called, and their units ("例", "%"). */
export interface ExplainNames {
  label?(name: string): string | undefined;
  unit?(name: string): string | undefined;
  /** What the lines of a fact of several lines are called. */
  lines?(name: string): readonly string[] | undefined;
  /** A name that stands for a reading: what its chosen answer is called, and the other answers. */
  reading?(name: string): { label: string; others: readonly string[] } | undefined;
}

/** Parts of a rule with their numbers in them: "就业人数合计 61 人÷毕业生人数合计 78 人". */
export class Terms {
  constructor(
    private readonly lookup: Lookup,
    private readonly language: Language,
    private readonly names: ExplainNames,
  ) {}

  value(node: AstExpression): CellValue {
    return evaluate(node, this.lookup);
  }

  /** The branch that an IF takes: nothing where it gives its condition itself. */
  taken(node: CallExpression): { holds: boolean; branch: AstExpression | undefined } {
    const [condition, yes, no] = node.arguments as (AstExpression | undefined)[];
    const holds = toLogical(scalarOf(this.value(condition!)));
    return { holds, branch: holds ? yes : no };
  }

  /** The value of a node with its unit. */
  shown(node: AstExpression, like?: AstExpression): string {
    const unit = this.unit(node) ?? (like && this.unit(like)) ?? "";
    const value = this.value(node);
    if (!Array.isArray(value)) return withUnitOrDay(value, unit, this.language);
    return value
      .flat()
      .map((cell) => withUnitOrDay(cell, unit, this.language))
      .join(this.language === "zh" ? "、" : ", ");
  }

  /** A node as an operand: named, with the calculation that it stands for. */
  text(node: AstExpression, like?: AstExpression): string {
    switch (node.type) {
      case "ReferenceIdentifier": {
        const label = this.names.label?.(node.value);
        return label === undefined ? this.shown(node, like) : `${label} ${this.shown(node)}`;
      }
      case "BinaryExpression":
        return this.operation(node);
      case "UnaryExpression":
        return node.operator === "-" ? `−${this.text(node.arguments[0]!)}` : this.shown(node);
      case "CallExpression":
        return this.call(node);
      default:
        return this.shown(node, like);
    }
  }

  private operation(node: BinaryExpression): string {
    const isOfThings = node.operator === "*" && ![undefined, "%"].includes(this.unit(node));
    const sides = node.arguments.map((side) => {
      // A fifth of the students is 20 % of them.
      if (isOfThings && isShare(side as AstExpression)) {
        return withUnitOrDay(scalarOf(this.value(side as AstExpression)), "%", this.language);
      }
      const text = this.text(side as AstExpression);
      const isInner = side.type === "BinaryExpression" && isLooser(side.operator, node.operator);
      return isInner ? `(${text})` : text;
    });
    return sides.join(SIGNS[node.operator] ?? ` ${node.operator} `);
  }

  private call(node: CallExpression): string {
    const name = node.callee.name.toUpperCase();
    if (findFunction(name) || name === "IF" || name === "DATE") return this.shown(node);
    const [only] = node.arguments as (AstExpression | null)[];
    const label = only?.type === "ReferenceIdentifier" ? this.names.label?.(only.value) : undefined;
    // What a comparison is held at is nothing that anybody reads.
    if (name === "ROUND" && isGuard(node)) return this.text(only!);
    if (name === "SUM" && node.arguments.length === 1 && label !== undefined) {
      return this.language === "zh"
        ? `${label}合计 ${this.shown(node)}`
        : `${label} in all ${this.shown(node)}`;
    }
    const bound = node.arguments.find((each) => each?.type === "Literal");
    if ((name === "MIN" || name === "MAX") && bound && node.arguments.length === 2) {
      const other = node.arguments.find((each) => each !== bound) as AstExpression;
      const words = { MIN: { zh: "不高于", en: "at most" }, MAX: { zh: "不低于", en: "at least" } };
      const limit = `${words[name][this.language]} ${this.shown(bound as AstExpression)}`;
      return `(${this.text(other)}${this.language === "zh" ? "，" : ", "}${limit})`;
    }
    const args = node.arguments.map((each) => (each ? this.text(each as AstExpression) : ""));
    if (name === "LARGE" || name === "SMALL") {
      const [of, nth] = args;
      const [zh, en] = name === "LARGE" ? ["大", "largest"] : ["小", "smallest"];
      return this.language === "zh" ? `第 ${nth} ${zh}(${of})` : `${en} no. ${nth} of (${of})`;
    }
    const word = this.language === "zh" ? WORDS[name] : undefined;
    return `${word ?? name}(${args.join(this.language === "zh" ? "，" : ", ")})`;
  }

  /** The unit of a node's value; undefined for a constant, which takes that of what it is compared with. */
  unit(node: AstExpression): string | undefined {
    switch (node.type) {
      case "ReferenceIdentifier":
        return this.names.unit?.(node.value);
      case "UnaryExpression":
        return node.operator === "%" ? "%" : this.unit(node.arguments[0]!);
      case "BinaryExpression": {
        const [left, right] = node.arguments.map((side) => this.unit(side as AstExpression));
        if (node.operator === "/") return left !== undefined && left === right ? "%" : undefined;
        if (node.operator === "-" && left === DAY && right === DAY)
          return this.language === "zh" ? "天" : "days";
        // A share of the points is points.
        if (node.operator === "*" && node.arguments.some(isPoints)) return undefined;
        if (node.operator === "*") return left === "%" ? right : (left ?? right);
        return "+-".includes(node.operator) ? (left ?? right) : undefined;
      }
      case "CallExpression": {
        const name = node.callee.name.toUpperCase();
        if (name === "IF") {
          const { branch } = this.taken(node);
          return branch && this.unit(branch);
        }
        if (name === "DATE") return DAY;
        const called = findFunction(name);
        if (called) return called.result.unit;
        const [first] = node.arguments as (AstExpression | null)[];
        return KEEPS_UNIT.has(name) && first ? this.unit(first) : undefined;
      }
      default:
        return undefined;
    }
  }
}

/** Rounding at 9 decimals, against what doubles leave behind. */
const isGuard = ({ arguments: [, digits] }: CallExpression) =>
  digits?.type === "Literal" && digits.value === 9;

const isPoints = (node: unknown) =>
  (node as AstExpression).type === "ReferenceIdentifier" &&
  (node as { value: string }).value === FULL_POINTS;

const isShare = (node: AstExpression) =>
  node.type === "Literal" && typeof node.value === "number" && node.value > 0 && node.value < 1;

const KEEPS_UNIT = new Set(["SUM", "MIN", "MAX", "ABS", "INT", "ROUND", "ROUNDUP", "ROUNDDOWN"]);

export function isIf(node: AstExpression): node is CallExpression {
  return node.type === "CallExpression" && node.callee.name.toUpperCase() === "IF";
}

export function isCatalogueCall(node: AstExpression): node is CallExpression {
  return node.type === "CallExpression" && findFunction(node.callee.name) !== undefined;
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
