import { mergeClasses } from "@fluentui/react-components";
import { useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
import type { ComparedCriterion, Said } from "../../scoring/stage-comparison";
import { formatScore } from "../state/format";
import type { CardView } from "../state/pane";
import { ownTexts } from "../../rubric/merged-cells";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import { EvidencePart } from "./EvidencePart";
import type { ListedCriterion } from "./listed";
import { ReasonPart } from "./ReasonPart";
import { ReceiptPart } from "./ReceiptPart";
import { ScorePart } from "./ScorePart";
import { signed } from "./signed";
import type { Review } from "./useReview";
import { useReviewWords } from "./words";
import styles from "./ComparedRow.module.css";

/** One criterion: what both stages say and how far apart they are. Open, it shows the document's words. */
export function ComparedRow(props: {
  view: CardView;
  row: ListedCriterion;
  /** The stage before and the stage under review. */
  stages: [string, string];
  names: [string, string];
  isBlind: boolean;
  open: boolean;
  /** Tab leads to it; the arrows lead on. */
  reachable: boolean;
  onChoose: () => void;
  /** Nothing where it cannot be changed. */
  review: Review | undefined;
  onAgree: () => void;
  /** What was asked for is said. */
  onDone: () => void;
}) {
  const { say } = useSpeech();
  const acts = useActWords();
  const score = useRef<HTMLInputElement>(null);
  const { view, row, stages, names, isBlind, open, reachable, review, onAgree } = props;
  const { criterion, before, after, place } = row;
  return (
    <li className={styles.row}>
      <button
        type="button"
        data-id={row.id}
        className={surface.action}
        aria-expanded={open}
        tabIndex={reachable ? 0 : -1}
        title={place && `${place.sheet}!${place.address}`}
        onClick={props.onChoose}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || !open) return;
          if (event.key === "=") onAgree();
          // What is typed on a row goes into its score: the field gets the sign itself.
          if (/^[-\d.]$/.test(event.key)) score.current?.focus();
        }}
      >
        <span className={styles.line}>
          <span className={styles.name}>{say(criterion.name)}</span>
          <DifferenceText row={row} before={names[0]} />
        </span>
        <span className={mergeClasses(surface.quiet, styles.block, surface.number)}>
          {!isBlind && (
            <>
              {names[0]} <SaidText said={before} /> ·{" "}
            </>
          )}
          {names[1]} <SaidText said={after} />
          {criterion.points !== undefined && ` / ${formatScore(criterion.points)}`}
          {row.wants === "missing" && ` · ${acts.reasonMissing}`}
          {row.wants === "confirm" && ` · ${acts.confirmReason}`}
        </span>
      </button>
      {open && (
        <div className={styles.open}>
          {review && <Acts {...props} review={review} score={score} />}
          <Clause row={row} />
          <EvidencePart view={view} review={review} criterion={row.id} />
          {!isBlind && (
            <ReceiptPart
              view={view}
              asked={{ key: row.id, stage: stages[after === null ? 0 : 1] }}
            />
          )}
        </div>
      )}
    </li>
  );
}

/** What can be done with an open row: score it, and say why. */
function Acts(props: {
  row: ListedCriterion;
  stages: [string, string];
  names: [string, string];
  isBlind: boolean;
  review: Review;
  score: RefObject<HTMLInputElement | null>;
  onAgree: () => void;
  onDone: () => void;
}) {
  const { say } = useSpeech();
  const { row, stages, names, isBlind, review, score, onAgree, onDone } = props;
  const { criterion, departure, before } = row;
  const [typed, setTyped] = useState<string | number | boolean>();
  const reason = useRef<HTMLSelectElement>(null);
  const isOther = !isBlind && typed !== undefined && typed !== before;
  const isDue = departure !== undefined || isOther;
  return (
    <>
      <ScorePart
        review={review}
        row={row}
        stage={stages[1]}
        stageName={names[1]}
        field={score}
        agree={isBlind ? undefined : onAgree}
        onTyped={(value) => {
          // The field of the reason is there before the next key comes.
          flushSync(() => setTyped(value));
          if (before !== null && value !== before) reason.current?.focus();
          else onDone();
        }}
      />
      {isDue && review.card.rows.length > 0 && (
        <ReasonPart
          key={departure?.reason ? `${departure.reason.code} ${departure.reason.text}` : ""}
          review={review}
          stage={stages[1]}
          name={say(criterion.name)}
          departure={departure}
          reasonKey={criterion.id}
          list={reason}
          onDone={onDone}
        />
      )}
    </>
  );
}

function SaidText({ said }: { said: Said }) {
  const own = useReviewWords();
  if (said === null) return own.nothingSaid;
  if (typeof said === "boolean") return said ? own.vetoYes : own.vetoNo;
  return formatScore(said);
}

function DifferenceText(props: { row: ComparedCriterion; before: string }) {
  const { state, before, after } = props.row;
  const own = useReviewWords();
  const quiet = mergeClasses(surface.quiet, styles.difference);
  if (state === "hidden") return null;
  if (state === "open") return <span className={quiet}>{own.open}</span>;
  if (state === "empty") return <span className={quiet}>{own.empty}</span>;
  if (state === "same") return <span className={quiet}>{own.same}</span>;
  if (state === "only-after") return <span className={quiet}>{own.onlyAfter(props.before)}</span>;
  const numbers = typeof before === "number" && typeof after === "number";
  const text = numbers ? signed(before, after) : own.difference;
  return <strong className={mergeClasses(surface.number, styles.difference)}>{text}</strong>;
}

/** The printed words that the score is given by. */
function Clause({ row: { criterion } }: { row: ComparedCriterion }) {
  const texts = Object.entries(ownTexts(criterion))
    .filter(([column]) => column !== "points")
    .map(([, text]) => text)
    .filter((text) => text.trim() !== "" && text !== criterion.name.zh);
  return (
    <>
      <p className={surface.quiet}>{criterion.clause}</p>
      {texts.map((text, index) => (
        <p key={index} className={mergeClasses(surface.quote, styles.wording)}>
          {text}
        </p>
      ))}
    </>
  );
}
