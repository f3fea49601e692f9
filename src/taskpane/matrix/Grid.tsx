import { mergeClasses } from "@fluentui/react-components";
import { Fragment, useEffect, useId, useRef } from "react";
import type { KeyboardEvent } from "react";
import { subtract } from "../../formula/decimal";
import { inputAt, type ReviewCard } from "../../review/card";
import type { MatrixColumn } from "../../review/matrix/columns";
import { valueIn } from "../../review/matrix/values";
import { REASONS } from "../../review/reason-rows";
import { askedOfInput } from "../../review/typed";
import { LinkButton } from "../kit/LinkButton";
import { formatScore } from "../state/format";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import type { AllDrafts } from "./drafts";
import { refusalOf } from "./refusal";
import { useMatrixWords } from "./words";
import styles from "./Matrix.module.css";

interface GridProps {
  cards: readonly ReviewCard[];
  columns: readonly MatrixColumn[];
  stage: string;
  drafts: AllDrafts;
  onType(card: string, key: string, text: string, shown: string, base: string): void;
  /** To another criterion. */
  onMove(by: number): void;
  takesFocus: boolean;
}

/** A row a unit; a reason stands below where it is due, or given. */
export function Grid(props: GridProps) {
  const words = useMatrixWords();
  const { cards, columns, onMove, takesFocus } = props;
  const grid = useRef<HTMLTableElement>(null);
  const reasons = useId();
  const shown = columns.filter(({ kind }) => kind !== "reason");
  useEffect(() => {
    if (takesFocus) inputsIn(grid.current)[0]?.focus();
  }, [takesFocus]);

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    const { key, target } = event;
    if (key === "PageDown" || key === "PageUp") {
      event.preventDefault();
      return onMove(key === "PageDown" ? 1 : -1);
    }
    const by = key === "ArrowUp" ? -1 : key === "Enter" || key === "ArrowDown" ? 1 : 0;
    if (by === 0 || !(target instanceof HTMLInputElement)) return;
    // The arrows choose among the reasons of the short list.
    if (target.dataset.column === undefined || (target.list && key !== "Enter")) return;
    event.preventDefault();
    const own = inputsIn(grid.current).filter(
      ({ dataset }) => dataset.column === target.dataset.column,
    );
    const next = own[own.indexOf(target) + by];
    if (next) return next.focus();
    if (key === "Enter") onMove(1);
  }

  return (
    <div className={styles.scroll}>
      <table ref={grid} className={styles.grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            {shown.map(({ key, headers }) => (
              <th key={key} scope="col">
                {headers[2]}
              </th>
            ))}
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <UnitRow key={card.id} {...props} {...{ card, reasons, shown }} />
          ))}
        </tbody>
      </table>
      <datalist id={reasons}>
        {Object.values(REASONS).map(({ zh }) => (
          <option key={zh} value={zh} />
        ))}
      </datalist>
    </div>
  );
}

const inputsIn = (grid: HTMLTableElement | null): HTMLInputElement[] => [
  ...(grid?.querySelectorAll<HTMLInputElement>("input[data-column]") ?? []),
];

function UnitRow(
  props: GridProps & { card: ReviewCard; reasons: string; shown: readonly MatrixColumn[] },
) {
  const { card, columns, shown, stage, drafts, reasons } = props;
  const { unit } = card.scorecard;
  const pane = usePane();
  const own = drafts[card.id] ?? {};
  const reason = columns.find(({ kind }) => kind === "reason");
  const scores = shown.filter(({ kind }) => kind === "score" || kind === "veto");
  const [before, after] = [
    scores.find((column) => column.stage !== stage),
    scores.find((column) => column.stage === stage),
  ];
  const draft = after && own[after.key]?.text;
  const isWrong = draft !== undefined && refusalOf(card, columns, after!.key, draft) !== null;
  const difference = isWrong ? null : differenceOf(card, before, after, own);
  const isDue = difference !== null && difference !== 0;
  const given = reason ? valueIn(card, reason).text : "";
  const isAsked = reason && (isDue || given !== "" || own[reason.key] !== undefined);
  const place = after && inputAt(card, stage, after.id, after.kind)?.place;
  return (
    <Fragment>
      <tr>
        <th scope="row">
          {place ? <LinkButton onClick={() => void pane.goTo(place)}>{unit}</LinkButton> : unit}
        </th>
        {shown.map((column) => (
          <td key={column.key}>
            <Cell {...props} {...{ column, unit }} />
          </td>
        ))}
        <td className={mergeClasses(surface.number, isDue && styles.due)}>
          {difference === null ? "" : `${difference > 0 ? "+" : ""}${formatScore(difference)}`}
        </td>
      </tr>
      {isAsked && (
        <tr className={styles.reasons}>
          <td colSpan={shown.length + 2}>
            <Cell {...props} {...{ column: reason, unit }} list={reasons} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** With what is typed here, where it is a number. */
function differenceOf(
  card: ReviewCard,
  before: MatrixColumn | undefined,
  after: MatrixColumn | undefined,
  drafts: AllDrafts[string] = {},
): number | null {
  if (!before || !after) return null;
  const typed = drafts[after.key]?.text.trim();
  const [was, is] = [before, after].map((column) => valueIn(card, column).shown);
  const now = typed === undefined ? is : typed === "" ? null : Number(typed.normalize("NFKC"));
  return typeof was === "number" && typeof now === "number" && Number.isFinite(now)
    ? subtract(now, was)
    : null;
}

function Cell(
  props: GridProps & { card: ReviewCard; column: MatrixColumn; unit: string; list?: string },
) {
  const { say } = useSpeech();
  const words = useMatrixWords();
  const problem = useId();
  const { card, column, unit, columns, drafts, onType, list } = props;
  const { shown, text: base } = valueIn(card, column);
  const standing = shown === null ? "" : String(shown);
  if (!column.isTyped)
    return (
      <span className={mergeClasses(surface.number, styles.computed)}>
        {typeof shown === "number" ? formatScore(shown) : standing}
      </span>
    );
  const draft = drafts[card.id]?.[column.key]?.text;
  const refusal = draft === undefined ? null : refusalOf(card, columns, column.key, draft);
  const isReason = column.kind === "reason";
  const asked =
    column.kind === "reason"
      ? null
      : askedOfInput(card.rubric, { ...column, kind: column.kind, key: column.id });
  const most =
    asked?.type === "number" && asked.range && asked.range.max !== Infinity
      ? `≤ ${asked.range.max}`
      : asked?.type === "flag"
        ? "是/否"
        : asked?.type === "letter"
          ? asked.letters.join("/")
          : "";
  return (
    <>
      <input
        className={mergeClasses(
          styles.input,
          isReason && styles.wide,
          draft !== undefined && styles.draft,
        )}
        aria-label={isReason ? words.reasonFor(unit) : words.cell(unit, column.headers[2])}
        {...(refusal && { "aria-invalid": true, "aria-describedby": problem })}
        {...(list !== undefined && { list })}
        data-column={column.key}
        autoComplete="off"
        maxLength={isReason ? 500 : 40}
        placeholder={isReason ? words.reason : most}
        value={draft ?? standing}
        onChange={({ target }) => onType(card.id, column.key, target.value, standing, base)}
      />
      {refusal && (
        <span id={problem} className={styles.problem}>
          {say(refusal)}
        </span>
      )}
    </>
  );
}
