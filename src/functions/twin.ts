import { checkSign } from "./checks";
import type { Definition, NativeValues, Parameters, Values } from "./definition";
import type { CatalogueParameter } from "./parameters";
import {
  anyNegative,
  beside,
  constant,
  defaultRange,
  differs,
  HALF,
  isEmptyCell,
  leastOf,
  literal,
  NativeNumber,
  NativeRange,
  readingIndex,
  wrongKind,
  type Operand,
} from "./native";
import { isLeftOut, type Parameter } from "./parameters";
import type { ReadingKey } from "./readings";
import { FunctionError, type Scalar } from "../formula/values";
import type { Cells, Numbers } from "./ranges";

/** The native twin of a call: its checks around its formula. */
export function twin<P extends Parameters>(
  definition: Definition<P>,
  parameters: readonly CatalogueParameter[],
  given: readonly (Operand | undefined)[],
): string {
  const operands = given.map((operand, index) => {
    const isEmpty = operand?.constant !== undefined && isLeftOut(operand.constant);
    return isEmpty && parameters[index]?.parameter.optional ? undefined : operand;
  });
  const doubtful = operands.findIndex((operand, index) => mayBeLeftOut(parameters[index], operand));
  if (doubtful >= 0) {
    const operand = operands[doubtful]!;
    const leftOut = twin(definition, parameters, operands.with(doubtful, undefined));
    const filled = twin(
      definition,
      parameters,
      operands.with(doubtful, { ...operand, isFilled: true }),
    );
    return `IF(${isEmptyCell(operand)},${leftOut},${filled})`;
  }

  const known = knownError(definition, parameters, operands);
  if (known === "#VALUE!") return known;
  const choice = parameters.findIndex(
    ({ parameter }, index) =>
      parameter.kind === "reading" && operands[index] && operands[index].constant === undefined,
  );
  const build = (reading?: ReadingKey) => {
    const values: Record<string, unknown> = {};
    parameters.forEach(({ name, parameter }, index) => {
      const chosen = index === choice ? reading : undefined;
      values[name] = chosen ?? nativeValue(name, parameter, operands[index]);
    });
    return guarded(definition, parameters, operands, values as NativeValues<P>, known);
  };
  if (choice < 0) return build();
  const options = parameters[choice]!.parameter.options!;
  return `CHOOSE(${readingIndex(operands[choice]!, options)},${options.map(build).join(",")})`;
}

/** Whether a range, if it is one empty cell, stands for a default other than one number. */
function mayBeLeftOut(
  entry: CatalogueParameter | undefined,
  operand: Operand | undefined,
): boolean {
  if (!entry || !operand || operand.isFilled || operand.isNumber || isLarge(operand)) return false;
  const { kind, fallback } = entry.parameter as Parameter<Numbers | null>;
  if (operand.constant !== undefined || fallback === undefined) return false;
  if (kind !== "numbers" && kind !== "flags") return false;
  return fallback === null || fallback.cells.length > 1;
}

/** The error that the constants among the arguments make certain. */
function knownError<P extends Parameters>(
  definition: Definition<P>,
  parameters: readonly CatalogueParameter[],
  operands: readonly (Operand | undefined)[],
): "#VALUE!" | "#NUM!" | undefined {
  const values: Record<string, unknown> = {};
  let allKnown = true;
  try {
    for (const [index, { name, parameter }] of parameters.entries()) {
      const operand = operands[index];
      if (operand && operand.constant === undefined) {
        if (!["numbers", "cells", "flags"].includes(parameter.kind) && isLarge(operand))
          return "#VALUE!";
        allKnown = false;
      } else {
        values[name] = parameter.read(operand?.constant ?? null, name);
      }
    }
    if (differInShape(parameters, operands)) return "#VALUE!";
    if (allKnown) definition.demand?.(values as Values<P>);
    for (const { name, parameter } of parameters) {
      if (values[name] !== undefined) checkSign(name, parameter, values[name]);
    }
    return undefined;
  } catch (error) {
    if (error instanceof FunctionError && (error.code === "#VALUE!" || error.code === "#NUM!")) {
      return error.code;
    }
    throw error;
  }
}

function isLarge({ shape }: Operand): boolean {
  return shape !== undefined && shape[0] * shape[1] > 1;
}

function isOne({ shape }: Operand): boolean {
  return shape !== undefined && shape[0] * shape[1] === 1;
}

function differInShape(
  parameters: readonly CatalogueParameter[],
  operands: readonly (Operand | undefined)[],
): boolean {
  return parameters.some(({ parameter }, index) => {
    if (parameter.like === undefined) return false;
    const other = parameters.findIndex(({ name }) => name === parameter.like);
    const fallback = (at: number) => parameters[at]!.parameter.fallback as Cells<unknown> | null;
    const size = (at: number): readonly [number, number] | undefined => {
      if (operands[at]) return operands[at].shape;
      const cells = fallback(at);
      return cells ? [cells.rows, cells.columns] : undefined;
    };
    const a = size(index);
    const b = size(other);
    if (!a || !b || (parameter.oneForAll && a[0] * a[1] === 1)) return false;
    return operands[index] && operands[other]
      ? a[0] !== b[0] || a[1] !== b[1]
      : a[0] * a[1] !== b[0] * b[1];
  });
}

