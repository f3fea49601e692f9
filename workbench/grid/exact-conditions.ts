import {
  type BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  functionLogical,
} from "@univerjs/engine-formula";

type Work = (...given: BaseValueObject[]) => BaseValueObject;
type Part = "calculate" | "_handleSingleObject";

/** What each function does with one condition, or with all that it is given: private parts of Univer 0.25. */
const READERS: Record<string, Part> = {
  IF: "_handleSingleObject",
  NOT: "_handleSingleObject",
  AND: "calculate",
  OR: "calculate",
  XOR: "calculate",
};

/**
 * Makes a text in the place of a condition #VALUE!, as Excel does; of texts only TRUE and FALSE are any. To Univer `IF("",1,2)`
 * is 2 and `AND("no",TRUE)` is TRUE. Texts in cells that AND, OR and XOR look through are passed over, there and here.
 */
export function readConditionsExactly(): void {
  for (const [made, name] of functionLogical as [new (name: string) => BaseFunction, string][]) {
    const part = READERS[name];
    if (part) mend(made.prototype as unknown as Partial<Record<Part, Work>>, part, name);
  }
}

function mend(prototype: Partial<Record<Part, Work>>, part: Part, name: string): void {
  const work = prototype[part];
  if (!work) throw new Error(`Univer has changed: ${part} of ${name} is missing.`);
  if (Object.hasOwn(work, READS_EXACTLY)) return;
  const isAll = part === "calculate";
  prototype[part] = Object.assign(
    function (this: unknown, first: BaseValueObject, ...rest: BaseValueObject[]) {
      return work.call(this, asCondition(first), ...(isAll ? rest.map(asCondition) : rest));
    },
    { [READS_EXACTLY]: true },
  );
}
const READS_EXACTLY = "readsExactly";

function asCondition(value: BaseValueObject): BaseValueObject {
  if (!value.isString()) return value;
  const word = String(value.getValue()).toUpperCase();
  if (word === "TRUE" || word === "FALSE") return BooleanValueObject.create(word === "TRUE");
  return ErrorValueObject.create(ErrorType.VALUE);
}
