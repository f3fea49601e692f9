import { rounded9 } from "../formula/decimal";
import { define } from "./define";
import { constant, literal, NoNativeTwin, row, vector, type NativeRange } from "./native";
import { outOfRange } from "./checks";
import { cells, number, numbers, text } from "./parameters";
import { display, type Scalar } from "../formula/values";
import { type Numbers, positionAt } from "./ranges";

/** Bands: a value earns what the highest bound that it reaches stands for. */

/** The number of bounds that a value reaches; 0 below the first. */
export function bandOf(value: number, bounds: Numbers): number {
  const reached = rounded9(value);
  let band = 0;
  while (band < bounds.cells.length && rounded9(bounds.cells[band] ?? 0) <= reached) band++;
  return band;
}

/** `#NUM!` unless bounds ascend strictly. */
export function checkAscending(bounds: Numbers, argument: string): void {
  for (let index = 1; index < bounds.cells.length; index++) {
    const [before, after] = [bounds.cells[index - 1] ?? 0, bounds.cells[index] ?? 0];
    if (rounded9(before) < rounded9(after)) continue;
    const place = positionAt(bounds, index);
    throw outOfRange(argument, {
      zh: `参数 ${argument}${place.zh}的界限 ${display(after).zh} 不大于前一个 ${display(before).zh}；界限须从小到大`,
      en: `${argument}${place.en} holds ${display(after).en}, not above ${display(before).en} before it; bounds must ascend`,
    });
  }
}

/** The conditions that bounds do not ascend strictly. */
export function notAscending(bounds: NativeRange, argument: string): string[] {
  if (bounds.known) {
    const values = bounds.known.cells.map((cell) => rounded9(Number(cell ?? 0)));
    return values.some((value, index) => index > 0 && value <= values[index - 1]!) ? ["TRUE"] : [];
  }
  if (bounds.isSingle) return [];
  if (!bounds.neighbours) throw notPlain(argument);
  const [withoutLast, withoutFirst] = bounds.neighbours.map((text) => bounds.part(text).numbers);
  return [`SUMPRODUCT(--(ROUND(${withoutFirst},9)<=ROUND(${withoutLast},9)))`];
}

const notPlain = (argument: string) =>
  new NoNativeTwin({
    zh: `参数 ${argument} 须是常数数组，或一行、一列的区域（如 A1:A3）`,
    en: `${argument} must be an array of constants, or a range of one row or column such as A1:A3`,
  });

/** The formula of the result of a band; `value` is a formula rounded already. */
export function nativeBand(value: string, bounds: NativeRange, results: NativeRange): string {
  const limits = bounds.known?.cells.map((cell) => rounded9(Number(cell ?? 0)));
  const amounts = results.known?.cells.map((cell) => (cell === "" ? 0 : (cell ?? 0)));
  if (bounds.isSingle) {
    const result = amounts ? constant(amounts[0]!) : filled(results.text);
    return `IF(${value}>=${firstOf(bounds)},${result},0)`;
  }
  if (limits && amounts) {
    return `LOOKUP(${value},${row([LOWEST, ...limits])},${row([0, ...amounts])})`;
  }
  const from = limits ? vector(limits, results.shape) : `ROUND(${bounds.numbers},9)`;
  const to = amounts ? vector(amounts, bounds.shape) : results.text;
  const found = `LOOKUP(${value},${from},${to})`;
  return `IF(${value}<${firstOf(bounds)},0,${amounts ? found : filled(found)})`;
}

/** Below every bound. */
const LOWEST = -1e307;

/** An empty cell among the results as 0. */
const filled = (text: string) => `IF(${text}="",0,${text})`;

/** The first bound, rounded for comparison. */
export function firstOf(bounds: NativeRange): string {
  return bounds.known
    ? literal(rounded9(Number(bounds.known.cells[0] ?? 0)))
    : `ROUND(N(${bounds.isSingle ? bounds.text : bounds.at(1)}),9)`;
}

export const band = define({
  name: "RUBRIC.BAND",
  family: "total",
  description: text(
    "分档取值：取不大于该值的最高界限所对应的结果；低于第一个界限得 0",
    "The result of the highest bound that the value reaches; 0 below the first",
  ),
  parameters: {
    value: number([text("值", "value"), text("要分档的值", "The value to place")]),
    bounds: numbers([
      text("界限", "bounds"),
      text("各档下限，从小到大", "The lower bounds, ascending"),
    ]),
    results: cells(
      [
        text("结果", "results"),
        text(
          "各档结果（数或文字），与界限同形",
          "The result of each band, numbers or texts, shaped like bounds",
        ),
      ],
      "bounds",
    ),
  },
  result: {
    kind: "any",
    decimals: "as-points",
    description: text("所在档的结果", "The result of the band"),
  },
  examples: [
    "RUBRIC.BAND(16,{1,16},{25,30})",
    "RUBRIC.BAND(0.65,{0,0.5,0.6,0.7,0.8},{10,14,16,18,20})",
    'RUBRIC.BAND(75,{0,70,80},{"不合格","合格","优秀"})',
  ],
  check: ({ bounds }) => checkAscending(bounds, "bounds"),
  compute: ({ value, bounds, results }) => resultOf(bandOf(value, bounds), results.cells),
  nativeCheck: ({ bounds }) => notAscending(bounds, "bounds"),
  native: ({ value, bounds, results }) => nativeBand(value.rounded, bounds, results),
  explain({ value, bounds }, s) {
    const band = bandOf(value, bounds);
    const unit = s.unit("value");
    const bound = (index: number) => s.number(bounds.cells[index] ?? 0, unit);
    // That a count has reached 0 goes without saying.
    const isReached =
      band > 0 && (rounded9(bounds.cells[band - 1] ?? 0) !== 0 || bounds.cells.length === band);
    const isBelow = band < bounds.cells.length;
    const zh = [isReached ? `达到 ${bound(band - 1)}` : "", isBelow ? `不足 ${bound(band)}` : ""];
    const en = [
      isReached ? `at least ${bound(band - 1)}` : "",
      isBelow ? `below ${bound(band)}` : "",
    ];
    return {
      zh: `${s.subject("value")}，${zh.filter(Boolean).join("、")}${s.score}`,
      en: `${s.subject("value")}, ${en.filter(Boolean).join(", ")}${s.score}`,
    };
  },
});

/** What a band stands for; 0 below the first, and for an empty cell. */
export function resultOf(band: number, results: readonly Scalar[]): Scalar {
  const result = results[band - 1] ?? 0;
  return result === "" ? 0 : result;
}
