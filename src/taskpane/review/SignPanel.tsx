import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { CardContents } from "../../excel/types";
import { isTotal, type Comparison } from "../../review/compare";
import type { ReviewCard } from "../../review/card";
import { stageName } from "../../rubric/model";
import type { Text } from "../../rubric/types";
import { CopyText } from "../kit/CopyText";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import type { CardView } from "../state/pane";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import { ChangeList } from "./ChangeList";
import type { Engine, Review } from "./useReview";
import styles from "./Acts.module.css";

/** 定稿: what a stage lacks, its signature, what was changed since, and how it is opened again. */
export function SignPanel(props: { view: CardView; review: Review; stage: string }) {
  const { say } = useSpeech();
  const own = useActWords();
  const { review, stage } = props;
  const { engine, card } = review;
  const signature = engine.signatureOf(card, stage);
  const name = say(stageName(card.rubric, stage));
  return (
    <Panel title={own.signFor(name)}>
      <div className={styles.block}>
        {signature && !signature.open ? (
          <Signed {...props} key={signature.code} />
        ) : (
          <>
            {signature && <Reopened {...props} />}
            <ToSign {...props} name={own.signFor(name)} />
          </>
        )}
      </div>
    </Panel>
  );
}

/** What the sheets say against signing a stage, as they stand. */
const troublesOf = (engine: Engine, card: ReviewCard, stage: string, { sheets }: CardContents) =>
  engine.signTroubles(
    card,
    stage,
    engine.signingFindings(card.rubric, sheets, card.scorecard.readings),
  );

function ToSign(props: { view: CardView; review: Review; stage: string; name: string }) {
  const { say } = useSpeech();
  const own = useActWords();
  const [refused, refuse] = useState<Text[]>([]);
  const { review, stage, name } = props;
  const { engine, card, act } = review;
  // What the form says is asked when it is signed.
  const lacks = engine.signTroubles(card, stage, []);
  const missing = engine
    .departuresOf(card)
    .filter((each) => each.input.stage === stage && engine.lacksReason(each)).length;
  const sign = () => {
    refuse([]);
    void act(SIGN, (now, live, contents) => {
      const troubles = troublesOf(engine, now, stage, contents);
      if (troubles.length > 0) {
        refuse(troubles);
        return null;
      }
      return engine.signWrites(now, stage, live);
    });
  };
  const why = lacks.length > 0 ? lacks : refused;
  return (
    <>
      {why.length > 0 ? (
        <div role="status">
          <p>{own.signLacks}</p>
          <ul className={styles.list}>
            {why.map((text, nth) => (
              <li key={nth}>{say(text)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className={surface.quiet}>{own.signReady}</p>
      )}
      {missing > 0 && <p>{own.signMissing(missing)}</p>}
      {lacks.length === 0 && (
        <div>
          <Button appearance="primary" onClick={sign}>
            {name}
          </Button>
          <UndoNote />
        </div>
      )}
    </>
  );
}

function Signed({ review, stage }: { view: CardView; review: Review; stage: string }) {
  const own = useActWords();
  const [why, setWhy] = useState("");
  const { engine, card, act } = review;
  const signature = engine.signatureOf(card, stage)!;
  const checked = engine.checkSignature(card, signature, []);
  const { by, at, code } = signature;
  const reopen = () => {
    const text = why.trim();
    if (text === "") return;
    void act(REOPEN, (now, live) => engine.reopenWrites(now, stage, text, live));
  };
  return (
    <>
      <p>{own.signedBy(by || own.somebody, at.slice(0, 16).replace("T", " "))}</p>
      <p className={styles.line}>
        {own.code} <span className={styles.code}>{code}</span>
      </p>
      <CopyText label={own.code} button={own.copyCode} text={code} />
      {checked.damaged && <p role="status">{own.damaged}</p>}
      {checked.logAltered && <p role="status">{own.logAltered}</p>}
      <Since review={review} {...checked} words={own.changedAfter} />
      {checked.changed.length === 0 && !checked.damaged && <p>{own.intact}</p>}
      <div className={styles.line}>
        <Field label={own.reopenWhy}>
          <Input
            size="small"
            value={why}
            maxLength={engine.LONGEST_REASON}
            autoComplete="off"
            onChange={(_, { value }) => setWhy(value)}
            onKeyDown={({ key }) => {
              if (key === "Enter") reopen();
            }}
          />
        </Field>
        <Button size="small" disabled={why.trim() === ""} onClick={reopen}>
          {own.reopen}
        </Button>
      </div>
      <UndoNote />
    </>
  );
}

function Reopened({ review, stage }: { review: Review; stage: string }) {
  const own = useActWords();
  const { engine, card } = review;
  const checked = engine.checkSignature(card, engine.signatureOf(card, stage)!, []);
  return (
    <>
      <p>{own.reopened}</p>
      <Since review={review} {...checked} words={own.changedSince} />
    </>
  );
}

/** What was changed since a signature, and what becomes of the totals. */
function Since(props: { review: Review; words: (n: number) => string } & Comparison) {
  const { say } = useSpeech();
  const own = useActWords();
  const { review, changed, effects, words } = props;
  if (changed.length === 0) return null;
  const stages = review.card.rubric.stages.map(({ id }) => id);
  const totals = effects
    .filter(isTotal)
    .filter(({ stage }) => stages.includes(stage))
    .map(({ stage, from, to }) => `${say(stageName(review.card.rubric, stage))} ${from} → ${to}`);
  return (
    <div role="status">
      <p>{words(changed.length)}</p>
      <ChangeList review={review} changes={changed} />
      {totals.length > 0 && <p>{own.effects(totals.join("；"))}</p>}
    </div>
  );
}

const SIGN: Text = { zh: "定稿", en: "sign" };
const REOPEN: Text = { zh: "退回重审", en: "reopen" };
