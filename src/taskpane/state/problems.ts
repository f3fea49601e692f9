import type { Text } from "../../rubric/types";
import type { Words } from "../text";
import { UnknownRubricError } from "./cardRubric";

export type ProblemKind = Exclude<keyof Words["problems"], "detail">;

/** Something that did not work, as the pane tells it: a sentence of ours, or one that the error brought along. */
export type Problem =
  | { kind: ProblemKind; detail?: string }
  | { kind: "said"; text: Text }
  | { kind: "unknownRubric"; rubric: string; fault: Text | undefined };

interface AnyError {
  name?: unknown;
  message?: unknown;
  text?: unknown;
}

/** Turns whatever was thrown into a problem with a next step; the original message stays as its detail. */
export function problemOf(error: unknown): Problem {
  if (error instanceof UnknownRubricError) {
    const { rubric, fault } = error;
    return { kind: "unknownRubric", rubric, fault };
  }
  const { name, message, text } = (error ?? {}) as AnyError;
  if (isText(text)) return { kind: "said", text };
  if (name === "ChunkLoadError") return { kind: "network" };
  const detail = typeof message === "string" && message ? message : String(error);
  return { kind: "unknown", detail };
}

function isText(value: unknown): value is Text {
  const text = value as Partial<Text> | null | undefined;
  return typeof text?.zh === "string" && typeof text.en === "string";
}
