/** What people typed: whether it can be read, lies within its bounds, and stands where something may be typed. */
import { compare9 } from "../../formula/decimal";
import { rulingOf } from "../../ledger/criteria";
import { formatNumber } from "../../formula/values";
import { readTypedNumber } from "../../sheets/plan/typed-number";
import { isDateFormat } from "../../sheets/read/cells";
import type { CardContext } from "../card/context";
import type { CardEntry } from "../card/entries";
import { finding, foundIn, placeIn, words, type Place } from "../findings";
import type { Found, IntakeFinding } from "../types";

export function inputFindings(context: CardContext): IntakeFinding[] {
  return context.entries.flatMap((entry) => [
    ...ofReading(context, entry),
    ...ofBounds(entry),
    ...ofReplaced(context, entry),
    ...ofFormula(entry),
  ]);
}

const placeOf = ({ placed: { alignment, cell } }: CardEntry): Place =>
  placeIn(alignment.grid, cell.row, cell.column);

const heldBy = ({ placed }: CardEntry): Found => foundIn(placed.cell);

/** What the reader could not read, or read otherwise than it stands. */
function ofReading(context: CardContext, entry: CardEntry): IntakeFinding[] {
  const place = placeOf(entry);
  const found = heldBy(entry);
  return entry.said.map(({ kind, message }) => {
    const said = withoutPlace(message, place);
    if (kind === "read-as") {
      const expected = entry.entry.value;
      const severity = changesSheet(context, entry) ? "warning" : "note";
      return finding("read-tolerantly", severity, place, { expected, found }, said);
    }
    const isNumber = entry.asked.type === "number" && isOutside(entry);
    return finding(isNumber ? "out-of-range" : "unreadable-value", "error", place, { found }, said);
  });
}

/** The reader's messages begin with the cell; findings do so by themselves. */
function withoutPlace({ zh, en }: { zh: string; en: string }, { sheet, cell }: Place) {
  const at = `${sheet}!${cell} `;
  const cut = (text: string) => (text.startsWith(at) ? text.slice(at.length) : text);
  return { zh: cut(zh), en: cut(en) };
}

/** A number, but none that can stand there. */
function isOutside({ placed: { cell }, asked, entry }: CardEntry): boolean {
  if (asked.type !== "number" || isDateFormat(cell.numberFormat)) return false;
  const plain = readTypedNumber(entry.unreadable ?? cell.value, {
    type: "signed",
    units: asked.kind.units ?? [],
  });
  const isText = typeof cell.value === "string" && cell.formula === undefined;
  return plain.status === "read" && !(isText && asked.kind.type === "rate" && plain.value === 1);
}

/** Whether the sheet's own figures come out otherwise than the reading does. */
function changesSheet({ held, read, form }: CardContext, { stage }: CardEntry): boolean {
  return [...form.ledger.nodes.keys()].some((name) => {
    const isOfStage = /^(score|earned)\|/.test(name) && name.endsWith(`|${stage}`);
    if (!isOfStage && name !== `figure|total|${stage}`) return false;
    const [shown, due] = [held.at(name), read.at(name)];
    return typeof due === "number" && (typeof shown !== "number" || compare9(shown, due) !== 0);
  });
}

function ofBounds(entry: CardEntry): IntakeFinding[] {
  const { value, origin } = entry.entry;
  if (typeof value !== "number" || origin !== "typed") return [];
  const range = entry.asked.type === "number" ? entry.asked.range : undefined;
  if (!range) return [];
  const { min, max } = range;
  const low = compare9(value, min) < 0;
  if (!low && compare9(value, max) <= 0) return [];
  const expected = low ? min : max;
  const within = max === Infinity ? `${min}` : `${min}–${max}`;
  return [
    finding(
      "out-of-range",
      "error",
      placeOf(entry),
      { expected, found: heldBy(entry) },
      {
        zh: `“${entry.label.zh}”填的 ${formatNumber(value)} 超出范围（${within}），请更正。`,
        en: `${formatNumber(value)} for “${entry.label.en}” is out of range (${within}); correct it.`,
      },
    ),
  ];
}

/** A value, or nothing, where the form has a formula. */
function ofReplaced(context: CardContext, entry: CardEntry): IntakeFinding[] {
  if (entry.standing !== "replaced" || entry.carries) return [];
  const ruled = context.read.generated(entry.name);
  const found = heldBy(entry);
  const expected = typeof ruled === "number" ? ruled : null;
  if (expected === null && (found === null || isLeftToPerson(context, entry))) return [];
  const { value } = entry.entry;
  const same = expected !== null && typeof value === "number" && compare9(value, expected) === 0;
  const severity = expected === null || same ? "warning" : "error";
  const [due, is] = [words(expected), words(found)];
  return [
    finding(
      "rule-replaced",
      severity,
      placeOf(entry),
      { expected, found },
      {
        zh:
          expected === null
            ? `“${entry.label.zh}”应由公式按基础数据计算，现为直接填写的${is.zh}；请恢复公式并补填基础数据。`
            : `“${entry.label.zh}”的计分公式被${is.zh}代替，按规则应为${due.zh}；请恢复公式。`,
        en:
          expected === null
            ? `“${entry.label.en}” is computed from facts, and ${is.en} was typed over its formula; restore it and fill in the facts.`
            : `the formula of “${entry.label.en}” was replaced by ${is.en}; its rule gives ${due.en}. Restore the formula.`,
      },
    ),
  ];
}

/** The rule itself leaves the score to a person here, or nobody scored part by part. */
function isLeftToPerson(
  { form: { ledger, rubric }, read }: CardContext,
  entry: CardEntry,
): boolean {
  const criterion = ledger.book.criteria.find(({ id }) => id === entry.id);
  if (criterion?.rule.type === "judged") return true;
  if (criterion?.rule.type !== "formula") return false;
  const stage = rubric.stages.findIndex(({ id }) => id === entry.stage);
  const { lacks, applies } = rulingOf(ledger.book, criterion, stage);
  if (lacks.some(({ node }) => read.holds(node))) return false;
  return criterion.rule.elseJudged || (applies !== undefined && read.value(applies) === false);
}

/** A person's own formula where a value is asked for, or over one that only carries a value. */
function ofFormula(entry: CardEntry): IntakeFinding[] {
  const { worked, standing, placed } = entry;
  if (!worked || (standing === "changed" && !entry.carries)) return [];
  const place = placeOf(entry);
  const { value } = entry.entry;
  const what = { expected: value, found: heldBy(entry) };
  if (worked.value === null)
    return [
      finding("formula-typed", "error", place, what, {
        zh: `“${entry.label.zh}”里填的是公式 ${placed.cell.formula}，这里算不出它的结果；请改填数值。`,
        en: `“${entry.label.en}” holds the formula ${placed.cell.formula}, which cannot be computed here; type a value.`,
      }),
    ];
  return [
    finding("formula-typed", worked.refersToCells ? "warning" : "note", place, what, {
      zh: `“${entry.label.zh}”里填的是公式 ${placed.cell.formula}，按 ${words(value).zh} 读取；最好直接填数值。`,
      en: `“${entry.label.en}” holds the formula ${placed.cell.formula} and is read as ${words(value).en}; a plain value is better.`,
    }),
  ];
}
