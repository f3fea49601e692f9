import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { MatrixSide } from "../../review/matrix/exchange";
import { Bar } from "../kit/Bar";
import { useWords } from "../text";
import { Conflicts } from "./Conflicts";
import { Refused } from "./Refused";
import type { ChosenSides, TakenBack } from "./sheet";
import { useMatrixWords } from "./words";

/** What became of what was typed on a sheet. */
export function TakenBackNote(props: { told: TakenBack; onTake(chosen: ChosenSides): void }) {
  const words = useMatrixWords();
  const { common } = useWords();
  const { told, onTake } = props;
  if (!told) return <Bar intent="warning" title={words.lost} />;
  const { taken, conflicts, refused, missing } = told;
  return (
    <>
      {conflicts.length > 0 ? (
        <Choosing conflicts={conflicts} onTake={onTake} />
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

/** What both sides changed: chosen cell by cell, and taken when each is. */
function Choosing(props: {
  conflicts: NonNullable<TakenBack>["conflicts"];
  onTake(chosen: ChosenSides): void;
}) {
  const words = useMatrixWords();
  const [chosen, setChosen] = useState<ChosenSides>({});
  const { conflicts, onTake } = props;
  const choose = (card: string, key: string, side: MatrixSide) =>
    setChosen({ ...chosen, [card]: { ...chosen[card], [key]: side } });
  const left = conflicts.filter(({ id, key }) => chosen[id]?.[key] === undefined).length;
  return (
    <>
      <Conflicts
        title={words.tableConflicts}
        mine={words.takeTable}
        conflicts={conflicts}
        chosen={chosen}
        onMine={(card, key) => choose(card, key, "matrix")}
        onTheirs={(card, key) => choose(card, key, "card")}
      />
      <div>
        <Button appearance="primary" disabledFocusable={left > 0} onClick={() => onTake(chosen)}>
          {words.takeChosen(left)}
        </Button>
      </div>
    </>
  );
}
