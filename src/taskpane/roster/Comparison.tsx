import { Field, mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import { Panel } from "../kit/Panel";
import { ListBox } from "../kit/ListBox";
import surface from "../theme/surface.module.css";
import { comparable, valueText } from "./rows";
import type { RosterView } from "./useRoster";
import { useRosterWords } from "./words";
import styles from "./Comparison.module.css";

/** A chart of the totals: a bar a unit, its figure beside it as text. */
export function Comparison({ view: { rubric, result } }: { view: RosterView }) {
  const words = useRosterWords();
  const columns = comparable(rubric);
  const [chosen, setChosen] = useState(columns[0]?.id);
  const column = columns.find(({ id }) => id === chosen) ?? columns[0];
  if (!column) return null;
  const isTotal = column.from === "score" && column.value === "total";
  const bars = result.order.flatMap((index) => {
    const row = result.rows[index];
    const value = isTotal ? row?.shown : row?.values[column.id];
    return row && typeof value === "number" ? [{ unit: row.unit, value }] : [];
  });
  if (!isTotal) bars.sort((a, b) => b.value - a.value);
  if (bars.length === 0 && columns.length === 1) return null;
  const longest = Math.max(...bars.map(({ value }) => value), 0);
  return (
    <Panel title={words.chart}>
      {columns.length > 1 && (
        <Field label={words.chartOf}>
          <ListBox value={column.id} onChange={setChosen}>
            {columns.map(({ id, header }) => (
              <option key={id} value={id}>
                {header}
              </option>
            ))}
          </ListBox>
        </Field>
      )}
      {bars.length > 0 && (
        <ul className={mergeClasses(surface.sheet, styles.chart)} aria-label={words.chart}>
          {bars.map(({ unit, value }, at) => (
            <li key={at} className={styles.bar}>
              <span className={styles.name}>{unit}</span>
              <span className={surface.number}>{valueText(column, value)}</span>
              <span className={styles.track}>
                <span className={styles.fill} style={{ width: `${share(value, longest)}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const share = (value: number, longest: number) =>
  longest > 0 ? Math.max(0, (100 * value) / longest) : 0;
