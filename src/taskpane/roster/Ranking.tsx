import { mergeClasses } from "@fluentui/react-components";
import { Panel } from "../kit/Panel";
import { ToneChip } from "../kit/ToneChip";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { groupsOf } from "./rows";
import type { UnitView } from "./rows";
import type { RosterView } from "./useRoster";
import styles from "./Ranking.module.css";

/** The units in the order of the ranking, group by group where honours are given by group. */
export function Ranking({ view }: { view: RosterView }) {
  const { words, say } = useSpeech();
  const groups = groupsOf(view.rubric, view.result, say);
  return (
    <Panel title={words.roster.ranking}>
      {groups.map(({ id, name, quota, units }) => {
        const title =
          groups.length === 1 && name === null ? null : (name ?? words.roster.otherGroup);
        return (
          <div key={id} className={styles.group}>
            {title !== null && (
              <h3 className={mergeClasses(surface.strong, styles.title)}>
                {title}
                {quota !== null && (
                  <span className={surface.quiet}> {words.roster.quota(quota)}</span>
                )}
              </h3>
            )}
            <ol className={surface.sheet} aria-label={title ?? words.roster.ranking}>
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
  const { words } = useSpeech();
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
        {unit.vetoed && <ToneChip tone="bad">{words.roster.vetoed}</ToneChip>}
        {unit.wrong && <ToneChip tone="bad">{words.roster.wrong}</ToneChip>}
        {!unit.complete && !unit.wrong && (
          <ToneChip tone="neutral">{words.roster.incomplete}</ToneChip>
        )}
        {marks.map(({ id, text, tone }) => (
          <ToneChip key={id} tone={tone}>
            {text}
          </ToneChip>
        ))}
      </div>
      <span className={surface.quiet}>
        {[
          stage && words.roster.stage(stage),
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

function Rank({ unit: { rank, tied } }: { unit: UnitView }) {
  const { roster: words } = useSpeech().words;
  return (
    <span className={mergeClasses(styles.rank, surface.number)}>
      {rank === null ? words.unranked : words.rank(rank)}
      {tied && <span className={surface.quiet}> {words.tied}</span>}
    </span>
  );
}
