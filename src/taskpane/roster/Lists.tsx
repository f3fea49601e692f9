import { Button } from "@fluentui/react-components";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import forms from "../forms/FormsPanel.module.css";
import { usePane } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import type { RosterView } from "./useRoster";
import { useRosterWords } from "./words";

/** Lists of the roster (公示名单, candidates): a button draws one on a sheet of its own. */
export function Lists({ view: { card, rubric, result } }: { view: RosterView }) {
  const words = useRosterWords();
  const pane = usePane();
  const lists = rubric.roster.lists ?? [];
  if (lists.length === 0) return null;
  return (
    <Panel title={words.lists}>
      <p className={surface.quiet}>{words.listsHint}</p>
      <UndoNote />
      <div className={forms.buttons}>
        {lists.map(({ id, title }) => (
          <Button
            key={id}
            onClick={() =>
              void pane.run("drawing", async (book) => ({
                notice: { kind: "drawn", ...(await book.drawList(card, rubric, id)) },
              }))
            }
          >
            {title} ·{" "}
            {words.listCount(result.lists.find((each) => each.id === id)?.rows.length ?? 0)}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
