/** “优秀得10分，良好得8分”: one of several answers. */
import type { Line } from "../reading";
import { Facts, core } from "../names";
import { leaves, type Form, type Row } from "./form";

export const grades: Form = (reading, row) => {
  const { lines, targets, products, parts, about } = reading;
  if (
    targets.length + products.length + parts.length > 0 ||
    lines.length === 0 ||
    row.kind === "minus"
  )
    return null;
  const read = lines.map((line) => answerOf(line, row));
  if (!read.every((answers) => answers !== null)) return null;
  const answers = read.flat();
  const names = answers.map(({ name }) => name);
  if (new Set(names).size < names.length || names.length < 2) return null;
  const rest = reading.otherwise ? leaves(reading.otherwise.effect, row) : "0";
  if (rest === null) return null;
  const choices = reading.otherwise ? [...names, "其他"] : names;
  const facts = new Facts();
  const name = facts.add(nameOf(lines, about), { type: "choice", unit: null, choices });
  const paid = answers.filter(({ points }) => points !== "0" || rest !== "0");
  const rule = paid.reduceRight(
    (other, { name: answer, points }) => `IF(${name}="${answer}",${points},${other})`,
    rest,
  );
  return { rule, facts: facts.list, holds: ["otherwise"] };
};

interface Answer {
  name: string;
  points: string;
}

function answerOf({ heads, effect }: Line, row: Row): Answer[] | null {
  const [head] = heads;
  if (heads.length !== 1 || head?.type !== "kinds" || head.of !== "grade") return null;
  if (effect.type === "awards") {
    if (effect.way !== "add" || effect.points.length !== head.names.length) return null;
    return head.names.map((name, i) => ({ name, points: String(effect.points[i]) }));
  }
  const points = leaves(effect, row);
  return points === null ? null : head.names.map((name) => ({ name, points }));
}

function nameOf(lines: readonly Line[], about: string): string {
  const subjects = lines.flatMap(({ heads }) =>
    heads.flatMap((head) => (head.type === "kinds" ? [core(head.subject)] : [])),
  );
  return (
    subjects.find((subject) => subject !== "") ?? (core(about.split(",").at(-1) ?? "") || "等次")
  );
}
