import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { TypedEvidence } from "../../review/evidence";
import { findCriterion } from "../../rubric/model";
import type { Text } from "../../rubric/types";
import { EVIDENCE_STATES, type EvidenceRow } from "../../scoring/types";
import { isUsed, stateOf } from "../../sheets/evidence/form";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useEvidenceWords } from "./evidence-words";
import type { Review } from "./useReview";
import { webAddress } from "./web-address";
import styles from "./Acts.module.css";

/** The materials of one criterion, where its card has a 材料清单. */
export function EvidencePart(props: {
  view: CardView;
  /** Nothing where it cannot be changed. */
  review: Review | undefined;
  criterion: string;
}) {
  const own = useEvidenceWords();
  const { view, review, criterion } = props;
  const { evidence } = view.scorecard;
  if (!evidence) return null;
  const listed = evidence.filter((row) => row.key === criterion && isUsed(row));
  return (
    <div className={styles.block}>
      <span className={surface.strong}>{own.materials}</span>
      {listed.length > 0 && (
        <ul className={styles.list} aria-label={own.materials}>
          {listed.map((row) => (
            <li key={row.n}>
              <Material row={row} review={review} />
            </li>
          ))}
        </ul>
      )}
      {review && <Adding view={view} review={review} criterion={criterion} />}
    </div>
  );
}

const type = (review: Review, id: string, typed: TypedEvidence) =>
  review.act(TYPE, (card, live) => review.engine.evidenceWrites(card, id, typed, live));

function Material({ row, review }: { row: EvidenceRow; review: Review | undefined }) {
  const own = useEvidenceWords();
  const pane = usePane();
  const { name, count, link, note, places } = row;
  const named = name || own.unnamed;
  return (
    <span className={styles.line}>
      <Button
        size="small"
        appearance="subtle"
        title={`${places.name.sheet}!${places.name.address}`}
        onClick={() => void pane.goTo(places.name)}
      >
        {named}
      </Button>
      {count !== null && <span>{own.copies(count)}</span>}
      {review ? (
        <Select
          size="small"
          aria-label={own.stateOf(named)}
          value={stateOf(row)}
          onChange={(_, { value }) => void type(review, review.engine.rowId(row), { state: value })}
        >
          {EVIDENCE_STATES.map((each) => (
            <option key={each} value={each}>
              {own.states[each]}
            </option>
          ))}
        </Select>
      ) : (
        <span>{own.states[stateOf(row)]}</span>
      )}
      {link !== "" && <Address text={link} />}
      {note !== "" && <span className={surface.quiet}>{note}</span>}
    </span>
  );
}

/** An address of the web opens when it is clicked, and never by itself; anything else is a text. */
function Address({ text }: { text: string }) {
  const own = useEvidenceWords();
  const address = webAddress(text);
  if (address === null) return <span className={styles.entry}>{text}</span>;
  return (
    <Button
      size="small"
      className={styles.entry}
      onClick={() => window.open(address, "_blank", "noopener,noreferrer")}
    >
      {own.open(text)}
    </Button>
  );
}

function Adding(props: { view: CardView; review: Review; criterion: string }) {
  const { say } = useSpeech();
  const own = useEvidenceWords();
  const [text, setText] = useState("");
  const { view, review, criterion } = props;
  const { engine, card } = review;
  const free = engine.freeRow(card, criterion);
  const name = findCriterion(view.rubric, criterion)?.criterion.name;
  const add = () => {
    const typed = text.trim();
    if (typed === "" || !free) return;
    setText("");
    void type(review, engine.rowId(free), { name: typed });
  };
  if (!free) return <p className={surface.quiet}>{own.noRoom}</p>;
  return (
    <div className={styles.line}>
      <Field>
        <Input
          size="small"
          aria-label={own.addOf(name ? say(name) : criterion)}
          value={text}
          maxLength={engine.LONGEST_OF_EVIDENCE.name}
          autoComplete="off"
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
      </Field>
      <Button size="small" onClick={add}>
        {own.add}
      </Button>
    </div>
  );
}

const TYPE: Text = { zh: "填写材料", en: "fill in a material" };
