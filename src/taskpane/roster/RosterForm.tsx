import { Button, Checkbox, Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import type { FormEvent } from "react";
import type { CardRef, NameConflict, OnConflict, RosterRequest } from "../../excel/types";
import { ConflictBar } from "../kit/ConflictBar";
import { UndoNote } from "../kit/UndoNote";
import { cardRubric } from "../state/cardRubric";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useWords } from "../text";
import { SystemSelect } from "../units/SystemSelect";
import { UnitsField } from "../units/UnitsField";
import { useSystemsHere } from "./useSystemsHere";
import { useRosterWords } from "./words";
import styles from "./RosterPage.module.css";

/** Rows from files are 收表's. */
type From = Exclude<RosterRequest["units"]["from"], "files">;

/** A new roster: which system, which year, and whose rows. */
export function RosterForm(props: { onDone: (id: string) => void; onCancel?: () => void }) {
  const words = useRosterWords();
  const { common, roster, start } = useWords();
  const services = useServices();
  const generating = usePaneState((state) => state.work === "generating");
  const cards = usePaneState((state) => state.cards);
  const known = usePaneState((state) => state.systems);
  const systems = useSystemsHere(cards);
  const asked = usePaneState((state) => state.wanted);
  const scorecards = cards.filter(({ kind }) => kind === "scorecard");
  const [system, setSystem] = useState(asked ?? scorecards[0]?.rubric ?? systems[0]?.id ?? "");
  const [year, setYear] = useState(() => scorecards[0]?.year ?? services.today().slice(0, 4));
  const [wanted, setWanted] = useState<From>();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [names, setNames] = useState("");
  const [submitted, setSubmitted] = useState(false);
  const { make, conflict, setConflict } = useMaking(props.onDone);

  const available = scorecards.filter(({ rubric }) => rubric === system);
  const from = wanted ?? (available.length > 0 ? "cards" : "names");
  const chosen = available.filter(({ id }) => !left.includes(id));
  const missing = {
    units: from === "cards" ? chosen.length === 0 : !names.trim(),
    year: !year.trim(),
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setSubmitted(true);
    if (missing.units || missing.year) return;
    const isKnown = known.some(({ id }) => id === system);
    const carrying = isKnown ? undefined : cards.find(({ rubric }) => rubric === system);
    const like = from === "cards" ? chosen[0] : carrying;
    void make({ system, like, year: year.trim(), from, cards: chosen, names });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <SystemSelect value={system} onChange={setSystem} systems={systems} />
      <Field
        className={styles.year ?? ""}
        label={start.year}
        required
        validationMessage={submitted && missing.year ? start.yearMissing : null}
      >
        <Input
          className={styles.input}
          value={year}
          maxLength={20}
          autoComplete="off"
          onChange={(_, { value }) => setYear(value)}
        />
      </Field>
      <Field label={words.from} {...(available.length === 0 && { hint: words.noCards })}>
        <RadioGroup value={from} onChange={(_, { value }) => setWanted(value as From)}>
          <Radio
            value="cards"
            disabled={available.length === 0}
            label={words.fromCards(available.length)}
          />
          <Radio value="names" label={words.fromNames} />
        </RadioGroup>
      </Field>
      {from === "cards" ? (
        <CardChoice
          cards={available}
          left={left}
          onLeft={setLeft}
          problem={submitted && missing.units ? words.noCardsChosen : null}
        />
      ) : (
        <UnitsField
          value={names}
          onChange={setNames}
          problem={submitted && missing.units ? roster.namesMissing : null}
        />
      )}
      {conflict && (
        <ConflictBar
          names={conflict.names}
          onAnswer={(answer) => {
            setConflict(undefined);
            if (answer !== "cancel") void make(conflict.making, answer);
          }}
        />
      )}
      <UndoNote />
      <Button appearance="primary" size="large" type="submit" disabledFocusable={generating}>
        {generating ? start.generating : words.make}
      </Button>
      {props.onCancel && <Button onClick={props.onCancel}>{common.cancel}</Button>}
    </form>
  );
}

function CardChoice(props: {
  cards: CardRef[];
  left: readonly string[];
  onLeft: (ids: string[]) => void;
  problem: string | null;
}) {
  const words = useRosterWords();
  const { cards, left, onLeft, problem } = props;
  return (
    <fieldset className={styles.cards}>
      <legend>{words.cards}</legend>
      {cards.map(({ id, unit, year }) => (
        <Checkbox
          key={id}
          label={`${unit} ${year}`}
          checked={!left.includes(id)}
          onChange={(_, { checked }) =>
            onLeft(checked ? left.filter((each) => each !== id) : [...left, id])
          }
        />
      ))}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}

interface Making {
  system: string;
  /** By whose rubric the roster is made, where a card of the workbook decides that. */
  like: CardRef | undefined;
  year: string;
  from: From;
  cards: CardRef[];
  names: string;
}

/** Makes a roster, and holds the question that comes where its sheet is there already. */
function useMaking(onDone: (id: string) => void) {
  const pane = usePane();
  const services = useServices();
  const [conflict, setConflict] = useState<{ making: Making; names: NameConflict }>();

  const make = (making: Making, onConflict: OnConflict = "ask") =>
    pane.run("generating", async (book) => {
      const { system, like, year, from, cards, names } = making;
      const rubric = await (like ? cardRubric(services, book, like) : services.loadRubric(system));
      const units: RosterRequest["units"] =
        from === "cards"
          ? { from, cards }
          : { from, names: (await services.loadDistribution()).unitsOf(names).units };
      // A roster that is drawn again keeps its readings, too.
      const existing = onConflict === "keep-scores" && conflict?.names.existing;
      const readings = existing ? (await book.readRoster(existing, rubric)).readings : {};
      const request = { rubric, year, readings, units };
      const result = await book.generateRoster(request, onConflict);
      if (!result.done) return setConflict({ making, names: result.conflict });
      const { card, unsupported } = result;
      onDone(card.id);
      const sheet = card.sheets.roster ?? card.unit;
      return {
        cards: await book.cards(),
        wanted: undefined,
        notice: { kind: "drawn", sheet, unsupported },
      };
    });

  return { make, conflict, setConflict };
}
