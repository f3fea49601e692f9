/** What a card lacks, vetoes, and facts that contradict each other, stage by stage. */
import { namesOf } from "../../formula/node";
import { isError, type Content } from "../../formula/values";
import { cellName, parseCellName } from "../../ledger/cells";
import { contradictionsOf, type Claim } from "../../ledger/conditions";
import { figureCell } from "../../ledger/figures";
import { criteriaOf } from "../../rubric/model";
import { saysYes } from "../../scoring/stage";
import type { CardContext } from "../card/context";
import type { CardEntry } from "../card/entries";
import { finding, foundIn, placeIn, words, type Place } from "../findings";
import type { IntakeFinding } from "../types";
import { lackingOf } from "./lacking";

export function stageFindings(context: CardContext, asked: string | undefined): IntakeFinding[] {
  return [
    ...(asked === undefined ? [] : aheadOf(context, asked)),
    ...vetoes(context),
    ...contradictions(context),
    ...missing(context, asked),
    ...emptied(context),
  ];
}

export const placeOf = ({ placed: { alignment, cell } }: CardEntry): Place =>
  placeIn(alignment.grid, cell.row, cell.column);

/** Something that a person put there, other than the form's own formula. */
export const isOwn = ({ standing, entry }: CardEntry): boolean =>
  standing !== "generated" &&
  standing !== "changed" &&
  (entry.origin === "typed" || entry.unreadable !== undefined);

/** Something typed in a stage later than the one that is asked for. */
function aheadOf({ entries, form }: CardContext, asked: string): IntakeFinding[] {
  const order = form.rubric.stages.map(({ id }) => id);
  if (!order.includes(asked)) return [];
  return entries
    .filter((entry) => isOwn(entry) && order.indexOf(entry.stage) > order.indexOf(asked))
    .map((entry) => {
      const found = foundIn(entry.placed.cell);
      return finding(
        "stage-ahead",
        "error",
        placeOf(entry),
        { expected: null, found },
        {
          zh: `“${entry.label.zh}”已经填了后一阶段（${words(found).zh}），本次只收“${stageName(form.rubric, asked).zh}”；请清空后一阶段的内容。`,
          en: `“${entry.label.en}” is filled in at a later stage (${words(found).en}), but “${stageName(form.rubric, asked).en}” is asked for; clear what stands in later stages.`,
        },
      );
    });
}

function stageName({ stages }: CardContext["form"]["rubric"], id: string) {
  return stages.find((stage) => stage.id === id)?.name ?? { zh: id, en: id };
}

function vetoes({ entries, form: { rubric } }: CardContext): IntakeFinding[] {
  const flags = new Set(
    criteriaOf(rubric)
      .filter(({ kind }) => kind === "veto")
      .map(({ criterion }) => criterion.id),
  );
  return entries
    .filter((entry) => entry.kind === "score" && flags.has(entry.id) && saysYes(entry.entry))
    .map((entry) => {
      const { zh, en } = stageName(rubric, entry.stage);
      return finding(
        "veto",
        "warning",
        placeOf(entry),
        { expected: null, found: foundIn(entry.placed.cell) },
        {
          zh: `一票否决：“${entry.label.zh}”在“${zh}”中填“是”；请核实。`,
          en: `a veto: “${entry.label.en}” says yes at “${en}”; verify it.`,
        },
      );
    });
}

/** Each pair of facts that cannot both be right, on the stage that somebody typed one of them at. */
function contradictions(context: CardContext): IntakeFinding[] {
  const { book } = context.form.ledger;
  return book.rubric.stages.flatMap(({ id }, stage) =>
    contradictionsOf(book, stage).flatMap(({ claims, message }) =>
      claims
        .filter(({ broken }) => context.read.holds(broken))
        .flatMap((claim) => ofClaim(context, id, claim, message)),
    ),
  );
}

function ofClaim(
  { read, byName, form }: CardContext,
  stage: string,
  { broken, sides }: Claim,
  message: IntakeFinding["message"],
): IntakeFinding[] {
  // What is too much is named, where somebody typed it.
  const at = [...(sides ? namesOf(sides[0]) : []), ...namesOf(broken)]
    .flatMap((cell) => form.ledger.lists.get(cell) ?? [cell])
    .flatMap((cell) => byName.get(cellName("fact", parseCellName(cell).id, stage)) ?? [])
    .find(isOwn);
  if (!at) return [];
  const [found = null, expected = null] = (sides ?? []).map((side) => read.value(side));
  const what = { expected: plain(expected), found: plain(found) };
  return [finding("impossible", "error", placeOf(at), what, message)];
}

const plain = (content: Content) => (isError(content) ? content.code : content);

