/** “制定方案得2分；组织情况由考核组酌情给0—3分”: a sentence of parts, some by data and some by a person. */
import { clausesOf, type Clause } from "../sentence/clauses";
import { normalise } from "../sentence/normalise";
import { NUMBER } from "../sentence/units";
import { readEffect } from "../sentence/statements/effects";
import { readWhole } from "../sentence/statements/whole";
import { isPlain } from "./forms/flags";
import { WHO_SCORES } from "./forms/form";
import { readSentence, type Reading } from "./reading";
import type { Example, Proposal, ProposedPart, ScoringClause } from "./types";

/** What {@link partsIn} makes of a sentence. */
export type PartsProposal = Required<Pick<Proposal, "parts">> &
  Pick<Proposal, "facts" | "certainty" | "example" | "open" | "unused" | "findings">;

/**
 * The parts of a row, where each says its own points and these add up to the row's; null where they do not, or where no
 * person has to score any of them: then it is no matter of parts.
 *
 * @param propose what is proposed for one of them
 */
export function partsIn(
  { sentence, points, kind }: ScoringClause,
  propose: (clause: ScoringClause) => Proposal,
): PartsProposal | null {
  if (points === null || kind !== "scored") return null;
  const pieces = piecesOf(normalise(sentence).text);
  if (pieces.length < 2) return null;
  const read = pieces.map((text) => partOf(text, propose));
  if (!read.every((part) => part !== null) || !read.some(({ proposal }) => proposal === null))
    return null;
  const sum = Number(read.reduce((all, { part }) => all + part.points, 0).toPrecision(12));
  const names = read.flatMap(({ proposal }) => proposal?.facts.map(({ name }) => name) ?? []);
  if (sum !== points || new Set(names).size < names.length) return null;
  return together(read);
}

interface Piece {
  readonly part: ProposedPart;
  /** Of what is computed; null of what a person scores. */
  readonly proposal: Proposal | null;
  /** Nothing says who scores it, and no yes or no answers it. */
  readonly isUnsaid: boolean;
}

function together(read: readonly Piece[]): PartsProposal {
  const computed = read.flatMap(({ proposal, part }, at) =>
    proposal ? [{ proposal, name: part.name, at }] : [],
  );
  const proposals = computed.map(({ proposal }) => proposal);
  const isUnsaid = read.some((piece) => piece.isUnsaid);
  return {
    parts: read.map(({ part }) => part),
    facts: proposals.flatMap(({ facts }) => facts),
    certainty:
      computed.length === 0
        ? "judged"
        : isUnsaid || proposals.some(({ certainty }) => certainty !== "certain")
          ? "guessed"
          : "certain",
    example: exampleOf(computed),
    open: computed.flatMap(({ proposal, at }) =>
      proposal.open.map((question) => ({ ...question, id: `${question.id}-${at + 1}`, part: at })),
    ),
    unused: proposals.flatMap(({ unused }) => unused),
    findings: [
      ...proposals.flatMap(({ findings }) => findings),
      ...(isUnsaid && computed.length > 0
        ? [{ kind: "supplied" as const, message: WHO_SCORES }]
        : []),
    ],
  };
}

/** The computed parts alone: of the whole a person has a say. */
const exampleOf = (computed: readonly { name: string; proposal: Proposal }[]): Example => ({
  inputs: Object.assign({}, ...computed.map(({ proposal }) => proposal.example.inputs)),
  value: null,
  text: computed
    .filter(({ proposal }) => proposal.example.text !== "")
    .map(({ name, proposal }) => `${name}：${proposal.example.text}`)
    .join("；"),
});

function partOf(text: string, propose: (clause: ScoringClause) => Proposal): Piece | null {
  const reading = readSentence(text, null);
  const name = nameOf(text);
  const points = reading.judged.length > 0 ? judgedPoints(text) : ownPoints(reading);
  if (points === null || name === "") return null;
  const judged = { part: { name, points, rule: null }, proposal: null };
  if (reading.judged.length > 0)
    return reading.lines.some(({ effect }) => effect.type !== "award")
      ? null
      : { ...judged, isUnsaid: false };
  const proposal = propose({ sentence: text, points, kind: "scored" });
  if (proposal.rule === "judged" || proposal.rule === "flag" || proposal.otherwise) return null;
  if (isPraise(reading)) return { ...judged, isUnsaid: true };
  if (proposal.rule === null || proposal.findings.some(({ kind }) => kind !== "supplied"))
    return null;
  return { part: { name, points, rule: proposal.rule }, proposal, isUnsaid: false };
}

