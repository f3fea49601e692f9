import { ValueNodeFactory } from "@univerjs/engine-formula";

const PARTS = /"(?:[^"]|"")*"|[^,;{}"\s]+/g;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Makes a number in a formula a number however it is written. Univer takes one for text that it would write otherwise,
 * such as 0.10, 1.0 or 5E-10, and text is more than every number: `A1<0.10` was true of 1.
 */
export function readNumbersExactly(): void {
  const factory = ValueNodeFactory.prototype;
  if (Object.hasOwn(factory.create, READS_EXACTLY)) return;
  const { create } = factory;
  factory.create = Object.assign(
    function (this: ValueNodeFactory, token: string) {
      return create.call(this, asUniverWrites(token));
    },
    { [READS_EXACTLY]: true },
  );
}
const READS_EXACTLY = "readsExactly";

/** A constant, or an array of constants, with its numbers as Univer itself would write them. */
const asUniverWrites = (token: string) =>
  token.replace(PARTS, (part) => (NUMBER.test(part) ? String(Number(part)) : part));
