/** A sentence's statements brought together: what depends on what, and what bounds the whole. */
import {
  statementsOf,
  type Benchmark,
  type Bound,
  type Effect,
  type Head,
  type Statement,
  type Whole,
} from "../sentence/statements";
import { BENCHMARK, benchmark } from "../sentence/statements/words";

/** Conditions that hold together, and what they bring. */
export interface Line {
  readonly heads: readonly Head[];
  readonly effect: Effect;
  /** “各得2分”: for each of what the head lists. */
  readonly each: boolean;
  readonly text: string;
}

type Veto = Extract<Statement, { says: "veto" }>;
type Best = Extract<Statement, { says: "best" }>;
type Product = Extract<Statement, { says: "formula" }>;

export interface Reading {
  readonly lines: readonly Line[];
  /** Conditions without an effect of their own: what a step is measured against. */
  readonly targets: readonly Head[];
  readonly otherwise: Line | null;
  readonly cap: number | null;
  readonly limits: readonly { of: Whole; max: number }[];
  /** null: nothing said · 0: down to nothing · k: no more than k taken. */
  readonly floor: number | null;
  readonly highest: boolean;
  /** A step begun counts as one. */
  readonly rounding: boolean;
  /** The best of all units has the full points. */
  readonly best: Best | null;
  readonly examples: readonly { head: Bound; points: number }[];
  readonly products: readonly Product[];
  readonly vetoes: readonly Veto[];
  readonly judged: readonly string[];
  /** “…（2分）”: words with points of their own. */
  readonly parts: readonly { text: string; points: number }[];
  /** What is said before anything scores: what it is about. */
  readonly about: string;
  /** What is said and says nothing that could be read. */
  readonly rest: readonly string[];
}

type Draft = {
  -readonly [K in keyof Reading]: Reading[K] extends readonly (infer T)[] ? T[] : Reading[K];
};

/** @param points the row's own, for a bracket that only repeats them */
export function readSentence(sentence: string, points: number | null): Reading {
  const gathered = new Gatherer(points);
  for (const statement of statementsOf(sentence)) gathered.take(statement);
  return gathered.finish();
}

/** Where something is looked up or proved: nothing that scores. */
const EVIDENCE =
  /^(?:查|查看|查阅|听取|以|依据|根据|据|按照?|需|须|应?提供|证明材料|佐证|材料|数据来源|统计|注|说明|见|参照|由).*(?:为准|材料|记录|证明|资料|文件|统计|数据|佐证|台账|照片|截图|提供|档案|通知|确认|汇报|文号)?$|^以此类推$|^依此类推$|^依次类推$|^不再赘述$/u;

/** “不低于50元,达标得5分”: the condition just before. */
const REACHED = /^(?:达标|达到|达到要求|达到标准|完成|符合)$/u;

/** “每月5日前报送”: when, of what is counted anyway. */
const EACH_TIME = /每(?:个?月|周|季度?|学期|年)(?:的)?\d{1,2}日(?:之?前|以前)(?=.)/u;

/** “扣分上不封顶”: of the whole, not what a sentence is about. */
const UNCAPPED = /不封顶|不设[上下]?限|无上限/u;

const COMPARED = new RegExp(`^(?:与|和|同|较|比)(?<named>${BENCHMARK})(?:相比|比较)?$`, "u");

function comparison(words: string): Benchmark | null {
  const named = COMPARED.exec(words)?.groups?.["named"];
  return named === undefined ? null : benchmark(named);
}

class Gatherer {
  private readonly draft: Draft = {
    lines: [],
    targets: [],
    otherwise: null,
    cap: null,
    limits: [],
    floor: null,
    highest: false,
    rounding: false,
    best: null,
    examples: [],
    products: [],
    vetoes: [],
    judged: [],
    parts: [],
    about: "",
    rest: [],
  };
  private pending: { head: Head; text: string }[] = [];
  /** Words of the clause just before. */
  private words: string | null = null;
  /** “与上年相比,”: what the steps after it are measured against. */
  private against: { at: Benchmark; text: string; isUsed: boolean } | null = null;

  constructor(private readonly points: number | null) {}

