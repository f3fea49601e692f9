import { Button } from "@fluentui/react-components";
import type { TakenRows } from "../../review/matrix/open-workbook";
import { Bar } from "../kit/Bar";
import { useMatrixWords } from "./words";
import styles from "./Matrix.module.css";

/** What both sides changed: chosen cell by cell. */
export function Conflicts(props: {
  conflicts: TakenRows["conflicts"];
  nameOf(key: string): string;
  onMine(card: string, key: string, now: string): void;
  onTheirs(card: string, key: string): void;
}) {
  const words = useMatrixWords();
  const said = (text: string) => text || words.nothing;
  const { conflicts, nameOf, onMine, onTheirs } = props;
  return (
    <Bar intent="warning" title={words.conflicts}>
      <ul className={styles.list}>
        {conflicts.map(({ id, unit, key, matrix, card, base }) => (
          <li key={`${id} ${key}`}>
            {words.conflict(unit, nameOf(key), said(matrix), said(card), said(base))}
            <div className={styles.buttons}>
              <Button size="small" onClick={() => onMine(id, key, card)}>
                {words.takeMine}
              </Button>
              <Button size="small" onClick={() => onTheirs(id, key)}>
                {words.takeTheirs}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Bar>
  );
}
