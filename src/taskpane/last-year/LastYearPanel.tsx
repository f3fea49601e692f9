import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { CardRef, FilledValue } from "../../excel/types";
import type { Scalar } from "../../formula/values";
import type { LastYear } from "../../intake/last-year";
import { lastKeys } from "../../rubric/last";
import type { Rubric } from "../../rubric/types";
import { dayNumber } from "../../scoring/contents";
import { factLabel } from "../../scoring/labels";
import { FileButton } from "../kit/FileButton";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { WORKBOOK_TYPE } from "../kit/workbookType";
import { formatRate } from "../state/format";
import type { CardView } from "../state/pane";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { Notes } from "./Notes";
import { becomes, filledIn, fillIn, fromSheet, sourceOf, words } from "./words";

/** What is known of last year, and where from. */
interface Given extends LastYear {
  from: string;
}

/** 上年: the column of a card is filled from last year's table, as a file or in this workbook. */
export function LastYearPanel({ view }: { view: CardView }) {
  const { say } = useSpeech();
  const pane = usePane();
  const [given, setGiven] = useState<Given>();
  const { rubric, card } = view;
  if (lastKeys(rubric).length === 0) return null;

  async function choose(files: File[]): Promise<void> {
    try {
      const { fromFiles } = await import("./read");
      const last = await fromFiles(files, rubric, card.year);
      setGiven({ ...last, from: files.map(({ name }) => name).join("、") });
    } catch (error) {
      pane.fail(error, () => choose(files));
    }
  }

  return (
    <Panel title={say(words.title)}>
      <p className={surface.quiet}>{say(words.intro)}</p>
      <div>
        <FileButton
          label={say(words.choose)}
          accept={`.xlsx,.xlsm,.zip,${WORKBOOK_TYPE}`}
          multiple
          onChoose={(files) => void choose(files)}
        >
          {say(words.choose)}
        </FileButton>
      </div>
      <OwnSheets view={view} onGiven={setGiven} />
      {given && <Filling key={given.from} view={view} given={given} />}
    </Panel>
  );
}

/** Tables of the same unit and system, of other years, in this workbook. */
function OwnSheets({ view, onGiven }: { view: CardView; onGiven: (given: Given) => void }) {
  const { say } = useSpeech();
  const pane = usePane();
  const { rubric, card } = view;
  const cards = usePaneState((state) => state.cards);
  const isSibling = (each: CardRef) =>
    each.id !== card.id &&
    each.kind !== "roster" &&
    each.rubric === rubric.id &&
    each.unit === card.unit &&
    each.year !== card.year;
  const use = (from: CardRef) =>
    pane.look(async (book) => {
      const { fromCard } = await import("./read");
      const reading = await book.read(from, rubric);
      onGiven({ ...fromCard(reading, rubric, card.year), from: `${from.unit} ${from.year}` });
    });
  return cards.filter(isSibling).map((each) => (
    <div key={each.id}>
      <Button size="small" onClick={() => void use(each)}>
        {say(fromSheet(each.unit, each.year))}
      </Button>
    </div>
  ));
}

/** What would become of the column, before anything is written. */
function Filling({ view, given }: { view: CardView; given: Given }) {
  const { say } = useSpeech();
  const pane = usePane();
  const { today } = useServices();
  const [done, setDone] = useState(0);
  // The button goes with the rows: the keyboard is at what became of them.
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done > 0) told.current?.focus();
  }, [done]);
  const { rubric, card } = view;
  const known = Object.entries(given.valuesOf(card.unit));
  const standing = view.scorecard.stages[rubric.stages[0]!.id]?.facts ?? {};
  const rows = known
    .map(([key, value]) => ({ key, value, was: standing[key]?.value ?? null }))
    .filter(({ value, was }) => value !== was);

  const fill = () =>
    pane.run("applying", async (book) => {
      const source = sourceOf(given.from, today());
      const values = rows.map(({ key, value }): FilledValue => {
        return { key, value: asTyped(rubric, key, value), source };
      });
      await book.fillFacts({ cards: [{ card, rubric, values }] });
      setDone(values.length);
    });

  const nothing = known.length === 0 ? words.nothing : rows.length === 0 ? words.same : null;
  return (
    <div aria-live="polite">
      <Notes notes={given.notes} />
      {done > 0 ? (
        <p ref={told} tabIndex={-1}>
          {say(filledIn(done))}
        </p>
      ) : (
        nothing && <p>{say(nothing)}</p>
      )}
      {rows.length > 0 && (
        <>
          <ul className={surface.sheet}>
            {rows.map(({ key, value, was }) => (
              <li key={key} className={surface.entry}>
                {say(
                  becomes(
                    say(factLabel(rubric, key)),
                    was === null ? say(words.empty) : shown(rubric, key, was),
                    shown(rubric, key, value),
                  ),
                )}
              </li>
            ))}
          </ul>
          <UndoNote />
          <Button appearance="primary" onClick={() => void fill()}>
            {say(fillIn(rows.length))}
          </Button>
        </>
      )}
    </div>
  );
}

const typeOf = ({ facts }: Rubric, key: string) =>
  facts.find(({ id }) => key === id || key.startsWith(`${id}.`))?.type;

function shown(rubric: Rubric, key: string, value: Scalar): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  return typeof value === "number" && typeOf(rubric, key) === "rate"
    ? formatRate(value)
    : String(value);
}

/** As a person would type it into the cell. */
function asTyped(rubric: Rubric, key: string, value: Scalar): string | number {
  if (typeof value === "boolean") return value ? "是" : "否";
  const typed = typeOf(rubric, key) === "date" ? dayNumber(value) : value;
  return typeof typed === "number" ? typed : String(typed);
}