  take(statement: Statement): void {
    const words = this.words;
    this.words = null;
    switch (statement.says) {
      case "words":
        if (words !== null) this.settle(words);
        return this.say(statement.text);
      case "holds":
        if (words !== null) this.settle(words);
        this.pending.push({ head: statement.head, text: statement.text });
        return;
      case "brings":
        return this.bring(statement.effect, statement.text, words);
      case "points":
        return this.pointed(statement.points, statement.text, words);
      case "scores": {
        // “作典型发言的，每次加2分”: what is counted stands before.
        const { head } = statement;
        const isBare = head.type === "step" && head.each && head.subject + head.noun === "";
        if (words === null || !isBare || !/[的者]$/u.test(words)) break;
        return this.add({ ...statement, head: { ...head, noun: words.replace(/[的者]$/u, "") } });
      }
      default:
    }
    if (words !== null) this.settle(words);
    return this.add(statement);
  }

  finish(): Reading {
    if (this.words !== null) this.settle(this.words);
    this.toTargets();
    if (this.against && !this.against.isUsed) this.draft.rest.push(this.against.text);
    return this.draft;
  }

  private add(statement: Statement): void {
    const { draft } = this;
    switch (statement.says) {
      case "scores":
        if (
          statement.head.type === "done" &&
          REACHED.test(statement.head.text) &&
          this.pending.length > 0
        )
          return this.bring(statement.effect, statement.text, null);
        this.toTargets();
        return this.line(
          [statement.head],
          statement.effect,
          statement.each === true,
          statement.text,
        );
      case "cap":
        if (statement.whole && !this.isOwn(statement.whole, statement.points))
          draft.limits.push({ of: statement.whole, max: statement.points });
        else if (draft.cap === null) draft.cap = statement.points;
        else draft.rest.push(statement.text);
        return;
      case "floor":
        draft.floor = statement.taken ?? 0;
        return;
      case "highest":
        draft.highest = true;
        return;
      case "rounding":
        draft.rounding = true;
        return;
      case "best":
        if (draft.best === null) draft.best = statement;
        else draft.rest.push(statement.text);
        return;
      case "formula":
        draft.products.push(statement);
        return;
      case "example":
        draft.examples.push(statement);
        return;
      case "veto":
        draft.vetoes.push(statement);
        return;
      case "judged":
        draft.judged.push(statement.text);
    }
  }

  /** “总分不超过2分” of a row of 2 points means the row. */
  private readonly isOwn = (whole: Whole, max: number) =>
    whole === "total" && this.points !== null && max <= this.points;

  private line(said: Head[], effect: Effect, each: boolean, text: string): void {
    const heads = said.map((head) => this.compared(head));
    const made = { heads, effect, each, text };
    // “两项内容各占5分”: each of things that are not listed.
    if (each && heads.some(({ type }) => type === "bound")) return void this.draft.rest.push(text);
    const isOther = heads.length === 1 && heads[0]!.type === "otherwise";
    if (!isOther) this.draft.lines.push(made);
    else if (this.draft.otherwise === null) this.draft.otherwise = made;
    else this.draft.rest.push(text);
  }

  private say(words: string): void {
    const at = comparison(words);
    if (at) this.against = { at, text: words, isUsed: false };
    else this.words = words;
  }

  private compared(head: Head): Head {
    if (!this.against || head.type !== "step" || head.way === "event" || head.against) return head;
    this.against.isUsed = true;
    return { ...head, against: this.against.at };
  }

  /** “达到90%的，得5分”: the effect of the clauses just before. */
  private bring(effect: Effect, text: string, words: string | null): void {
    if (words !== null)
      this.line([{ type: "done", text: words }], effect, false, `${words},${text}`);
    else if (this.pending.length > 0) {
      const heads = this.pending.map(({ head }) => head);
      this.line(heads, effect, false, [...this.pending.map((each) => each.text), text].join());
      this.pending = [];
    } else if (effect.type === "ratio")
      this.line([{ type: "done", text: "" }], effect, false, text);
    else this.draft.rest.push(text);
  }

  private pointed(points: number, text: string, words: string | null): void {
    if (words !== null) this.draft.parts.push({ text: words, points });
    else if (this.pending.length > 0) this.bring({ type: "award", points }, text, null);
    else if (points !== this.points) this.draft.rest.push(text);
  }

  private toTargets(): void {
    this.draft.targets.push(...this.pending.map(({ head }) => head));
    this.pending = [];
  }

  private settle(written: string): void {
    const { draft } = this;
    const words = written.replace(EACH_TIME, "");
    const begun = draft.lines.length + draft.judged.length + draft.vetoes.length > 0;
    if (/^(?:截至|截止|按照?|依据|根据|以).*(?:统计|采集|数据|核算|计算|为准)$/u.test(words))
      return;
    if (!begun && !/\d/u.test(words) && !UNCAPPED.test(words))
      draft.about += (draft.about && ",") + words;
    else if (!EVIDENCE.test(words)) draft.rest.push(words);
  }
}
