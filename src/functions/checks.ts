import { rounded9 } from "../formula/decimal";
import type { Parameter, Sign } from "./parameters";
import { positionAt, type Cells, type Numbers } from "./ranges";
import { display, FunctionError, type Text } from "../formula/values";

/** `#VALUE!` unless two ranges are equal in rows and columns (or one cell may serve for all). */
export function checkShape(
  name: string,
  parameter: Parameter,
  value: unknown,
  other: unknown,
  otherIsDefault: boolean,
): void {
  if (value === null || other === null) return;
  const a = value as Cells<unknown>;
  const b = other as Cells<unknown>;
  if (parameter.oneForAll && a.cells.length === 1) return;
  // A default has a number of cells but no direction of its own.
  const direction = !otherIsDefault && value !== parameter.fallback;
  const agree = direction
    ? a.rows === b.rows && a.columns === b.columns
    : a.cells.length === b.cells.length;
  if (agree) return;
  const shapes = [`${a.rows}×${a.columns}`, `${b.rows}×${b.columns}`] as const;
  throw new FunctionError(
    "#VALUE!",
    {
      zh: `参数 ${name}（${shapes[0]}）与 ${parameter.like}（${shapes[1]}）的行数、列数不一致`,
      en: `${name} (${shapes[0]}) and ${parameter.like} (${shapes[1]}) differ in rows or columns`,
    },
    name,
  );
}

/** `#NUM!` for a number, or a number of a range, whose sign has no meaning here. */
export function checkSign(name: string, parameter: Parameter, value: unknown): void {
  if (parameter.sign === undefined || value === null) return;
  if (typeof value === "number") {
    if (!hasSign(value, parameter.sign)) throw wrongSign(name, parameter.sign, value);
    return;
  }
  const range = value as Numbers;
  for (let index = 0; index < range.cells.length; index++) {
    const cell = range.cells[index] ?? 0;
    if (!hasSign(cell, parameter.sign)) {
      const place = range.cells.length > 1 ? positionAt(range, index) : undefined;
      throw wrongSign(name, parameter.sign, cell, place);
    }
  }
}

function hasSign(value: number, sign: Sign): boolean {
  return sign === "positive" ? rounded9(value) > 0 : value >= 0 || rounded9(value) >= 0;
}

function wrongSign(name: string, sign: Sign, value: number, place?: Text): FunctionError {
  const shown = display(value);
  return outOfRange(name, {
    zh: `参数 ${name}${place?.zh ?? ""} 的值 ${shown.zh} ${sign === "positive" ? "须大于 0" : "不能小于 0"}`,
    en: `${name}${place?.en ?? ""} is ${shown.en}; it must ${sign === "positive" ? "be above 0" : "not be below 0"}`,
  });
}

/** `#NUM!`: a number outside its meaning. */
export function outOfRange(argument: string, messages: Text): FunctionError {
  return new FunctionError("#NUM!", messages, argument);
}

/** `#DIV/0!` where a division by 0 would really be made. */
export function checkDivisor(value: number, argument: string, what: Text): void {
  if (rounded9(value) !== 0) return;
  throw new FunctionError(
    "#DIV/0!",
    {
      zh: `${what.zh}为 0，不能作除数（参数 ${argument}）`,
      en: `${what.en} is 0 and cannot divide (${argument})`,
    },
    argument,
  );
}
