import { mergeClasses } from "@fluentui/react-components";
import { Panel } from "../kit/Panel";
import { ToneChip } from "../kit/ToneChip";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { groupsOf } from "./rows";
import type { UnitView } from "./rows";
import type { RosterView } from "./useRoster";
import { useRosterWords } from "./words";
import styles from "./Ranking.module.css";

/** The units in the order of the ranking, group by group where honours are given by group. */
export function Ranking({ view }: { view: RosterView }) {
  const { say } = useSpeech();
  const words = useRosterWords();
  const groups = groupsOf(view.rubric, view.result, say);
  return (
    <Panel title={words.ranking}>
      {groups.map(({ id, name, quota, units }) => {
        const title = groups.length === 1 && name === null ? null : (name ?? words.otherGroup);
        return (
          <div key={id} className={styles.group}>
            {title !== null && (
              <h3 className={mergeClasses(surface.strong, styles.title)}>
                {title}
                {quota !== null && <span className={surface.quiet}> {words.quota(quota)}</span>}
              </h3>
            )}
            <ol className={surface.sheet} aria-label={title ?? words.ranking}>
              {units.map((unit, at) => (
                <Unit key={at} unit={unit} />
              ))}
            </ol>
          </div>
        );
      })}
    </Panel>
  );
}

function Unit({ unit }: { unit: UnitView }) {
  const words = useRosterWords();
  const { total, stage, marks, figures, errors } = unit;
  const consequences = marks.map(({ consequence }) => consequence).filter(Boolean);
  return (
    <li className={mergeClasses(surface.entry, styles.unit)}>
      <div className={styles.line}>
        <Rank unit={unit} />
        <span className={styles.name}>{unit.unit}</span>
        {total !== null && (
          <span className={mergeClasses(surface.strong, surface.number)}>{total}</span>
        )}
      </div>
      <div className={styles.chips}>
        {unit.vetoed && <ToneChip tone="bad">{words.vetoed}</ToneChip>}
        {unit.wrong && <ToneChip tone="bad">{words.wrong}</ToneChip>}
        {!unit.complete && !unit.wrong && <ToneChip tone="neutral">{words.incomplete}</ToneChip>}
        {marks.map(({ id, text, tone }) => (
          <ToneChip key={id} tone={tone}>
            {text}
          </ToneChip>
        ))}
      </div>
      <span className={surface.quiet}>
        {[
          stage && words.stage(stage),
          ...figures.map(({ header, text }) => `${header} ${text}`),
          ...consequences,
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {errors.map(({ id, header, text }) => (
        <span key={id} className={styles.error}>
          {header}: {text}
        </span>
      ))}
    </li>
  );
}

function Rank({ unit: { rank, waits, tied } }: { unit: UnitView }) {
  const words = useRosterWords();
  const none = waits ? words.waiting : words.unranked;
  return (
    <span className={mergeClasses(styles.rank, surface.number)}>
      {rank === null ? none : words.rank(rank)}
      {tied && <span className={surface.quiet}> {words.tied}</span>}
    </span>
  );
}
