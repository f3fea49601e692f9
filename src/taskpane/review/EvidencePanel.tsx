import { Button } from "@fluentui/react-components";
import { findCriterion } from "../../rubric/model";
import type { Text } from "../../rubric/types";
import { EVIDENCE_STATES } from "../../scoring/types";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { drawEvidence } from "./draw-evidence";
import { useEvidenceWords } from "./evidence-words";
import type { Review } from "./useReview";
import styles from "./Acts.module.css";

/** 材料清单: made on request, what is missing of it, and what it offers to facts. */
export function EvidencePanel(props: { view: CardView; review: Review; stage: string }) {
  const own = useEvidenceWords();
  const pane = usePane();
  const { view, review, stage } = props;
  const { engine } = review;
  const isThere = view.scorecard.evidence !== undefined;
  const draw = () =>
    pane.run("drawing", async (book) => {
      const drawn = await drawEvidence(book, view);
      const read = await book.read(view.card, view.rubric);
      return { notice: { kind: "drawn", ...drawn }, view: { ...view, ...read } };
    });
  return (
    <Panel title={own.title}>
      <div className={styles.block}>
        {isThere ? (
          <>
            <Missing review={review} />
            {!engine.closedStage(review.card, stage) && <Offers review={review} stage={stage} />}
          </>
        ) : (
          <p className={surface.quiet}>{own.hint}</p>
        )}
        <div>
          <Button size="small" onClick={() => void draw()}>
            {isThere ? own.more : own.make}
          </Button>
          {isThere && <p className={surface.quiet}>{own.moreHint}</p>}
          <UndoNote />
        </div>
      </div>
    </Panel>
  );
}

/** How many have come, which have not, and where nothing is listed yet. */
function Missing({ review: { engine, card } }: { review: Review }) {
  const { say } = useSpeech();
  const own = useEvidenceWords();
  const pane = usePane();
  const missing = engine.missingEvidence(card);
  if (!missing) return null;
  const listed = engine.evidenceOf(card).map(engine.stateOf);
  const [lacking, received, wrong, unneeded] = EVIDENCE_STATES.map(
    (state) => listed.filter((each) => each === state).length,
  ) as [number, number, number, number];
  const nameOf = (id: string) => {
    const criterion = findCriterion(card.rubric, id)?.criterion;
    return criterion ? say(criterion.name) : id;
  };
  return (
    <>
      <p>{own.counts(received, lacking, wrong, unneeded)}</p>
      {listed.length > 0 && missing.rows.length === 0 && <p>{own.noneMissing}</p>}
      {missing.rows.length > 0 && (
        <ul className={surface.sheet} aria-label={own.missing}>
          {missing.rows.map((row) => (
            <li key={engine.rowId(row)}>
              <button
                type="button"
                className={surface.action}
                title={`${row.places.state.sheet}!${row.places.state.address}`}
                onClick={() => void pane.goTo(row.places.state)}
              >
                <span className={styles.line}>
                  <span className={surface.strong}>{own.states[engine.stateOf(row)]}</span>
                  <span>{row.name || own.unnamed}</span>
                  <span className={surface.quiet}>{nameOf(row.key)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {missing.unlisted.length > 0 && (
        <details>
          <summary>{own.unlisted(missing.unlisted.length)}</summary>
          <ul className={styles.list}>
            {missing.unlisted.map((id) => (
              <li key={id}>{nameOf(id)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Σ 份数 for the facts that are counts of it: written when somebody says so. */
function Offers({ review, stage }: { review: Review; stage: string }) {
  const { say } = useSpeech();
  const own = useEvidenceWords();
  const { engine, card, act } = review;
  return engine.evidenceOffers(card, stage).map(({ input: { key, name, value }, sum }) => (
    <div key={key} className={styles.line}>
      <span>{own.offer(say(name), sum, value)}</span>
      <Button
        size="small"
        onClick={() =>
          void act(FILL, (now, live) =>
            engine.valueWrites(now, { stage, key, kind: "fact" }, sum, live),
          )
        }
      >
        {own.take(sum)}
      </Button>
    </div>
  ));
}

const FILL: Text = { zh: "按材料份数填写", en: "fill in the copies" };
