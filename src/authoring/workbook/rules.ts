/** What the column 规则 says: a formula, 评判, 否决, a formula with “否则评判”, or the parts that a person scores. */
import type { Fields } from "./flat";

export const JUDGED = "评判";
const FLAG = "否决";
const OTHERWISE = /[；;]\s*否则评判$/;
const PART = /^(.*\S)\s+(\d+(?:\.\d+)?)\s*分\s+评判$/;

export function writeRule({ rule, otherwise, parts }: Fields): string {
  const list = (parts ?? []) as Fields[];
  if (rule === "judged" && list.length > 0)
    return list
      .map(({ name, points }) => `${String(name)} ${String(points)}分 ${JUDGED}`)
      .join("\n");
  if (rule === "judged") return JUDGED;
  if (rule === "flag") return FLAG;
  return otherwise === "judged" ? `${String(rule)}；否则${JUDGED}` : String(rule);
}

export function readRule(text: string): Fields {
  const plain = text.replace(/^[=＝]/, "").trim();
  if (plain === JUDGED || plain === "judged") return { rule: "judged" };
  if (plain === FLAG || plain === "flag") return { rule: "flag" };
  const parts = plain.split("\n").map((line) => PART.exec(line.trim()));
  if (parts.every((part) => part !== null))
    return {
      rule: "judged",
      parts: parts.map(([, name, points]) => ({ name, points: Number(points) })),
    };
  return OTHERWISE.test(plain)
    ? { rule: plain.replace(OTHERWISE, ""), otherwise: "judged" }
    : { rule: plain };
}
