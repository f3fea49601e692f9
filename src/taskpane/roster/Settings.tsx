import { Panel } from "../kit/Panel";
import { formatRate } from "../state/format";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import type { RosterView } from "./useRoster";
import { useRosterWords } from "./words";

/** Thresholds and benchmarks as they stand above the roster. */
export function Settings({ view: { rubric, settings } }: { view: RosterView }) {
  const { say } = useSpeech();
  const words = useRosterWords();
  const all = rubric.roster.settings ?? [];
  if (all.length === 0) return null;
  return (
    <Panel title={words.settings}>
      <p className={surface.quiet}>{words.settingsHint}</p>
      <ul className={surface.sheet}>
        {all.map(({ id, label, type }) => {
          const value = settings[id] ?? null;
          const text = type === "rate" && typeof value === "number" ? formatRate(value) : value;
          return (
            <li key={id} className={surface.entry}>
              {say(label)}{" "}
              {text === null || text === "" ? (
                <span className={surface.quiet}>{words.notSet}</span>
              ) : (
                <strong className={surface.number}>{String(text)}</strong>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
