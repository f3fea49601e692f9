/** What a person types for an input, read as a cell of the card would be. */
import type { Text } from "../formula/values";
import { compare9 } from "../formula/decimal";
import { scoreBounds } from "../ledger/criteria";
import { partInputs } from "../rubric/assessors";
import { criteriaOf, factNames } from "../rubric/model";
import type { Rubric } from "../rubric/types";
import type { Entry } from "../scoring/types";
import { askedOf, askedOfPart, askedOfScore, readEntry, type Asked } from "../sheets/read/entries";
import type { Input } from "./card";

export type TypedInput = { value: Entry["value"] } | { refused: Text };

/** @param text nothing takes away what stands there */
export function readTyped(rubric: Rubric, input: Input, text: string): TypedInput {
  const asked = askedOfInput(rubric, input);
  if (!asked)
    return refused({
      zh: `“${input.name.zh}”由公式计算，不能填写`,
      en: `“${input.name.en}” is computed and cannot be typed`,
    });
  const trimmed = text.trim();
  if (trimmed === "") return { value: null };
  const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : trimmed;
  const place = input.place ?? { sheet: "", address: "" };
  const cell = { row: 0, column: 0, value: asked.type === "text" ? trimmed : number, place };
  const { entry, findings } = readEntry(cell, asked, { stage: input.stage, name: input.name });
  if (entry.unreadable !== undefined)
    return refused(findings[0]?.message ?? { zh: "不能读取", en: "it cannot be read" });
  const { value } = entry;
  const outside = typeof value === "number" ? outsideOf(rubric, input, asked, value) : null;
  return outside ? refused(outside) : { value };
}

const refused = (text: Text) => ({ refused: text });

/** What the cell of an input asks for; null where nobody types. */
export function askedOfInput(
  rubric: Rubric,
  { kind, key, stage }: Pick<Input, "kind" | "key" | "stage">,
): Asked | null {
  if (kind === "fact") {
    const names = factNames(rubric);
    const fact =
      rubric.facts.find(({ id }) => id === key) ??
      [...names.values()].find(({ fact: { id }, member }) => `${id}.${member?.id}` === key)?.fact;
    return fact && fact.formula === undefined ? askedOf(fact) : null;
  }
  const criterion = key.replace(/#\d+$/, "");
  const placed = criteriaOf(rubric).find((each) => each.criterion.id === criterion);
  if (!placed) return null;
  if (kind !== "part") return askedOfScore(rubric, placed);
  const of = rubric.stages.find(({ id }) => id === stage)!;
  const part = partInputs(of, placed).find((each) => each.key === key);
  return part && part.rule === undefined ? askedOfPart(part) : null;
}

/** A number that no validation of the card would let in. */
function outsideOf(rubric: Rubric, input: Input, asked: Asked, value: number): Text | null {
  const { min, max } = (asked.type === "number" ? asked.range : undefined) ?? taken(rubric, input);
  const amount =
    min === 0 && asked.type === "number" && asked.kind.isTaken ? Math.abs(value) : value;
  if (compare9(amount, min) >= 0 && compare9(amount, max) <= 0) return null;
  const within = max === Infinity ? `${min}–` : `${min}–${max}`;
  const at = input.place ? `${input.place.sheet}!${input.place.address} ` : "";
  return {
    zh: `${at}“${input.name.zh}”填的 ${value} 超出范围（${within}），请改填。`,
    en: `${at}“${input.name.en}”: ${value} is out of range (${within}); type another number.`,
  };
}

/** Points that are taken. */
function taken(rubric: Rubric, { key }: Input): { min: number; max: number } {
  const placed = criteriaOf(rubric).find(({ criterion }) => criterion.id === key);
  const { least = 0, most = Infinity } = placed ? scoreBounds(placed) : {};
  return { min: least, max: most };
}