/** Scores and facts that a begun stage lacks, one finding a stage; an error where no stage is complete. */
function missing(context: CardContext, asked: string | undefined): IntakeFinding[] {
  const { rubric } = context.form;
  const anyComplete = rubric.stages.some(
    ({ id }) => (asked === undefined || id === asked) && isWhole(context, id),
  );
  // What is asked for is due, whether or not anybody began it.
  const begun = rubric.stages.filter(({ id }) => id === asked || isBegun(context, id));
  const due = begun.length === 0 ? rubric.stages.slice(0, 1) : begun;
  return due
    .filter(({ id }) => asked === undefined || id === asked || !isAfter(context, id, asked))
    .flatMap(({ id, name }) => {
      const entries = lackingOf(context, id);
      if (entries.length === 0) return [];
      const [first] = entries as [CardEntry];
      const labels = [...new Set(entries.map(({ label }) => label))];
      const cells = cellsOf(entries);
      const shown = labels.slice(0, MOST_NAMED);
      const advice = fillIn(entries);
      const more = labels.length > shown.length ? { zh: "等", en: " …" } : { zh: "", en: "" };
      return [
        finding(
          "missing",
          anyComplete ? "warning" : "error",
          placeOf(first),
          { expected: null, found: cells },
          {
            zh: `“${name.zh}”还缺 ${entries.length} 项：${shown.map(({ zh }) => zh).join("、")}${more.zh}（${cells}）；${advice.zh}。`,
            en: `“${name.en}” still lacks ${entries.length}: ${shown.map(({ en }) => en).join(", ")}${more.en} (${cells}); ${advice.en}.`,
          },
        ),
      ];
    });
}

const MOST_NAMED = 8;

/** Sheet by sheet, as `评分表!F3、F5、基础数据!C7`. */
function cellsOf(entries: readonly CardEntry[]): string {
  let last: string | null = null;
  return entries
    .map((entry) => {
      const { sheet, cell } = placeOf(entry);
      const named = sheet === last ? cell : `${sheet}!${cell}`;
      last = sheet;
      return named;
    })
    .join("、");
}

/** 0 is a way to say “none” only where 0 may stand. */
function fillIn(entries: readonly CardEntry[]): { zh: string; en: string } {
  const takesZero = ({ asked }: CardEntry) =>
    asked.type === "number" && (asked.range?.min ?? 0) <= 0;
  const others = [
    ...new Set(entries.filter((entry) => !takesZero(entry)).map(({ label }) => label)),
  ];
  if (others.length === 0) return { zh: "请补填，没有的填 0", en: "fill them in, 0 for none" };
  if (entries.every((entry) => !takesZero(entry))) return { zh: "请补填", en: "fill them in" };
  const named = others.slice(0, MOST_NAMED);
  const more = others.length > named.length ? { zh: "等", en: " …" } : { zh: "", en: "" };
  return {
    zh: `请补填，没有的填 0（${named.map(({ zh }) => zh).join("、")}${more.zh}不能用 0 代替）`,
    en: `fill them in, 0 for none (but not for ${named.map(({ en }) => en).join(", ")}${more.en})`,
  };
}

function isAfter({ form: { rubric } }: CardContext, id: string, asked: string): boolean {
  const order = rubric.stages.map((stage) => stage.id);
  return order.indexOf(id) > order.indexOf(asked);
}

/** Somebody typed something in it. */
export const isBegun = ({ entries }: CardContext, stage: string): boolean =>
  entries.some(
    (entry) => entry.stage === stage && isOwn(entry) && !(entry.kind === "score" && isFlag(entry)),
  );

const isFlag = ({ asked }: CardEntry) => asked.type === "flag";

/** No criterion of the stage is missing, whatever else is wrong. */
export function isWhole({ read }: CardContext, stage: string): boolean {
  return (
    read.at(figureCell("missing", stage)) === 0 &&
    typeof read.at(figureCell("total", stage)) === "number"
  );
}

/** A cell that carried a value over and was emptied: the value of the stage before counts again. */
function emptied({ entries }: CardContext): IntakeFinding[] {
  return entries
    .filter(
      ({ standing, carries, entry }) =>
        standing === "replaced" && carries && entry.origin === "empty",
    )
    .map((entry) =>
      finding(
        "missing",
        "warning",
        placeOf(entry),
        { expected: entry.placed.form?.formula ?? null, found: null },
        {
          zh: `“${entry.label.zh}”原来沿用前一阶段的公式被清空，仍按前一阶段的内容计；请恢复公式，或填写更正后的数据。`,
          en: `the formula of “${entry.label.en}” that takes over the stage before was emptied; the stage before counts all the same. Restore it, or type a corrected value.`,
        },
      ),
    );
}
