import { Button, ToggleButton } from "@fluentui/react-components";
import type { TakenRows } from "../../review/matrix/open-workbook";
import { Bar } from "../kit/Bar";
import type { ChosenSides } from "./sheet";
import { useMatrixWords } from "./words";
import styles from "./Matrix.module.css";

/** What both sides changed: chosen cell by cell. */
export function Conflicts(props: {
  /** What to do, and what the side is called that is no card. */
  title: string;
  mine: string;
  conflicts: TakenRows["conflicts"];
  /** What was chosen of each so far; absent where choosing is the end of it. */
  chosen?: ChosenSides;
  onMine(card: string, key: string, now: string): void;
  onTheirs(card: string, key: string): void;
}) {
  const words = useMatrixWords();
  const said = (text: string) => text || words.nothing;
  const { title, mine, conflicts, chosen, onMine, onTheirs } = props;
  return (
    <Bar intent="warning" title={title}>
      <ul className={styles.list}>
        {conflicts.map(({ id, unit, key, name, matrix, card, base }) => (
          <li key={`${id} ${key}`}>
            {words.conflict(unit, name, said(matrix), said(card), said(base))}
            <div className={styles.buttons}>
              <Side
                isChosen={chosen && chosen[id]?.[key] === "matrix"}
                onChoose={() => onMine(id, key, card)}
              >
                {mine}
              </Side>
              <Side
                isChosen={chosen && chosen[id]?.[key] === "card"}
                onChoose={() => onTheirs(id, key)}
              >
                {words.takeTheirs}
              </Side>
            </div>
          </li>
        ))}
      </ul>
    </Bar>
  );
}

function Side(props: { isChosen: boolean | undefined; onChoose(): void; children: string }) {
  const { isChosen, onChoose, children } = props;
  if (isChosen === undefined)
    return (
      <Button size="small" onClick={onChoose}>
        {children}
      </Button>
    );
  return (
    <ToggleButton size="small" checked={isChosen} onClick={onChoose}>
      {children}
    </ToggleButton>
  );
}