/** “工作成效显著（2分）”: points behind words that no yes or no answers. */
const isPraise = ({ lines, targets, parts, about }: Reading): boolean =>
  lines.length + targets.length === 0 &&
  parts.length === 1 &&
  !/\d/u.test(parts[0]!.text) &&
  (about !== "" || !isPlain(parts[0]!.text));

/** What a computed part is worth: its cap, the most that one of its lines brings, or what stands in brackets. */
function ownPoints({ cap, lines, parts }: Reading): number | null {
  if (cap !== null) return cap;
  const awards = lines.flatMap(({ heads, effect }) =>
    effect.type === "award"
      ? [heads.some(({ type }) => type === "step") ? NaN : effect.points]
      : [],
  );
  const all = [...awards, ...parts.map(({ points }) => points)];
  return all.length === 0 || all.some(Number.isNaN) || parts.length > 1 ? null : Math.max(...all);
}

const RANGE = new RegExp(`(?<!扣|减)${NUMBER}-(?<most>${NUMBER})分`, "u");
const MOST = new RegExp(`(?:最高|最多|满分|不超过)(?:得|给|加|计|为)*(?<most>${NUMBER})分`, "u");
const BRACKET = new RegExp(`\\((?<most>${NUMBER})分[,)]`, "u");

/** What a person may give at most. */
function judgedPoints(text: string): number | null {
  const most = [BRACKET, RANGE, MOST].map((each) => each.exec(text)?.groups?.["most"]);
  const found = most.find((each) => each !== undefined);
  return found === undefined ? null : Number(found);
}

const LONGEST_NAME = 30;

/** The words of a part before anything scores. */
function nameOf(text: string): string {
  const words = clausesOf(text)[0]?.text ?? "";
  const head = readEffect(words.replace(RANGE, (range) => range.replace(/^.*-/u, "")))?.head;
  const plain = (head ?? words).replace(JUDGING, "").replace(/(?:的|者)$/u, "");
  return (plain || words).slice(0, LONGEST_NAME);
}

const JUDGING =
  /(?:,)?(?:由.{1,16}|酌情|视情|适当|(?:根据|视|按照?).{1,20}(?:情况|程度|效果|质量).*)$/u;

/** A part ends with a sentence, and before and behind what a person judges; what has no points goes with the one before. */
function piecesOf(text: string): string[] {
  const clauses = clausesOf(text);
  const starts = clauses.filter((clause, at) => at === 0 || begins(text, clauses, at));
  const pieces = starts.map(({ start }, at) =>
    text.slice(start, starts[at + 1]?.start).replace(/[\s,;。、(]+$/u, ""),
  );
  return pieces.reduce<string[]>((whole, piece) => {
    const last = whole.at(-1);
    if (last === undefined || (hasPoints(last) && hasPoints(piece))) return [...whole, piece];
    return [...whole.slice(0, -1), `${last};${piece}`];
  }, []);
}

function begins(text: string, clauses: readonly Clause[], at: number): boolean {
  const { start, kind } = clauses[at]!;
  const before = text.slice(clauses[at - 1]!.start, start);
  if (kind !== "words" || isInBracket(text, start)) return false;
  const whole = readWhole(clauses[at]!.text)?.says;
  if (whole !== undefined && whole !== "judged") return false;
  return /[;。\n]/u.test(before) || whole === "judged" || isJudged(clauses[at - 1]!);
}

const isInBracket = (text: string, at: number): boolean =>
  text.lastIndexOf("(", at - 1) > text.lastIndexOf(")", at - 1);

const isJudged = ({ text }: Clause): boolean => readWhole(text)?.says === "judged";

function hasPoints(text: string): boolean {
  const reading = readSentence(text, null);
  return (reading.judged.length > 0 ? judgedPoints(text) : ownPoints(reading)) !== null;
}
