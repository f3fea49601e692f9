import { Button, Checkbox, Field } from "@fluentui/react-components";
import { useState } from "react";
import type { FactFilling } from "../../excel/types";
import { Bar } from "../kit/Bar";
import { LinkButton } from "../kit/LinkButton";
import { ListBox } from "../kit/ListBox";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { Waiting } from "../kit/Waiting";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { shownFigure } from "./Changes";
import { isFree, isSame, type FillRow, type FillUnit } from "./filling";
import type { StepProps } from "./GraduatesPage";
import type { GraduatesSession } from "./session";
import { WHOLE_LIST } from "./session-state";
import { useFillUnits } from "./useFillUnits";
import { useSession } from "./useSession";
import { filled, fillOf, openPersons, sourceOf, words } from "./words";

/** What the list says of each fact, beside what stands there; what is ticked is filled in. */
export function FillStep({ onOpen }: StepProps) {
  const { say } = useSpeech();
  const { units, isTicked, tick, ticked, fill, done } = useFilling();
  const isBusy = usePaneState((state) => state.work !== undefined);
  if (!units) return <Waiting />;
  if (units.length === 0) return <p>{say(words.fill.none)}</p>;
  return (
    <>
      <p className={surface.quiet}>{say(words.fill.intro)}</p>
      <SelectedCell units={units} onOpen={onOpen} />
      {units.map((of) => (
        <Unit key={`${of.card.id}\n${of.unit}`} {...{ of, isTicked, onTick: tick, onOpen }} />
      ))}
      <UndoNote />
      <div>
        <Button
          appearance="primary"
          disabled={ticked === 0}
          disabledFocusable={isBusy}
          onClick={() => void fill()}
        >
          {say(fillOf(ticked))}
        </Button>
      </div>
      <div aria-live="polite">{done > 0 && <Bar intent="success" title={say(filled(done))} />}</div>
    </>
  );
}

const idOf = ({ card, unit }: FillUnit, { key }: FillRow) => `${card.id}\n${unit}\n${key}`;

