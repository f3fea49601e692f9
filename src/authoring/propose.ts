/**
 * From the sentence to the rule. A form fits the whole sentence or not at all; recognition proposes, a person decides, and
 * a wrong proposal is worse than none.
 */
import { normalise } from "../sentence/normalise";
import { differences } from "./certainty";
import { exampleOf, NO_EXAMPLE } from "./example";
import { findingsOf } from "./findings";
import { formOf, type Draft } from "./forms";
import { STEP_BEGUN, WHO_SCORES } from "./forms/form";
import { partsIn } from "./parts";
import { readSentence, type Reading } from "./reading";
import type { Certainty, Proposal, ProposalFinding, ScoringClause } from "./types";

/** What a sentence says, as a rule, with how sure that is and what it leaves open. */
export function propose(clause: ScoringClause): Proposal {
  const reading = readSentence(clause.sentence, clause.points);
  const base = { ...NOTHING, limits: reading.limits, findings: findingsOf(reading, clause) };
  if (clause.kind === "veto" || reading.vetoes.length > 0) return veto(base, reading);
  const draft = draftOf(reading, clause);
  // Praise is no yes or no: where its part has points of its own, a person scores it.
  const parts = draft && !draft.supplied?.includes(WHO_SCORES) ? null : partsIn(clause, propose);
  if (draft && !parts) return proposed(base, draft, reading, clause);
  if (parts) return { ...base, rule: "judged", ...parts };
  if (reading.judged.length > 0) return { ...base, rule: "judged" };
  return { ...base, unused: reading.rest };
}

const NOTHING: Proposal = {
  rule: null,
  otherwise: null,
  consequence: null,
  limits: [],
  facts: [],
  certainty: "judged",
  example: NO_EXAMPLE,
  open: [],
  unused: [],
  findings: [],
};

function veto(base: Proposal, reading: Reading): Proposal {
  const consequences = reading.vetoes.flatMap(({ consequence }) =>
    consequence ? [consequence] : [],
  );
  const scored = reading.lines.filter(({ effect }) => "points" in effect);
  // One yes or no cannot lead to two things.
  if (
    new Set(consequences.map((each) => JSON.stringify(each))).size > 1 ||
    (reading.vetoes.length > 0 && scored.length > 0)
  )
    return {
      ...base,
      unused: [...scored, ...reading.vetoes].map(({ text }) => text),
      findings: [...base.findings, { kind: "supplied", message: SEVERAL_CONSEQUENCES }],
    };
  const left = [...reading.lines.map(({ text }) => text), ...reading.rest];
  return {
    ...base,
    rule: "flag",
    consequence: consequences[0] ?? null,
    unused: left,
    certainty: left.length === 0 && consequences.length < 2 ? "certain" : "guessed",
  };
}

const SEVERAL_CONSEQUENCES = "文中有几种后果：请分成几行，一行一种。";

/** The first form that fits; where a person judges what is not reached, the condition alone. */
function draftOf(reading: Reading, clause: ScoringClause): Draft | null {
  const isJudged = reading.judged.length > 0;
  const row = { points: clause.points, kind: clause.kind };
  const draft = formOf(reading, row);
  if (draft && !draft.holds.includes("rest") && reading.rest.some(isScoring)) return null;
  const made = draft && reading.rounding ? begunCounts(draft) : draft;
  return made && isJudged ? elseJudged(made, reading) : made;
}

/** “不足5个百分点按5个百分点计” answers what part of a step counts; where nothing asks that, it is left over. */
function begunCounts(draft: Draft): Draft | null {
  const asked = draft.open?.find(({ id }) => id === "step");
  if (!asked || draft.open!.length > 1) return null;
  return { ...draft, rule: asked.options[STEP_BEGUN]!.rule, open: [] };
}

/** Half a sentence is never the whole of it. */
const isScoring = (words: string) => EACH_BOUND.test(words) || SCORED.test(words);
const SCORED = /\d分|不得分|得满分/u;

/** “每场提供岗位不少于100个，每场得1分”: what is counted has a condition of its own. */
const EACH_BOUND = /每.*(?:不少于|不低于|不超过|达到|至少|≥).*\d/u;

