/** “一季度完成25%，二季度完成50%…，每有一个季度未达进度扣1分”: a target for each part of the year. */
import { isShare } from "../../sentence/units";
import { hundredth } from "../../sentence/numbers";
import { NUMBER } from "../../sentence/units";
import { core, Facts } from "../names";
import type { Reading } from "../reading";
import { numberAt, type Form } from "./form";

const PERIODS: readonly (readonly [period: string, lines: readonly string[], words: RegExp])[] = [
  [
    "季度",
    ["第一季度", "第二季度", "第三季度", "第四季度"],
    /^(?:第)?(?:[一二三四1-4])季度末?(?:前)?/u,
  ],
  ["半年", ["上半年", "下半年"], /^(?:上|下)半年(?:末)?/u],
];

const LACKS = new RegExp(
  `^(?:每有?)?1个?(?<period>季度|半年)(?:的)?(?:未|没有?|达不到|低于|不)\\p{Script=Han}{1,8}(?:的)?,?(?:扣|扣减|减)(?<per>${NUMBER})分$`,
  "u",
);

export const schedule: Form = (
  { lines, rest, targets, products, parts, otherwise, about },
  row,
) => {
  // Its last clause is read as a step, or as nothing that is known.
  const [said, ...more] = [...lines, ...rest];
  if (row.kind !== "scored" || said === undefined || more.length > 0 || otherwise) return null;
  if (products.length + parts.length > 0) return null;
  const groups = LACKS.exec(typeof said === "string" ? said : said.text)?.groups;
  const [, names, words] = PERIODS.find(([period]) => period === groups?.["period"]) ?? [];
  const due = names && words ? dueIn(targets, names.length, words) : null;
  if (!groups || !due) return null;
  const facts = new Facts();
  const unit = isShare(due.unit) ? "%" : due.unit;
  const subject = core(due.subject) || core(about.split(",").at(-1) ?? "");
  const name = facts.add(
    `${subject.replace(/任务$/u, "任务完成")}${unit === "%" ? "比例" : "数"}`,
    {
      type: unit === "%" ? "rate" : "number",
      unit: unit || null,
      lines: names!,
    },
  );
  const values = due.values.map((value) => (unit === "%" ? hundredth(value) : value));
  return {
    rule: `MAX(0,points-SUMPRODUCT((${name}<{${values.join(";")}})*${groups["per"]}))`,
    facts: facts.list,
    samples: { [name]: values.map((value, at) => (at === 0 ? value / 2 : value)) },
    holds: ["floor", "rest"],
  };
};

/** The numbers that are due, part by part; null where one of them is not said, or they are of different things. */
function dueIn(targets: Reading["targets"], count: number, words: RegExp) {
  const read = targets.map((target) => {
    const at = target.type === "bound" && !target.per ? numberAt(target.low) : null;
    return at && target.type === "bound" && words.test(target.subject)
      ? { ...at, subject: target.subject.replace(words, "").replace(/完成|达到?|的/gu, "") }
      : null;
  });
  if (read.length !== count || !read.every((each) => each !== null)) return null;
  const units = new Set(read.map(({ unit }) => unit));
  if (units.size > 1) return null;
  return {
    unit: read[0]!.unit,
    subject: read[0]!.subject,
    values: read.map(({ printed }) => printed),
  };
}
