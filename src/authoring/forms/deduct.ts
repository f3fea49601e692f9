/** “每出现1例扣n分，扣完为止”: each occurrence takes points off. */
import type { Line, Reading } from "../reading";
import type { Head, Step } from "../../sentence/statements";
import { isCounted, isShare } from "../../sentence/units";
import { Facts, stepName, stepWords, core } from "../names";
import { amount, isFull, numberAt, stepQuestion, type Draft, type Form, type Row } from "./form";

interface Taken {
  step: Step;
  per: number;
}

export const deduct: Form = (reading, row) => {
  const taken = takenIn(reading, row);
  const about = reading.about || faultNamed(reading.lines[0]);
  if (!taken || !reading.targets.every(isAll) || reading.products.length + reading.parts.length > 0)
    return null;
  const sizes = new Set(taken.map(({ step }) => step.size.printed));
  if (sizes.size > 1) return null;
  const [size] = sizes;
  const facts = new Facts();
  const name = countName(taken, about, facts);
  const per =
    taken.length === 1 ? String(taken[0]!.per) : `{${taken.map((each) => each.per).join(";")}}`;
  const made =
    size === 1 ? single(name, per, reading, row) : stepped(name, size!, taken, reading, row);
  return (
    made && {
      ...made,
      facts: facts.list,
      holds: ["floor", ...(row.kind === "minus" ? (["cap"] as const) : [])],
    }
  );
};

/** All lines are occurrences that take points, but a first one may say what is full: “无错漏计3分”. */
function takenIn({ lines }: Reading, row: Row): Taken[] | null {
  const rest = lines.filter((line, i) => !(i === 0 && lines.length > 1 && saysFull(line, row)));
  const taken = rest.map(({ heads, effect }) => {
    const step = heads.length === 1 && heads[0]!.type === "step" ? heads[0]! : null;
    return step &&
      isOccurrence(step, rest.length < lines.length) &&
      !step.against &&
      effect.type === "take"
      ? { step, per: effect.points }
      : null;
  });
  return taken.length > 0 && taken.every((each) => each !== null) ? taken : null;
}

/** “缺少一项材料” happens; “每少一家” is measured against a target. */
const isOccurrence = ({ way, verb, noun, size }: Step, isFullSaid: boolean) =>
  (way === "event" && !isShare(size.unit)) ||
  (/^缺/u.test(verb) &&
    (noun !== "" || (isFullSaid && isCounted(size.unit))) &&
    size.printed === 1);

const saysFull = ({ heads, effect }: Line, row: Row) =>
  heads.length === 1 &&
  (heads[0]!.type === "done" || isAll(heads[0]!) || isNone(heads[0]!)) &&
  isFull(effect, row);

/** “投诉为0”. */
const isNone = (head: Head): boolean => head.type === "bound" && numberAt(head.high)?.printed === 0;

/** “准确率达到100%”: whatever lacks of it is what takes points. */
const isAll = (head: Head): boolean => {
  if (head.type !== "bound" || head.per || !head.low || (head.high && !head.exact)) return false;
  const at = numberAt(head.low);
  return at ? at.printed === 100 && at.unit === "%" : /率|比例|占比|之比/u.test(head.subject);
};

/** “信息无错漏计3分”, “投诉为0得5分”, “事故零发生得5分”: it is 错漏, 投诉, 事故 that is counted then. */
function faultNamed(line: Line | undefined): string {
  const head = line?.heads[0];
  if (head?.type === "done") return head.text.replace(/^.*无|零(?:发生|事故|投诉)$/gu, "");
  return head && isNone(head) && head.type === "bound" ? head.subject : "";
}

function countName(taken: Taken[], about: string, facts: Facts): string {
  const [first] = taken;
  const unit = first!.step.size.unit;
  if (taken.length === 1) return facts.measured(stepName(first!.step, about), unit);
  const lines = taken.map(({ step }) => core(stepWords(step)) || stepName(step, about));
  return facts.add(
    core(about).slice(-8) ? `${core(about).slice(-8)}扣分${unit}数` : `扣分${unit}数`,
    { type: "count", unit, lines },
  );
}

type Made = Pick<Draft, "rule" | "open"> | null;

function single(name: string, per: string, reading: Reading, row: Row): Made {
  if (row.kind === "minus") {
    const most = reading.floor || reading.cap || row.points;
    return { rule: `RUBRIC.BONUS(${name},${per}${most ? `,${amount(most, row)}` : ""})` };
  }
  const floor = reading.floor && reading.floor !== row.points ? `,points-${reading.floor}` : "";
  return { rule: `RUBRIC.DEDUCT(points,${name},${per}${floor})` };
}

/** “每迟报3天扣1分”. */
function stepped(name: string, size: number, taken: Taken[], reading: Reading, row: Row): Made {
  if (taken.length > 1 || row.kind === "minus" || reading.floor) return null;
  const rule = (steps: string) => `MAX(0,points-${taken[0]!.per}*${steps})`;
  const ratio = `ROUND(${name}/${size},9)`;
  const rules = [
    rule(`INT(${ratio})`),
    rule(`ROUNDUP(${ratio},0)`),
    rule(`${name}/${size}`),
  ] as const;
  return { rule: rules[0], open: [stepQuestion(rules)] };
}
