import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { NameConflict, OnConflict, RosterChange, RosterRequest } from "../../excel/types";
import type { TakenRoster } from "../../intake/gathered/roster";
import { sourceOf } from "../../intake/gathered/roster-file";
import type { Scalar } from "../../formula/values";
import { effectiveReadings } from "../../rubric/model";
import { Bar } from "../kit/Bar";
import { LinkButton } from "../kit/LinkButton";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { formatScore } from "../state/format";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import type { CollectionState } from "./collection";
import { FilledCopies } from "./FilledCopies";
import type { Overview } from "./overview";
import { useCollectionState } from "./useCollection";
import { chosenAmong, drawnRoster, newRoster, readyRows, standingRoster, words } from "./words";

/** The roster of what is ready or was taken in, drawn in the open workbook when somebody asks for it. */
export function RosterPart({ overview }: { overview: Overview }) {
  const { say } = useSpeech();
  const rosters = overview.rosters();
  return (
    <Panel title={say(words.roster.title)}>
      {rosters.length === 0 ? (
        <p>{say(words.roster.none)}</p>
      ) : (
        rosters.map((roster) => (
          <OneRoster
            key={`${roster.rubric.id} ${roster.rubric.version}`}
            roster={roster}
            several={rosters.length > 1}
          />
        ))
      )}
    </Panel>
  );
}

interface Done {
  sheet: string;
  rows: number;
  added: number;
  changes: readonly RosterChange[];
}

function OneRoster({ roster, several }: { roster: TakenRoster; several: boolean }) {
  const { say } = useSpeech();
  const generating = usePaneState((state) => state.work === "generating");
  const { draw, conflict, done, dismiss } = useDrawing(roster);
  const taken = roster.rows.filter(({ reason }) => reason !== "").length;
  return (
    <div className={styles.part}>
      {several && (
        <span className={surface.strong}>
          {say(roster.rubric.name)} {roster.rubric.version}
        </span>
      )}
      <p>{say(readyRows(roster.rows.length - taken, taken))}</p>
      <p className={surface.quiet}>{say(words.roster.record)}</p>
      {conflict ? (
        <Standing conflict={conflict} onAnswer={(answer) => void draw(answer)} onCancel={dismiss} />
      ) : (
        <>
          <UndoNote />
          <div>
            <Button
              appearance="primary"
              disabledFocusable={generating}
              onClick={() => void draw("ask")}
            >
              {say(words.roster.draw)}
            </Button>
          </div>
        </>
      )}
      <div aria-live="polite">{done && <Drawn done={done} />}</div>
      <FilledCopies roster={roster} />
    </div>
  );
}

function Standing(props: {
  conflict: NameConflict;
  onAnswer: (answer: OnConflict) => void;
  onCancel: () => void;
}) {
  const { words: common, say } = useSpeech();
  const { conflict, onAnswer, onCancel } = props;
  const { taken, offered, existing } = conflict;
  return (
    <Bar
      intent="warning"
      title={say(standingRoster(taken[0] ?? ""))}
      actions={
        <>
          {existing && (
            <Button appearance="primary" autoFocus onClick={() => onAnswer("keep-scores")}>
              {say(words.roster.update)}
            </Button>
          )}
          <Button onClick={() => onAnswer("new-name")}>{say(newRoster(offered[0] ?? ""))}</Button>
          <Button appearance="subtle" onClick={onCancel}>
            {common.common.cancel}
          </Button>
        </>
      }
    >
      {existing && say(words.roster.updateHint)}
    </Bar>
  );
}

function Drawn({ done: { sheet, rows, added, changes } }: { done: Done }) {
  const { say } = useSpeech();
  const pane = usePane();
  const blank = say(words.roster.blank);
  return (
    <Bar intent="success" title={say(drawnRoster(sheet, rows, added))}>
      {changes.length > 0 && (
        <>
          <p className={surface.quiet}>{say(words.roster.changes)}</p>
          <ul className={styles.list} aria-label={say(words.roster.changes)}>
            {changes.map(({ unit, column, place, from, to }) => (
              <li key={place.address}>
                <LinkButton onClick={() => void pane.goTo(place)}>
                  {unit} · {column} {place.sheet}!{place.address}
                </LinkButton>
                {`：${figure(from, to) ?? blank} → ${figure(to, from) ?? blank}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Bar>
  );
}

/** As people read it; with all decimals where two would make it the same as the other. */
function figure(value: Scalar, other: Scalar): string | null {
  if (typeof value !== "number") return value === null ? null : String(value);
  const short = formatScore(value);
  return typeof other === "number" && formatScore(other) === short ? String(value) : short;
}

/** Draws, and holds the question that comes where a roster is there already. */
function useDrawing(roster: TakenRoster) {
  const pane = usePane();
  const { decider } = useServices();
  const state = useCollectionState();
  const [conflict, setConflict] = useState<NameConflict>();
  const [done, setDone] = useState<Done>();
  const { rubric } = roster;

  const draw = (onConflict: OnConflict) =>
    pane.run("generating", async (book) => {
      setDone(undefined);
      const request: RosterRequest = {
        rubric,
        year: yearOf(roster, state),
        readings: effectiveReadings(rubric, state.settings.readings),
        units: {
          from: "files",
          rows: roster.rows.map(({ plan }) => plan),
          sources: sourcesOf(roster, state),
          by: decider.name(),
        },
      };
      const result = await book.generateRoster(request, onConflict);
      if (!result.done) return setConflict(result.conflict);
      setConflict(undefined);
      const { card, unsupported, added, changes } = result;
      const sheet = card.sheets.roster ?? "";
      setDone({ sheet, rows: roster.rows.length, added, changes });
      return {
        cards: await book.cards(),
        ...(unsupported.length > 0 && { notice: { kind: "drawn" as const, sheet, unsupported } }),
      };
    });

  return { draw, conflict, done, dismiss: () => setConflict(undefined) };
}

/** That which is asked for, else the one that most of the rows have. */
function yearOf({ rows }: TakenRoster, { settings, files }: CollectionState): string {
  if (settings.year !== "") return settings.year;
  const own = new Set(rows.map(({ file }) => file));
  const years = files
    .filter(({ read }) => own.has(read.file))
    .flatMap(({ read }) => read.cards.flatMap(({ year }) => year ?? []));
  const count = (year: string) => years.filter((each) => each === year).length;
  return [...new Set(years)].sort((a, b) => count(b) - count(a))[0] ?? "";
}

/** Each row with when its file was read, and that it was chosen among several. */
function sourcesOf({ rows }: TakenRoster, { files, left }: CollectionState) {
  const readAt = new Map(files.map((each) => [each.read.file, each.readAt]));
  return rows.map((row) => {
    const others = Object.keys(left).filter((file) => left[file] === row.file);
    const chosen = others.length > 0 ? chosenAmong(others).zh : "";
    const source = sourceOf(row, readAt.get(row.file) ?? "");
    return { ...source, reason: [chosen, source.reason].filter(Boolean).join("；") };
  });
}
