import { Button, Field, mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import type { CountedRow } from "../../graduates/count";
import { messageOf } from "../../graduates/findings";
import type { FoundKind } from "../../graduates/serve";
import { isoOf, type Day, type Level } from "../../graduates/values";
import { Bar } from "../kit/Bar";
import { LinkButton } from "../kit/LinkButton";
import { ListBox } from "../kit/ListBox";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { formatRate } from "../state/format";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { Changes } from "./Changes";
import type { StepProps } from "./GraduatesPage";
import styles from "./GraduatesPage.module.css";
import { RowLink } from "./RowLink";
import { useSession, useSessionState } from "./useSession";
import { drawn, more, words } from "./words";

/** The counts by unit, what is wrong with the list, and the sheet of statistics. */
export function CountsStep({ onOpen }: StepProps) {
  const { say } = useSpeech();
  const session = useSession();
  const { summary } = useSessionState();
  if (!summary) return null;
  return (
    <>
      <Counts rows={summary.rows} onOpen={onOpen} />
      <Changes onOpen={onOpen} />
      <Panel title={say(words.counts.findings)}>
        {summary.findings.length === 0 ? (
          <p>{say(words.counts.noFindings)}</p>
        ) : (
          summary.findings.map((found) => <Findings key={found.kind} found={found} />)
        )}
      </Panel>
      <Statistics />
      <div>
        <Button appearance="primary" onClick={() => session.show("fill")}>
          {say(words.next)}
        </Button>
      </div>
    </>
  );
}

const SHOWN = ["graduates", "settled", "open"] as const;

function Counts({ rows, onOpen }: { rows: readonly CountedRow[] } & StepProps) {
  const { say } = useSpeech();
  const [level, setLevel] = useState<Level | null>(null);
  const [until, setUntil] = useState<Day | null>(null);
  const levels = [...new Set(rows.flatMap((row) => row.level ?? []))];
  const days = [...new Set(rows.flatMap((row) => row.until ?? []))];
  const shown = rows.filter((row) => row.level === level && row.until === until);
  return (
    <Panel title={say(words.counts.table)}>
      <div className={styles.filters}>
        {levels.length > 0 && (
          <Field label={say(words.counts.level)}>
            <ListBox
              value={level ?? ""}
              onChange={(value) => setLevel(value === "" ? null : (value as Level))}
            >
              <option value="">{say(words.counts.allLevels)}</option>
              {levels.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </ListBox>
          </Field>
        )}
        {days.length > 0 && (
          <Field label={say(words.counts.until)}>
            <ListBox
              value={String(until ?? "")}
              onChange={(value) => setUntil(value === "" ? null : Number(value))}
            >
              <option value="">{say(words.counts.now)}</option>
              {days.map((day) => (
                <option key={day} value={day}>
                  {isoOf(day)}
                </option>
              ))}
            </ListBox>
          </Field>
        )}
      </div>
      <p className={surface.quiet}>{say(words.counts.openHint)}</p>
      {/* A part that scrolls can be reached by the keyboard. */}
      <div
        className={styles.scroll}
        role="region"
        aria-label={say(words.counts.table)}
        tabIndex={0}
      >
        <table className={styles.table} aria-label={say(words.counts.table)}>
          <thead>
            <tr>
              <th scope="col">{say(words.counts.unit)}</th>
              {SHOWN.map((count) => (
                <th key={count} scope="col" className={styles.number}>
                  {say(words.countNames[count])}
                </th>
              ))}
              <th scope="col" className={styles.number}>
                {say(words.counts.rate)}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <CountRow key={row.unit ?? "*"} row={row} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function CountRow({ row, onOpen }: { row: CountedRow } & StepProps) {
  const { say } = useSpeech();
  const { unit, level, until, counts, rates } = row;
  const name = unit === null ? say(words.counts.all) : unit || say(words.counts.noUnit);
  return (
    <tr>
      <th scope="row">{name}</th>
      {SHOWN.map((count) => {
        const label = `${name} · ${say(words.countNames[count])}`;
        const figure = { count, unit, levels: level === null ? [] : [level], until };
        return (
          <td key={count} className={mergeClasses(styles.number, surface.number)}>
            <LinkButton
              aria-label={`${label} ${counts[count]}`}
              onClick={() => onOpen({ which: "now", label, figure })}
            >
              {counts[count]}
            </LinkButton>
          </td>
        );
      })}
      <td className={mergeClasses(styles.number, surface.number)}>
        {rates.settled === null ? "–" : formatRate(rates.settled)}
      </td>
    </tr>
  );
}

function Findings({ found: { kind, count, first } }: { found: FoundKind }) {
  const { say } = useSpeech();
  const sheet = useSessionState().lists.now?.onSheet ?? null;
  return (
    <details>
      <summary>
        <span className={surface.strong}>{say(words.kinds[kind])}</span>{" "}
        <span className={surface.quiet}>{count}</span>
      </summary>
      <p className={surface.quiet}>{say(messageOf({ kind, row: 0, column: null }))}</p>
      <ul className={styles.rows}>
        {first.map(({ row, column, likely }, nth) => (
          <li key={nth}>
            <RowLink row={row} sheet={sheet} />
            {likely !== undefined && ` → ${likely}`}
            {kind === "yesno-unreadable" && ` ${column ?? ""}`}
          </li>
        ))}
      </ul>
      {count > first.length && <p className={surface.quiet}>{say(more(count - first.length))}</p>}
    </details>
  );
}

function Statistics() {
  const { say } = useSpeech();
  const pane = usePane();
  const session = useSession();
  const { now } = useServices();
  const isBusy = usePaneState((state) => state.work !== undefined);
  const [done, setDone] = useState<{ sheet: string; live: boolean } | null>(null);

  const draw = () =>
    pane.run("drawing", async (book) => {
      setDone(null);
      const drawing = await session.plans(now());
      if (!drawing) return;
      const { sheet } = await book.drawStatistics(drawing.plans);
      await book.rememberList(session.remembered());
      setDone({ sheet, live: drawing.live });
    });

  return (
    <Panel title={say(words.counts.statistics)}>
      <p className={surface.quiet}>{say(words.counts.drawHint)}</p>
      <UndoNote />
      <div>
        <Button disabledFocusable={isBusy} onClick={() => void draw()}>
          {say(words.counts.draw)}
        </Button>
      </div>
      <div aria-live="polite">
        {done && (
          <Bar intent="success" title={say(drawn(done.sheet))}>
            {say(done.live ? words.counts.live : words.counts.fixed)}
          </Bar>
        )}
      </div>
    </Panel>
  );
}
