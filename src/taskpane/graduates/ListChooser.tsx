import type { ListCells, ListSheetName } from "../../excel/types";
import { isOwnSheet } from "../../graduates/own-sheets";
import { DropArea } from "../kit/DropArea";
import { FileButton } from "../kit/FileButton";
import { SheetButtons } from "../kit/SheetButtons";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import type { ReadSheet } from "./session";
import type { Which } from "./session-state";
import { useSession, useSessionState } from "./useSession";
import { sheetRows, words } from "./words";

/** A list as a file that is dropped or chosen, or as a sheet of the open workbook. */
export function ListChooser({ which, label }: { which: Which; label: string }) {
  const { say } = useSpeech();
  const pane = usePane();
  const session = useSession();

  async function take([file]: Iterable<File>): Promise<void> {
    if (!file) return;
    await session
      .openFile(which, file.name, file)
      .catch((error: unknown) => pane.fail(error, () => take([file])));
  }

  return (
    <DropArea label={label} onDrop={({ files }) => void take(files)}>
      <p className={surface.quiet}>{say(words.list.hint)}</p>
      <FileButton label={label} onChoose={(files) => void take(files)}>
        {say(words.list.choose)}
      </FileButton>
      <Sheets which={which} />
    </DropArea>
  );
}

function Sheets({ which }: { which: Which }) {
  const { say } = useSpeech();
  const pane = usePane();
  const session = useSession();
  const { progress } = useSessionState();
  const readOf =
    (sheet: ListSheetName): ReadSheet =>
    async (report, signal) => {
      let cells: ListCells | undefined;
      await pane.look(async (book) => {
        try {
          cells = await book.readListSheet(sheet, { report, signal });
        } catch (error) {
          // Who stops reading knows it.
          if (!signal.aborted) throw error;
        }
      });
      if (!cells) throw new NotRead();
      const { date1904, ...open } = cells;
      return { from: "sheet", sheet: open, date1904 };
    };

  function take(sheet: ListSheetName): Promise<void> {
    return session.openSheet(which, sheet.name, readOf(sheet)).catch((error: unknown) => {
      // What went wrong in Excel is said already.
      if (!(error instanceof NotRead)) pane.fail(error, () => take(sheet));
    });
  }

  return (
    <SheetButtons
      label={say(words.list.sheets)}
      none={say(words.list.none)}
      word={({ name, rows }) => say(sheetRows(name, rows))}
      isOffered={({ name }) => !isOwnSheet(name)}
      disabled={progress !== null}
      onChoose={(sheet) => void take(sheet)}
    />
  );
}

/** Nothing came of reading a sheet. */
class NotRead extends Error {}
