import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ListCells, ListSheetName } from "../../excel/types";
import { isOwnSheet } from "../../graduates/own-sheets";
import { DropArea } from "../kit/DropArea";
import { FileButton } from "../kit/FileButton";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./GraduatesPage.module.css";
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
  const [sheets, setSheets] = useState<readonly ListSheetName[] | null>(null);
  useEffect(() => {
    void pane.look(async (book) => {
      const all = await book.listSheets();
      setSheets(all.filter(({ name }) => !isOwnSheet(name)));
    });
  }, [pane]);

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

  if (!sheets) return null;
  if (sheets.length === 0) return <p className={surface.quiet}>{say(words.list.none)}</p>;
  return (
    <>
      <span className={surface.quiet}>{say(words.list.sheets)}</span>
      <div className={styles.buttons}>
        {sheets.map((sheet) => (
          <Button key={sheet.id} disabled={progress !== null} onClick={() => void take(sheet)}>
            {say(sheetRows(sheet.name, sheet.rows))}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Nothing came of reading a sheet. */
class NotRead extends Error {}
