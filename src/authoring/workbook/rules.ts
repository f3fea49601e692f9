/** What the column 规则 says: a formula, 评判, 否决, a formula with “否则评判”, or parts, one a line. */
import type { Fields } from "./flat";
import { Unreadable } from "./kinds";

export const JUDGED = "评判";
const FLAG = "否决";
const OTHERWISE = /[；;，,。]\s*否则(?:由人)?评判[。.]?$/;
const IS_JUDGED = /^(?:评\s*判|人工评判|由人评判|judged)[。.]?$/;
const IS_FLAG = /^(?:一票)?否\s*决[。.]?$|^flag$/;
const PART = /^(.*\S)\s+([\d０-９]+(?:[.．][\d０-９]+)?)\s*分[\s：:]+(\S.*)$/;

/** As a rubric has it; `worded` gives a formula the names of the sheets. */
export function writeRule(
  { rule, otherwise, parts }: Fields,
  worded: (formula: string) => string,
): string {
  const list = (parts ?? []) as Fields[];
  const said = (each: unknown) =>
    each === undefined || each === "judged" ? JUDGED : worded(String(each));
  if (rule === "judged" && list.length > 0)
    return list
      .map((part) => `${String(part.name)} ${String(part.points)}分 ${said(part.rule)}`)
      .join("\n");
  if (rule === "flag") return FLAG;
  return said(rule) + (otherwise === "judged" ? `；否则${JUDGED}` : "");
}

/** A line of a part whose points are forgotten. */
const ENDS_JUDGED = /^[^(（]*[\s：:]评判$/;

/** @throws Unreadable where some lines are parts and others are not */
export function readRule(text: string): Fields {
  const plain = text.replace(/^[=＝]/, "").trim();
  if (IS_JUDGED.test(plain)) return { rule: "judged" };
  if (IS_FLAG.test(plain)) return { rule: "flag" };
  const parts = partsIn(plain);
  if (parts.length > 0) return { rule: "judged", parts };
  return OTHERWISE.test(plain)
    ? { rule: plain.replace(OTHERWISE, ""), otherwise: "judged" }
    : { rule: plain };
}

function partsIn(text: string): Fields[] {
  const parts: Fields[] = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const [, name, points, said] = PART.exec(line.trim()) ?? [];
    const last = parts.at(-1);
    if (name !== undefined) parts.push(partOf(name, Number(points!.normalize("NFKC")), said!));
    else if (typeof last?.rule === "string" && isOpen(last.rule)) last.rule += `\n${line}`;
    else if (parts.length > 0 || ENDS_JUDGED.test(line)) throw notPart(line);
    else return [];
  }
  return parts;
}

function partOf(name: string, points: number, said: string): Fields {
  const rule = said.replace(/^[=＝]/, "").trim();
  return { name, points, ...(IS_JUDGED.test(rule) ? {} : { rule }) };
}

/** A formula that goes on in the next line. */
const isOpen = (formula: string) =>
  [...formula].filter((sign) => "(（".includes(sign)).length >
  [...formula].filter((sign) => ")）".includes(sign)).length;

const notPart = (line: string) =>
  new Unreadable(
    { zh: `“${line.trim()}”没有写成一个分项`, en: `“${line.trim()}” is no part` },
    {
      zh: "请一行写一个分项，如“有方案 2分 评判”。",
      en: "Write a part a line, like 有方案 2分 评判.",
    },
  );
