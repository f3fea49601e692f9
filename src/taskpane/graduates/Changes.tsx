import type { Scalar } from "../../formula/values";
import { LinkButton } from "../kit/LinkButton";
import { Panel } from "../kit/Panel";
import { Waiting } from "../kit/Waiting";
import { formatRate, formatScore } from "../state/format";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { isChange, isSame, type FillRow, type FillUnit } from "./filling";
import type { StepProps } from "./GraduatesPage";
import { useFillUnits } from "./useFillUnits";
import { againstCards, changedFigure, words } from "./words";

/** A value as the cards show it; null for nothing. */
export function shownFigure({ isShare }: FillRow, value: Scalar): string | null {
  if (typeof value !== "number") return value === null ? null : String(value);
  return isShare ? formatRate(value) : formatScore(value);
}

/** What the list says otherwise than the cards and rosters of the workbook. */
export function Changes({ onOpen }: StepProps) {
  const { say } = useSpeech();
  const { units } = useFillUnits();
  if (!units) return <Waiting />;
  if (units.length === 0) return null;
  const rows = units.flatMap((unit) => unit.rows.map((row) => ({ unit, row })));
  const changed = rows.filter(({ row }) => isChange(row));
  const same = rows.filter(({ row }) => isSame(row)).length;
  const empty = rows.filter(({ row }) => row.value !== null && row.was === null).length;
  return (
    <Panel title={say(words.counts.changes)}>
      <p className={surface.quiet}>{say(againstCards({ changed: changed.length, same, empty }))}</p>
      {changed.length > 0 && (
        <ul className={surface.sheet}>
          {changed.map(({ unit, row }) => (
            <Change key={`${unit.card.id}\n${unit.unit}\n${row.key}`} {...{ unit, row, onOpen }} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Change({ unit, row, onOpen }: { unit: FillUnit; row: FillRow } & StepProps) {
  const { say } = useSpeech();
  const label = `${unit.unit} · ${say(row.label)}`;
  const [was, is] = [shownFigure(row, row.was) ?? "", shownFigure(row, row.value) ?? ""];
  const { from } = row;
  return (
    <li className={surface.entry}>
      {say(words.figure(label, say(changedFigure(was, is))))}{" "}
      {from && (
        <LinkButton onClick={() => onOpen({ ...from, label, wanted: unit.wanted })}>
          {say(words.fill.who)}
        </LinkButton>
      )}
    </li>
  );
}
