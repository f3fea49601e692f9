/** “9月30日前报送得满分，每迟1天扣1分，逾期不得分”: a day by which something is done. */
import type { Line, Reading } from "../reading";
import { Facts, core } from "../names";
import type { Deadline } from "../../sentence/statements";
import { amount, isFull, leaves, only, type Form, type Row } from "./form";

export const deadlines: Form = (reading, row) => {
  const { targets, products, parts } = reading;
  if ((row.kind !== "scored" && row.kind !== "minus") || products.length + parts.length > 0)
    return null;
  const read = datesIn(reading, row);
  if (row.kind === "minus" && read?.daily == null) return null;
  if (!read || targets.length > 1 || (targets.length === 1 && targets[0] !== read.due)) return null;
  const facts = new Facts();
  const done = core(read.due.subject.replace(WHO, "")).replace(/(?:材料|工作)?$/u, "");
  const name = facts.add(`${done || "完成"}日期`, { type: "date", unit: null });
  const { year, month, day } = read.due;
  const date = `DATE(${year ?? "year"},${month},${day})`;
  const rule = (sign: string) => {
    if (read.daily === null) return `IF(${name}${sign}${date},points,${read.late})`;
    const days = `${read.daily === 1 ? "" : `${read.daily}*`}MAX(0,${name}-${date}${sign === "<" ? "+1" : ""})`;
    if (row.kind !== "minus") return `MAX(0,points-${days})`;
    const most = reading.floor || reading.cap || row.points;
    return most ? `MIN(${amount(most, row)},${days})` : days;
  };
  return {
    rule: rule("<="),
    facts: facts.list,
    samples: { [name]: sampleDay(read.due) },
    holds: ["otherwise", "floor", ...(row.kind === "minus" ? (["cap"] as const) : [])],
    open: [
      {
        id: "deadline",
        question: `${month}月${day}日当天算不算按时？`,
        options: [
          { label: "当天算按时", rule: rule("<=") },
          { label: "当天不算", rule: rule("<") },
        ],
        default: 0,
      },
    ],
    supplied: read.isSupplied ? ["逾期的怎么计分？"] : [],
  };
};

/** “各学院应报送…”: it is what is done that has a day. */
const WHO = /^\p{Script=Han}{0,8}?(?:应当|应(?![届用])|须)(?:于|在)?/u;

/** An example a day late, in the year of the sentence. */
const sampleDay = ({ year, month, day }: Deadline) =>
  new Date(Date.UTC(year ?? SAMPLE_YEAR, month - 1, day + 2)).toISOString().slice(0, 10);

export const SAMPLE_YEAR = 2026;

interface Dated {
  due: Deadline;
  /** What is left for being late, or what each day takes. */
  late: string;
  daily: number | null;
  isSupplied?: true;
}

function datesIn({ lines, targets, otherwise }: Reading, row: Row): Dated | null {
  const [first, second, ...more] = lines;
  const target = targets[0]?.type === "deadline" ? targets[0] : null;
  if (target && first && lines.length === 1 && !otherwise) return lateness(target, first, row);
  const due = only(first, "deadline");
  if (!due || !isFull(first!.effect, row) || more.length > 0 || (second && otherwise)) return null;
  if (otherwise) {
    const late = leaves(otherwise.effect, row);
    return late === null ? null : { due, late, daily: null };
  }
  return second ? lateness(due, second, row) : { due, late: "0", daily: null, isSupplied: true };
}

const LATE = /逾期|迟|延迟|延期|推迟|晚|超期|超时|超过/u;

function lateness(due: Deadline, line: Line, row: Row): Dated | null {
  const { effect } = line;
  const step = only(line, "step");
  if (step)
    return effect.type === "take" &&
      step.size.unit === "天" &&
      step.size.printed === 1 &&
      LATE.test(step.verb + step.subject)
      ? { due, late: "0", daily: effect.points }
      : null;
  const done = only(line, "done");
  const late = leaves(effect, row);
  return done && LATE.test(done.text) && late !== null ? { due, late, daily: null } : null;
}
