import { useWords } from "../text";
import surface from "../theme/surface.module.css";

/** Stands by a button whose act takes the user's undo list away: Excel keeps none over added sheets and protection. */
export function UndoNote() {
  const { common } = useWords();
  return <p className={surface.quiet}>{common.endsUndo}</p>;
}
