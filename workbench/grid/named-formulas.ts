/** What a name stands for is one value of the formula that names it: Univer puts its text there as it is. */
import { LexerTreeBuilder } from "@univerjs/engine-formula";

/** What Univer keeps to itself. */
interface Lexer {
  _handleNestedDefinedName(
    formula: string,
    ...more: unknown[]
  ): string | { sequenceString: string } | null | undefined;
}

export function groupNamedFormulas(): void {
  const prototype = LexerTreeBuilder.prototype as unknown as Lexer;
  const original = prototype._handleNestedDefinedName;
  if (!original) throw new Error("Univer has changed: no name is read.");
  if (Object.hasOwn(original, GROUPS)) return;
  prototype._handleNestedDefinedName = Object.assign(
    function (this: Lexer, formula: string, ...more: unknown[]) {
      const read = original.call(this, formula, ...more);
      if (!read || typeof read !== "object") return read;
      return { ...read, sequenceString: asOne(read.sequenceString) };
    },
    { [GROUPS]: true },
  );
}
const GROUPS = "groupsFormulas";

/** Texts, and sheets in quotes: no operator of the formula's stands in them. */
const QUOTED = /"(?:[^"]|"")*"|'(?:[^']|'')*'/g;
const asOne = (formula: string) =>
  /[-+*/^&=<>%]/.test(formula.replace(QUOTED, "")) ? `(${formula})` : formula;
