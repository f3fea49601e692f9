import { a1 } from "../../sheets/plan/address";
import { LinkButton } from "../kit/LinkButton";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { rowOf } from "./words";

/** A row of the list, which leads to it where the list is a sheet of the open workbook. */
export function RowLink({ row, sheet }: { row: number; sheet: string | null }) {
  const { say } = useSpeech();
  const pane = usePane();
  const name = say(rowOf(row));
  if (sheet === null) return <>{name}</>;
  const address = a1({ row: row - 1, column: 0 });
  return <LinkButton onClick={() => void pane.goTo({ sheet, address })}>{name}</LinkButton>;
}
