/** A sentence as statements, one a clause; a clause that no reader knows is words. */
import { clausesOf, type Clause } from "../clauses";
import { normalise } from "../normalise";
import { isCounted } from "../units";
import { readBound } from "./bounds";
import { readDeadline } from "./deadlines";
import { readEffect } from "./effects";
import { readKinds } from "./kinds";
import { readRank } from "./ranks";
import { readRatio } from "./ratios";
import { isStepOfMarks, readStep } from "./steps";
import { readWhole } from "./whole";
import type { Head, Statement } from "./types";

export * from "./types";

/** What each clause of a sentence says, in order. */
export function statementsOf(sentence: string): Statement[] {
  return clausesOf(normalise(sentence).text).map(read);
}

function read(clause: Clause): Statement {
  const at = { text: clause.text, start: clause.start };
  if (clause.kind === "points") return { ...at, says: "points", points: parseFloat(clause.text) };
  if (clause.kind === "example") return { ...at, ...example(clause.text) };
  const whole = readWhole(clause.text);
  if (whole) return { ...at, ...whole };
  // “每降低2分” is a condition in marks, not points for something.
  const found = isStepOfMarks(clause.text) ? null : readEffect(clause.text);
  if (!found) {
    const head = readHead(clause.text);
    return head && !(head.type === "kinds" && head.of === "level")
      ? { ...at, says: "holds", head }
      : { ...at, says: "words" };
  }
  if (found.head === "") return { ...at, says: "brings", effect: found.effect };
  const listed = found.effect.type === "awards" ? readKinds(found.head) : null;
  const head = listed ?? readHead(found.head) ?? done(found.head);
  if (!head) return { ...at, says: "words" };
  return {
    ...at,
    says: "scores",
    head,
    effect: found.effect,
    ...(found.each ? { each: true } : {}),
  };
}

function example(
  text: string,
): { says: "example"; head: Bound; points: number } | { says: "words" } {
  const found = readEffect(text);
  const head = found && readBound(found.head);
  return head && found.effect.type === "award"
    ? { says: "example", head, points: found.effect.points }
    : { says: "words" };
}

type Bound = Extract<Head, { type: "bound" }>;

const OTHERWISE =
  /^(?:否则|反之|其余|其他|其它|除此之外|未达到|未达标|达不到|不达标|未完成|没有完成|不符合|超过|超出|未达到要求|达不到要求|没有|无|未开展|未建立|不足|低于|未报送|未提供|余下|以下|未设立|未制定|未落实|未组织|未举办|未成立|未配备|未召开|未按要求|未按时)(?:上述|该|此|要求|标准|条件|情况|情形|目标|任务|者|的|单位|学院|指标)*$/u;

/** What a scoring clause depends on; null where that is mere words, or has a number that nothing reads. */
function readHead(text: string): Head | null {
  if (OTHERWISE.test(text)) return { type: "otherwise", text };
  return (
    readDeadline(text) ??
    readRatio(text) ??
    readRank(text) ??
    readStep(text) ??
    once(readBound(text)) ??
    readKinds(text)
  );
}

/** “受表彰一次”: the number one of what is counted is a step, one at a time. */
function once(bound: Bound | null): Head | null {
  const at = bound?.exact && bound.low && "printed" in bound.low.at ? bound.low.at : null;
  if (!bound || bound.per || at?.printed !== 1 || !isCounted(at.unit)) return bound;
  return {
    type: "step",
    subject: bound.subject,
    way: "event",
    size: at,
    noun: "",
    verb: "",
    each: false,
  };
}

/** Words before an effect are something that is so; with a number or a word of measure in them nothing is sure. */
function done(text: string): Head | null {
  // “两项均无”: both of what was listed.
  const words = text.replace(/^(?:以上)?\d项(?=[均都])/u, "");
  if (/\d|每|比例|平均|排名|上年|去年|同期|最高|最低|[×÷+*/=<>≤≥≠]/u.test(words)) return null;
  return { type: "done", text: words };
}