/** “达到得满分，否则酌情给分”. */
function elseJudged(draft: Draft, { otherwise, rest }: Reading): Draft | null {
  if (otherwise || rest.length > 0 || (draft.supplied ?? []).length > 0) return null;
  const meets = /^RUBRIC\.MEETS\(points,([^,()]+),([^,()]+)\)$/u.exec(draft.rule);
  const test = meets
    ? `${meets[1]}>=${meets[2]}`
    : /^IF\(([^,()]+),points,0\)$/u.exec(draft.rule)?.[1];
  if (test === undefined) return null;
  return {
    ...draft,
    rule: `IF(${test},points,"")`,
    otherwise: "judged",
    holds: [...draft.holds, "judged"],
  };
}

function proposed(base: Proposal, draft: Draft, reading: Reading, clause: ScoringClause): Proposal {
  const held = [
    ...reading.limits.map(({ max }) => max),
    ...examplesHeld(draft, reading),
    ...(draft.said ?? []),
  ];
  const { unused, invented } = differences(clause, draft.rule, held);
  const left = leftOver(reading, draft);
  if (left.some((words) => SCORES_BY.test(words)) || unused.some(({ kind }) => kind === "points"))
    return { ...base, unused: left };
  const supplied = (draft.supplied ?? []).map(
    (message): ProposalFinding => ({ kind: "supplied", message }),
  );
  const certainty: Certainty =
    left.length + unused.length + invented.length + supplied.length + base.findings.length === 0
      ? "certain"
      : "guessed";
  return {
    ...base,
    rule: draft.rule,
    otherwise: draft.otherwise ?? null,
    facts: draft.facts,
    certainty,
    example: exampleOf(draft, clause),
    open: draft.open ?? [],
    unused: [
      ...left,
      ...unused
        .map(({ start, end }) => around(clause.sentence, start, end))
        .filter((phrase) => !left.some((each) => each.includes(normalise(phrase).text))),
    ],
    findings: [...base.findings, ...supplied],
  };
}

/** “其余按完成率计分”: another rule beside the one that fits. */
const SCORES_BY =
  /^(?:其余|其他|未完成|否则|不足).{0,8}按.{1,12}(?:计分|得分|给分|赋分)|按.{0,6}(?:插值|内插)/u;

const examplesHeld = ({ holds }: Draft, { examples }: Reading) =>
  holds.includes("examples")
    ? examples.flatMap(({ head, points }) => [
        points,
        ...[head.low, head.high].flatMap((edge) =>
          edge && "printed" in edge.at ? [edge.at.printed] : [],
        ),
      ])
    : [];

/** What the sentence says of the whole and the rule does not hold. */
function leftOver(reading: Reading, { holds }: Draft): string[] {
  const holdsNot = (what: Draft["holds"][number]) => !holds.includes(what);
  return [
    ...(holdsNot("rest") ? reading.rest : []),
    ...(reading.cap !== null && holdsNot("cap") ? [`最高${reading.cap}分`] : []),
    ...(reading.floor !== null && holdsNot("floor")
      ? [reading.floor === 0 ? "扣完为止" : `最多扣${reading.floor}分`]
      : []),
    ...(reading.otherwise && holdsNot("otherwise") ? [reading.otherwise.text] : []),
    ...(reading.highest && holdsNot("highest") ? ["取最高一项"] : []),
    ...(reading.best && holdsNot("best") ? [reading.best.text] : []),
    ...(reading.examples.length > 0 && holdsNot("examples") ? ["例"] : []),
    ...reading.vetoes.map(({ text }) => text),
  ];
}

/** The phrase that a number stands in. */
function around(sentence: string, start: number, end: number): string {
  const from = Math.max(
    ...[..."，。；,;、（("].map((sign) => sentence.lastIndexOf(sign, start - 1) + 1),
  );
  const after = sentence.slice(end).search(/[，。；,;、）)]/u);
  return sentence.slice(from, after < 0 ? undefined : end + after).trim();
}
