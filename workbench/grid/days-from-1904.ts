import type { Injector } from "@univerjs/core";
import {
  type BaseFunction,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  IFunctionService,
  NumberValueObject,
} from "@univerjs/engine-formula";
import { numfmt } from "@univerjs/core";
import type { Behaviours } from "../model/behaviours";
import { DAYS_TO_1904 } from "../model/cell-content";

/** Functions that give a day, and which of the arguments of a function are days. */
const GIVING = new Set(["DATE", "DATEVALUE", "TODAY", "NOW", "EDATE", "EOMONTH", "WORKDAY"]);
const TAKING: Readonly<Record<string, readonly number[]>> = {
  YEAR: [0],
  MONTH: [0],
  DAY: [0],
  WEEKDAY: [0],
  WEEKNUM: [0],
  ISOWEEKNUM: [0],
  EDATE: [0],
  EOMONTH: [0],
  WORKDAY: [0, 2],
  NETWORKDAYS: [0, 1, 2],
  DATEDIF: [0, 1],
  DAYS360: [0, 1],
  YEARFRAC: [0, 1],
  TEXT: [0],
};

/** While `dates1904` is on, functions of days count as such a workbook does. Univer knows the usual count only. */
export function countDaysFrom1904(injector: Injector, behaviours: Behaviours): void {
  const functions = injector.get(IFunctionService);
  for (const name of new Set([...GIVING, ...Object.keys(TAKING)])) {
    const executor = functions.getExecutor(name);
    if (executor) wrap(executor, name, behaviours);
  }
}

function wrap(executor: BaseFunction, name: string, behaviours: Behaviours): void {
  const calculate = executor.calculate.bind(executor);
  executor.calculate = (...given) => {
    if (!behaviours.has("dates1904")) return calculate(...given);
    const taking = name === "TEXT" && !showsDay(given[1]) ? [] : (TAKING[name] ?? []);
    const result = calculate(
      ...given.map((each, at) =>
        taking.includes(at) ? moved(each as BaseValueObject, DAYS_TO_1904) : each,
      ),
    );
    return GIVING.has(name) ? moved(result as BaseValueObject, -DAYS_TO_1904) : result;
  };
}

const showsDay = (format: unknown) =>
  numfmt.isDateFormat(String((format as BaseValueObject | undefined)?.getValue?.() ?? ""));

/** Numbers, and blanks as 0; texts say their year themselves. There is no day before the first. */
function moved(value: BaseValueObject, by: number): BaseValueObject {
  if (value.isArray()) return value.mapValue((each) => moved(each, by));
  if (!value.isNumber() && !value.isNull()) return value;
  const day = Number(value.getValue() ?? 0) + by;
  return day < 0 ? ErrorValueObject.create(ErrorType.NUM) : NumberValueObject.create(day);
}