/** What can be filled, what is ticked, and the filling itself. */
function useFilling() {
  const pane = usePane();
  const session = useSession();
  const { today } = useServices();
  const { units, read } = useFillUnits();
  /** What was ticked or unticked by hand. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [done, setDone] = useState(0);

  const isTicked = (unit: FillUnit, row: FillRow): boolean =>
    row.value !== null && !isSame(row) && (chosen.get(idOf(unit, row)) ?? isFree(row));
  const toFill = (units ?? []).flatMap((unit) => {
    const rows = unit.rows.filter((row) => isTicked(unit, row));
    return rows.length > 0 ? [{ unit, rows }] : [];
  });

  function tick(unit: FillUnit, row: FillRow, on: boolean) {
    setChosen(new Map([...chosen, [idOf(unit, row), on]]));
  }

  const fill = () =>
    pane.run("applying", async (book) => {
      setDone(0);
      const cards = cardsToFill(toFill, session, today());
      await book.fillFacts({ cards, memory: session.remembered() });
      setDone(cards.reduce((sum, { values }) => sum + values.length, 0));
      setChosen(new Map());
      await read(book);
    });

  const ticked = toFill.reduce((sum, { rows }) => sum + rows.length, 0);
  return { units, isTicked, tick, ticked, fill, done };
}

/** By card, as a roster is one. */
function cardsToFill(
  toFill: readonly { unit: FillUnit; rows: FillRow[] }[],
  session: GraduatesSession,
  today: string,
): FactFilling["cards"] {
  const { lists, lastBook } = session.get();
  const cards = [...new Set(toFill.map(({ unit }) => unit.card))];
  return cards.map((card) => {
    const own = toFill.filter(({ unit }) => unit.card === card);
    const values = own.flatMap(({ unit, rows }) =>
      rows.map(({ key, value, from }) => ({
        ...{ key, value: value! },
        ...(card.kind === "roster" && { unit: unit.unit }),
        source: from ? sourceOf(lists[from.which]?.name ?? "", today) : (lastBook?.name ?? ""),
      })),
    );
    return { card, rubric: own[0]!.unit.rubric, values };
  });
}

/** From the cell of a fact to the persons. */
function SelectedCell({ units, onOpen }: { units: readonly FillUnit[] } & StepProps) {
  const { say } = useSpeech();
  const pane = usePane();
  const [isNone, setNone] = useState(false);
  const open = () =>
    pane.look(async (book) => {
      const { sheet, address } = await book.selectedCell();
      const found = units.flatMap((unit) =>
        unit.rows
          .filter(({ place }) => place?.sheet === sheet && place.address === address)
          .map((row) => ({ unit, row })),
      )[0];
      setNone(!found?.row.from);
      if (found?.row.from) openRow(found.unit, found.row, say(found.row.label), onOpen);
    });
  return (
    <div>
      <LinkButton onClick={() => void open()}>{say(words.fill.selected)}</LinkButton>
      <p aria-live="polite" className={surface.quiet}>
        {isNone && say(words.fill.noFact)}
      </p>
    </div>
  );
}

function openRow(
  { unit, wanted }: FillUnit,
  { from }: FillRow,
  label: string,
  onOpen: StepProps["onOpen"],
): void {
  if (from) onOpen({ ...from, label: `${unit} · ${label}`, wanted });
}

function Unit(
  props: {
    of: FillUnit;
    isTicked: (unit: FillUnit, row: FillRow) => boolean;
    onTick: (unit: FillUnit, row: FillRow, on: boolean) => void;
  } & StepProps,
) {
  const { say } = useSpeech();
  const { of, isTicked, onTick, onOpen } = props;
  const { card, rubric, unit, rows } = of;
  return (
    <Panel title={`${unit} ${card.year}`}>
      <p className={surface.quiet}>{say(rubric.name)}</p>
      <UnitName of={of} />
      <ul className={surface.sheet}>
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            ticked={isTicked(of, row)}
            onTick={(on) => onTick(of, row, on)}
            onWho={() => openRow(of, row, say(row.label), onOpen)}
          />
        ))}
      </ul>
    </Panel>
  );
}

/** Which unit of the list the card is of, where the list does not name it so. */
function UnitName({ of: { unit, listUnit, units } }: { of: FillUnit }) {
  const { say } = useSpeech();
  const session = useSession();
  if (listUnit === unit || units.length === 0) return null;
  return (
    <Field label={say(words.fill.listUnit)}>
      <ListBox value={listUnit ?? ""} onChange={(name) => session.setUnitName(unit, name)}>
        <option value="">{say(words.fill.noListUnit)}</option>
        <option value={WHOLE_LIST}>{say(words.fill.wholeList)}</option>
        {units
          .filter((name) => name !== "")
          .map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
      </ListBox>
    </Field>
  );
}

function Row(props: {
  row: FillRow;
  ticked: boolean;
  onTick: (on: boolean) => void;
  onWho: () => void;
}) {
  const { say } = useSpeech();
  const { row, ticked, onTick, onWho } = props;
  const { label, was, value, missing, open, undated, from } = row;
  if (value === null)
    return (
      <li className={surface.entry}>
        {say(label)}
        <p className={surface.quiet}>{missing && say(words.missing[missing])}</p>
      </li>
    );
  const before = shownFigure(row, was) ?? say(words.fill.empty);
  return (
    <li className={surface.entry}>
      {isSame(row) ? (
        <span>
          {say(words.figure(say(label), say(words.fill.same(shownFigure(row, value) ?? ""))))}
        </span>
      ) : (
        <Checkbox
          checked={ticked}
          onChange={(_, { checked }) => onTick(checked === true)}
          label={say(words.figure(say(label), `${before} → ${shownFigure(row, value) ?? ""}`))}
        />
      )}
      {undated && <p className={surface.quiet}>{say(words.fill.undated)}</p>}
      {open > 0 && <p className={surface.quiet}>{say(openPersons(open))}</p>}
      {from && (
        <div>
          <LinkButton onClick={onWho}>{say(words.fill.who)}</LinkButton>
        </div>
      )}
    </li>
  );
}
