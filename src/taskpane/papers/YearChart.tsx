import { mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import { criterionYears, type CriterionYears, type Earned } from "../../papers/kinds/comparison";
import type { PaperSource } from "../../papers/source";
import { ListBox } from "../kit/ListBox";
import { Panel } from "../kit/Panel";
import { formatScore } from "../state/format";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { usePaperWords } from "./words";
import styles from "./YearChart.module.css";

/** A unit's years side by side: a bar a year, as long as its share of the points, beside the numbers themselves. */
export function YearChart(props: { source: PaperSource; earlier: readonly PaperSource[] }) {
  const words = usePaperWords();
  const { source, earlier } = props;
  const [at, setAt] = useState(0);
  const unit = source.units[at] ?? source.units[0];
  if (!unit) return null;
  return (
    <Panel title={words.chart}>
      <ListBox
        label={words.unit}
        value={String(source.units.indexOf(unit))}
        onChange={(value) => setAt(Number(value))}
      >
        {source.units.map((each, nth) => (
          <option key={nth} value={nth}>
            {each.unit}
          </option>
        ))}
      </ListBox>
      <table className={styles.chart} aria-label={words.chartOf(unit.unit)}>
        <thead className={styles.heads}>
          <tr>
            {[words.year, words.share, words.score].map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        {criterionYears(source, earlier, unit).map((each, nth) => (
          <Criterion key={nth} {...each} />
        ))}
      </table>
    </Panel>
  );
}

function Criterion({ name, years }: CriterionYears) {
  const { say } = useSpeech();
  const words = usePaperWords();
  // A bonus without an upper end is as long as its best year.
  const most = Math.max(0, ...years.map(({ earned }) => earned?.score ?? 0));
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className={styles.name}>
          {say(name)}
        </th>
      </tr>
      {years.map(({ year, earned }, nth) => (
        <tr key={nth}>
          <th scope="row" className={mergeClasses(surface.quiet, styles.year)}>
            {year}
          </th>
          <td className={styles.place}>
            {earned && (
              <div className={styles.track} aria-hidden>
                <div
                  className={mergeClasses(styles.bar, nth === years.length - 1 && styles.now)}
                  style={{ width: `${lengthOf(earned, most)}%` }}
                />
              </div>
            )}
          </td>
          <td className={mergeClasses(surface.number, styles.score)}>
            {earned ? scoreOf(earned) : words.noScore}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

const scoreOf = ({ score, points }: Earned): string =>
  points === null ? formatScore(score) : `${formatScore(score)} / ${formatScore(points)}`;

function lengthOf({ score, points }: Earned, most: number): number {
  const whole = points ?? most;
  return whole > 0 ? Math.max(0, Math.min(100, (100 * score) / whole)) : 0;
}
