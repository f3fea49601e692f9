/** “有计划得2分，无计划不得分”, “建立和开发的各得2分”, “发生…的，不得分”: things that are so, or not. */
import type { Line, Reading } from "../reading";
import { Facts } from "../names";
import type { Bound, Done, Step } from "../../sentence/statements";
import { isAny } from "./meets";
import { amount, isFull, WHO_SCORES, type Draft, type Form, type Row } from "./form";

export const flags: Form = (reading, row) => {
  const { lines, targets, products, otherwise } = reading;
  if (targets.length + products.length > 0) return null;
  if (otherwise && otherwise.effect.type !== "zero") return null;
  return (
    spared(reading, row) ??
    awarded(reading, row) ??
    (lines.length > 0 ? (forfeited(lines, row) ?? taken(reading, row)) : null)
  );
};

/** “没有发生事故的得满分，发生的不得分”: what must not happen, and all is lost where it did. */
function spared({ lines, parts, otherwise }: Reading, row: Row): Draft | null {
  const [first, second, ...more] = lines;
  const [none, some] = [onlyDone(first), onlyDone(second)];
  if (row.kind !== "scored" || parts.length + more.length > 0 || none === null) return null;
  const fault = none.replace(NOT, "");
  const isLost = second ? second.effect.type === "zero" && HAPPENED.test(some ?? "") : otherwise;
  if (fault === none || !isFault(fault) || isDenial(fault) || !isLost) return null;
  if (!isFull(first!.effect, row) || (second && otherwise)) return null;
  const facts = new Facts();
  return {
    rule: `IF(RUBRIC.VETO(${facts.flag(fault)}),0,points)`,
    facts: facts.list,
    holds: ["otherwise"],
  };
}

const NOT = /^(?:未|没有|无|杜绝)/u;
const HAPPENED = /^(?:有|发生|出现|存在|发现)(?:此类|上述)?(?:情况|情形|问题|现象|行为)?的?$/u;

function onlyDone(line: Line | undefined): string | null {
  const [head, ...others] = line?.heads ?? [];
  return head?.type === "done" && others.length === 0 && !line!.each ? head.text : null;
}

interface Item {
  words: string;
  points: number;
}

/** Things that are worth points each; together they are the row's. */
function awarded(reading: Reading, row: Row): Draft | null {
  if (row.kind === "minus") return null;
  const items = itemsOf(reading, row);
  if (!items || items.length === 0 || isScale(items)) return null;
  const sum = Number(items.reduce((total, { points }) => total + points, 0).toPrecision(12));
  if (row.points !== null && sum > row.points) return null;
  const facts = new Facts();
  const terms = items.map(
    ({ words, points }) => `IF(RUBRIC.VETO(${facts.flag(words)}),${amount(points, row)},0)`,
  );
  const unlike = row.points !== null && row.kind === "scored" && sum !== row.points;
  return {
    rule: reading.highest && terms.length > 1 ? `MAX(${terms.join(",")})` : terms.join("+"),
    facts: facts.list,
    holds: ["otherwise", "highest"],
    supplied: [
      ...(items.some(({ words }) => /^符合(?:条件|要求|标准)$/u.test(words))
        ? ["要符合的条件写在另一栏：请对照。"]
        : []),
      ...(unlike ? [`文中各项相加 ${sum} 分，分值是 ${row.points} 分：其余的分怎么得？`] : []),
      ...(items.some(({ words }) => !isPlain(words)) ||
      (reading.parts.length > 0 && reading.about !== "")
        ? [WHO_SCORES]
        : []),
    ],
  };
}

/** Items of lines or of bracketed parts; null where a line says something else. */
function itemsOf({ lines, parts, about }: Reading, row: Row): Item[] | null {
  if (lines.length > 0 && parts.length > 0) return null;
  // Several parts of many words are for a person, part by part.
  if (parts.length > 1 && (about !== "" || parts.some(({ text }) => !isPlain(text)))) return null;
  if (parts.some(({ text }) => /\d/u.test(text))) return null;
  if (parts.length > 0) return parts.map(({ text, points }) => ({ words: text, points }));
  const paid = lines.filter(
    ({ heads, effect }, i) =>
      !(i > 0 && effect.type === "zero" && heads[0]!.type === "done" && isDenial(heads[0]!.text)),
  );
  const items = paid.map(({ heads, effect, each }): Item[] | null => {
    const [head] = heads;
    if (heads.length !== 1 || head?.type !== "done" || isDenial(head.text)) return null;
    if (!each)
      return effect.type === "award" || isFull(effect, row)
        ? [
            {
              words: head.text,
              points: effect.type === "award" ? effect.points : (row.points ?? NaN),
            },
          ]
        : null;
    if (effect.type !== "award") return null;
    return head.text.split(/[、和及]/u).map((words) => ({ words, points: effect.points }));
  });
  if (!items.every((each) => each !== null)) return null;
  const all = items.flat();
  return all.some(({ points }) => Number.isNaN(points)) ? null : all;
}

