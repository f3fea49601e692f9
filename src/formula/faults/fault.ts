import type { AstExpression } from "@borgar/fx";
import { start } from "../parse";
import type { Text } from "../values";

/** A part of a formula that the language refuses, and what to write instead. */
export interface Fault {
  /** Where it stands in the formula, in characters from 0. */
  readonly from: number;
  readonly to: number;
  readonly message: Text;
  readonly advice: Text;
  /** The formula works; it could be written so that people understand it. */
  readonly isHint?: true;
}

/** A message with its advice: what is the matter in both languages, and what to do. */
export type Refusal = readonly [message: Text, advice: Text];

/** A text in both languages. */
export const text = (zh: string, en: string): Text => ({ zh, en });

/** A refusal with its place. */
export function faultAt(node: AstExpression, [message, advice]: Refusal): Fault {
  const from = start(node);
  return { from, to: Math.max(from, node.loc?.[1] ?? from), message, advice };
}
