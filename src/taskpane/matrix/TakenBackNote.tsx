import { Bar } from "../kit/Bar";
import { useWords } from "../text";
import { Refused } from "./Refused";
import type { TakenBack } from "./sheet";
import { useMatrixWords } from "./words";
import styles from "./Matrix.module.css";

/** What became of what was typed on a sheet. */
export function TakenBackNote({ told }: { told: TakenBack }) {
  const words = useMatrixWords();
  const { common } = useWords();
  if (!told) return <Bar intent="warning" title={words.lost} />;
  const { taken, conflicts, refused, missing } = told;
  const said = (text: string) => text || words.nothing;
  return (
    <>
      {conflicts.length > 0 ? (
        <Bar intent="warning" title={words.tableConflicts}>
          <ul className={styles.list}>
            {conflicts.map(({ id, unit, key, name, matrix, card, base }) => (
              <li key={`${id} ${key}`}>
                {words.conflict(unit, name, said(matrix), said(card), said(base))}
              </li>
            ))}
          </ul>
        </Bar>
      ) : (
        <p>{words.taken(taken)}</p>
      )}
      {refused.map(({ id, unit, ...refusal }) => (
        <Refused key={id} unit={unit} refusal={refusal} />
      ))}
      {missing.length > 0 && <p>{words.missing(missing.join(common.listSeparator))}</p>}
    </>
  );
}
