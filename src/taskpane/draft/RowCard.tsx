import {
  Button,
  Field,
  mergeClasses,
  Radio,
  RadioGroup,
  Textarea,
} from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { useId, useState } from "react";
import { exampleIn, spansOf } from "../../authoring";
import { JUDGED, type DraftCriterion } from "../../authoring/draft";
import { LinkButton } from "../kit/LinkButton";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { isAsProposed, resetsOthers, type RowDecision } from "./decisions";
import styles from "./DraftPage.module.css";
import { asked } from "./english";
import { Sentence } from "./Sentence";
import { useSession } from "./useSession";
import { words } from "./words";

export interface RowProps {
  row: DraftCriterion;
  at: number;
  decision: RowDecision;
  /** Shows the cell in the workbook; nothing for the table of a file. */
  onGoTo: (() => void) | undefined;
  onConfirmed: () => void;
}

/** One row of the table: its sentence, the rule that is proposed, what it gives, and what a person says to it. */
export function RowCard({ row, at, decision, onGoTo, onConfirmed }: RowProps) {
  const { say } = useSpeech();
  const session = useSession();
  const heading = useId();
  const [lacking, setLacking] = useState(false);
  const sentence = row.standard ?? row.wording;
  const { proposal, points, kind } = row;
  const { numbers } = spansOf({ sentence, points, kind }, proposal);
  // Those of a row that a person judges are for whoever scores it.
  const isJudged = proposal.rule === "judged" && !proposal.parts;

  function confirm() {
    if (decision.rule.trim() === "") return setLacking(true);
    session.confirm(at, true);
    onConfirmed();
  }

  return (
    <article className={mergeClasses(surface.sheet, styles.row)} aria-labelledby={heading}>
      <div className={styles.line}>
        <h3 id={heading} className={mergeClasses(surface.strong, styles.heading)} lang="zh-CN">
          {at + 1}. {row.standard === null ? (row.subsection ?? row.section) : row.wording}
        </h3>
        {decision.confirmed && (
          <span className={styles.confirmed}>
            <CheckmarkCircleFilled aria-hidden />
            {say(words.rows.confirmed)}
          </span>
        )}
      </div>
      <Facts row={row} decision={decision} onGoTo={onGoTo} />
      <Sentence text={sentence} numbers={isJudged ? [] : numbers} />
      <Field
        label={say(words.rows.rule)}
        validationMessage={lacking && !decision.rule.trim() ? say(words.rows.ruleMissing) : null}
      >
        <Textarea
          value={decision.rule}
          resize="vertical"
          lang="zh-CN"
          spellCheck={false}
          onChange={(_, { value }) => session.write(at, value)}
        />
      </Field>
      <Proposed row={row} decision={decision} />
      <Questions row={row} at={at} decision={decision} />
      <div className={styles.buttons}>
        {decision.confirmed ? (
          <Button size="small" onClick={() => session.confirm(at, false)}>
            {say(words.rows.unconfirm)}
          </Button>
        ) : (
          <Button size="small" appearance="primary" onClick={confirm}>
            {say(words.rows.confirm)}
          </Button>
        )}
        {decision.rule !== JUDGED && kind !== "veto" && (
          <Button size="small" onClick={() => session.write(at, JUDGED)}>
            {say(words.rows.judge)}
          </Button>
        )}
      </div>
    </article>
  );
}

/** Where the row stands and what it is worth. */
function Facts({ row, decision, onGoTo }: Pick<RowProps, "row" | "decision" | "onGoTo">) {
  const { say } = useSpeech();
  const { cell, kind, points, weight } = row;
  const isOpenEnded = kind === "bonus" || kind === "minus";
  return (
    <p className={surface.quiet}>
      {onGoTo ? (
        <LinkButton onClick={onGoTo} aria-label={say(words.rows.goTo(cell))}>
          {cell}
        </LinkButton>
      ) : (
        cell
      )}
      {" · "}
      {say(words.rows.kinds[kind])}
      {points !== null &&
        ` · ${say(isOpenEnded ? words.rows.atMost(kind, points) : words.rows.points(points))}`}
      {weight !== null && ` · ${say(words.rows.weight(weight))}`}
      {" · "}
      <span className={mergeClasses(needsALook(row, decision) && styles.open)}>
        {say(words.rows.certainty[certaintyOf(row, decision)])}
      </span>
    </p>
  );
}

/** How sure the rule is, as long as it is the one that was proposed. */
function certaintyOf(row: DraftCriterion, decision: RowDecision): CertaintyWord {
  if (!isAsProposed(row, decision)) return "typed";
  return row.proposal.rule === null ? "unknown" : row.proposal.certainty;
}

type CertaintyWord = keyof typeof words.rows.certainty;

const needsALook = (row: DraftCriterion, decision: RowDecision): boolean =>
  !decision.confirmed && ["guessed", "unknown"].includes(certaintyOf(row, decision));

/** What the proposal gives, rests on and leaves out, as long as it stands. */
function Proposed({ row, decision }: Pick<RowProps, "row" | "decision">) {
  const { say, language } = useSpeech();
  const { proposal } = row;
  if (!isAsProposed(row, decision)) return null;
  return (
    <dl className={styles.facts}>
      {proposal.findings.length > 0 && (
        <>
          <dt className={styles.open}>{say(words.rows.findings)}</dt>
          <dd>{proposal.findings.map(({ message }) => say(asked(message))).join("；")}</dd>
        </>
      )}
      {proposal.example.text !== "" && (
        <>
          <dt>{say(words.rows.example)}</dt>
          <dd>{exampleIn(proposal, row, language)}</dd>
        </>
      )}
      {proposal.facts.length > 0 && (
        <>
          <dt>{say(words.rows.facts)}</dt>
          <dd lang="zh-CN">{proposal.facts.map(factText).join("、")}</dd>
        </>
      )}
      {proposal.unused.length > 0 && (
        <>
          <dt className={styles.open}>{say(words.rows.unused)}</dt>
          <dd lang="zh-CN">{proposal.unused.join("；")}</dd>
        </>
      )}
    </dl>
  );
}

const factText = ({ name, unit, lines }: DraftCriterion["proposal"]["facts"][number]): string =>
  name + (lines ? `（${lines.join("、")}）` : "") + (unit === null ? "" : `（${unit}）`);

/** 口径 that the sentence leaves open; the answer changes the rule. */
function Questions({ row, at, decision }: Pick<RowProps, "row" | "at" | "decision">) {
  const { say } = useSpeech();
  const session = useSession();
  const id = useId();
  return row.proposal.open.map(({ id: kind, question, options, default: usual }, nth) => (
    <div key={kind}>
      <span id={`${id}${kind}`} className={surface.strong}>
        {say(asked(question))}
      </span>
      <RadioGroup
        aria-labelledby={`${id}${kind}`}
        value={String(decision.answers[nth])}
        onChange={(_, { value }) => session.answer(at, nth, Number(value))}
      >
        {options.map(({ label }, option) => (
          <Radio
            key={option}
            value={String(option)}
            label={option === usual ? say(words.rows.usual(asked(label))) : say(asked(label))}
          />
        ))}
      </RadioGroup>
      {resetsOthers(row, decision, nth) && (
        <p className={surface.quiet}>{say(words.rows.otherUsual)}</p>
      )}
    </div>
  ));
}