/** Conditions that ranges differ in shape, where only the cells themselves tell. */
function unknownShapes(
  parameters: readonly CatalogueParameter[],
  operands: readonly (Operand | undefined)[],
): string[] {
  return parameters.flatMap(({ parameter }, index) => {
    if (parameter.like === undefined) return [];
    const operand = operands[index];
    const like = operands[parameters.findIndex(({ name }) => name === parameter.like)];
    if (!operand || !like || (operand.shape && like.shape)) return [];
    if (parameter.oneForAll && isOne(operand)) return [];
    return [differs(operand, like, parameter.oneForAll === true)];
  });
}

function guarded<P extends Parameters>(
  definition: Definition<P>,
  parameters: readonly CatalogueParameter[],
  operands: readonly (Operand | undefined)[],
  values: NativeValues<P>,
  known: "#NUM!" | undefined,
): string {
  const kinds = parameters
    .map(({ parameter }, index) => wrongKind(parameter, operands[index]))
    .filter((condition) => condition !== undefined);
  kinds.push(...unknownShapes(parameters, operands), ...(definition.nativeDemand?.(values) ?? []));
  const meanings = [...signs(parameters, operands), ...(definition.nativeCheck?.(values) ?? [])];
  const core = known ?? definition.native(values);
  return otherwise(kinds, "#VALUE!", known ? core : otherwise(meanings, "#NUM!", core));
}

function otherwise(conditions: readonly string[], error: string, rest: string): string {
  if (conditions.includes("TRUE")) return error;
  if (conditions.length === 0) return rest;
  const any = conditions.length === 1 ? unwrapped(conditions[0]!) : conditions.join("+");
  return `IF(${any},${error},${rest})`;
}

/** `(x)` as `x`, where the first parenthesis closes at the end. */
function unwrapped(condition: string): string {
  let level = 0;
  for (let at = 0; at < condition.length - 1; at++) {
    if (condition[at] === "(") level++;
    if (condition[at] === ")") level--;
    if (level === 0) return condition;
  }
  return condition.slice(1, -1);
}

/** Conditions that a number has a sign without meaning. */
function signs(
  parameters: readonly CatalogueParameter[],
  operands: readonly (Operand | undefined)[],
): string[] {
  const conditions: string[] = [];
  const nonNegative: string[] = [];
  parameters.forEach(({ parameter }, index) => {
    const operand = operands[index];
    if (!operand || operand.constant !== undefined) return;
    if (parameter.sign === "non-negative") {
      const least = leastOf(operand);
      if (least === undefined) conditions.push(anyNegative(beside(operand)));
      else nonNegative.push(least);
    }
    if (parameter.sign === "positive") conditions.push(`(${beside(operand)}<${HALF})`);
  });
  if (nonNegative.length > 0) conditions.unshift(`(MIN(${nonNegative.join(",")})<=-(${HALF}))`);
  return conditions;
}

/** An argument in the form that a twin's formula uses. */
function nativeValue(name: string, parameter: Parameter, operand: Operand | undefined): unknown {
  switch (parameter.kind) {
    case "reading":
      return parameter.read(operand?.constant ?? null, name);
    case "number":
    case "score":
      return nativeNumber(name, parameter, operand);
    default:
      return nativeRange(name, parameter, operand);
  }
}

function nativeNumber(
  name: string,
  parameter: Parameter,
  operand: Operand | undefined,
): NativeNumber {
  if (!operand || operand.constant !== undefined) {
    const value = parameter.read(operand?.constant ?? null, name) as number | null;
    return new NativeNumber(constant(value), value === parameter.fallback, value);
  }
  if (!parameter.optional || operand.isNumber) {
    return new NativeNumber(
      operand.source,
      false,
      undefined,
      operand.isCompound,
      !operand.isNumber,
    );
  }
  // A cap that is an empty cell caps nothing: no score reaches this number.
  const fallback = (parameter.fallback as number | null) ?? 1e300;
  return new NativeNumber(
    `IF(${beside(operand)}="",${literal(fallback)},${operand.source})`,
    false,
  );
}

function nativeRange(
  name: string,
  parameter: Parameter,
  operand: Operand | undefined,
): NativeRange {
  const fallback = parameter.fallback as Numbers | null | undefined;
  if (!operand || operand.constant !== undefined) {
    const cells = parameter.read(operand?.constant ?? null, name) as Cells<Scalar> | Scalar;
    if (cells === null || typeof cells !== "object") {
      const isLabel = parameter.kind === "label";
      return new NativeRange(constant(cells), [1, 1], undefined, !isLabel, undefined);
    }
    if (cells === fallback) return defaultRange(cells as Numbers);
    const text = cells.cells.length === 1 ? constant(cells.cells[0] ?? 0) : operand!.source;
    return new NativeRange(text, [cells.rows, cells.columns], cells, false, operand);
  }
  if (!fallback || operand.isNumber || operand.isFilled || isLarge(operand)) {
    return new NativeRange(beside(operand), operand.shape, undefined, false, operand);
  }
  const value = literal(fallback.cells[0] ?? 0);
  if (!operand.shape) {
    // A defined name, say: one empty cell or a range that is not all empty.
    const text = `IF(SUMPRODUCT(--(${beside(operand)}<>""))=0,${value},${operand.source})`;
    return new NativeRange(text, undefined, undefined, false, { ...operand, isReference: false });
  }
  const text = `IF(${beside(operand)}="",${value},${operand.source})`;
  return new NativeRange(text, [1, 1], undefined, false, {
    ...operand,
    isReference: false,
    isNumber: true,
    isCompound: false,
  });
}