/** “完全符合得5分，基本符合得3分” are answers to one question, not things to add up. */
function isScale(items: readonly Item[]): boolean {
  if (items.length < 2) return false;
  const degrees =
    /完全|基本|部分|比较|较|一般|全部|大部分|及时|按时|按期|逾期|延迟|未|有所|明显|较好|优秀|良好|规范|齐全|健全|完善|仅|只/u;
  return items.filter(({ words }) => degrees.test(words)).length > 1;
}

/** “发生…的，不得分”: all is lost where something happened. */
function forfeited(lines: readonly Line[], row: Row): Draft | null {
  if (row.kind !== "scored" || lines.length !== 1) return null;
  const { heads, effect } = lines[0]!;
  const [head] = heads;
  if (heads.length !== 1 || effect.type !== "zero") return null;
  const facts = new Facts();
  const single = head?.type === "step" && head.way === "event" && head.size.printed === 1;
  const any = head?.type === "bound" && isAny(head) && isFault(head.subject);
  if (!single && !any && !(head?.type === "done" && isFault(head.text))) return null;
  const words = wordsOf(head);
  const rule = `IF(RUBRIC.VETO(${facts.flag(words)}),0,points)`;
  const isSure = head.type !== "done" || !isDenial(head.text);
  return {
    rule,
    facts: facts.list,
    holds: [],
    supplied: isSure ? [] : ["文中只写了不得分的情形：其他情形是否都得满分？"],
  };
}

const wordsOf = (head: Step | Bound | Done) => {
  if (head.type === "done") return head.text;
  return head.type === "bound" ? head.subject : `${head.verb}${head.noun || head.subject}`;
};

/** “未制定计划扣2分，未报送总结扣1分，扣完为止”. */
function taken(reading: Reading, row: Row): Draft | null {
  const [first, ...others] = reading.lines;
  // “按时上报得2分，延迟上报扣0.5分”: what is full comes first.
  const isTop = others.length > 0 && first!.heads[0]!.type === "done" && isFull(first!.effect, row);
  const lines = isTop ? others : reading.lines;
  const facts = new Facts();
  const terms = lines.map(({ heads, effect, each }) => {
    const [head] = heads;
    if (
      heads.length !== 1 ||
      head?.type !== "done" ||
      effect.type !== "take" ||
      each ||
      !(row.kind === "minus" || isFault(head.text))
    )
      return null;
    return `IF(RUBRIC.VETO(${facts.flag(head.text)}),${effect.points},0)`;
  });
  if (!terms.every((term) => term !== null)) return null;
  const once = lines.every(({ heads }) => heads[0]!.type === "done" && isDenial(heads[0]!.text));
  const sum = terms.join("+");
  return {
    rule: row.kind === "minus" ? sum : `MAX(0,points-${terms.join("-")})`,
    facts: facts.list,
    holds: ["floor"],
    supplied:
      once && !(reading.floor === 0 && lines.length === 1)
        ? []
        : ["发生一次扣一次，还是只扣一次？"],
  };
}

export const isDenial = (text: string) =>
  /^(?:.{0,8}[^有])?(?:未|没有|没|无|不(?!断|仅|同|良))|缺乏/u.test(text);
export const isFault = (text: string) =>
  isDenial(text) ||
  /出现|发生|存在|发现|弄虚作假|虚报|瞒报|违反|违规|违纪|投诉|通报|延迟|逾期|迟报|漏报|错报|造假|被.*(?:批评|约谈|问责)|失实|事故/u.test(
    text,
  );

/** Words that a yes or no can answer, without praise that somebody has to judge. */
export const isPlain = (words: string) =>
  words.length <= LONGEST_FLAG && !/\d/u.test(words) && !QUALITY.test(words);
const LONGEST_FLAG = 14;
const QUALITY =
  /积极|充分|有效|明显|完善|规范|较|重视|健全|良好|效果|质量|认真|合理|切实|科学|清晰|齐全|详细|到位|深入|丰富|突出|显著|明确|得力|扎实|好|高$|多|广|强$|大$/u;
