import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ListSheetName } from "../../excel/types";
import { usePane } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import styles from "./SheetButtons.module.css";

/** The sheets of the open workbook that hold something and are none of ours; the active one first. */
export function SheetButtons(props: {
  label: string;
  none: string;
  /** What the button of a sheet says. */
  word: (sheet: ListSheetName) => string;
  disabled: boolean;
  /** Those that are shown; all where nothing is said. */
  isOffered?: (sheet: ListSheetName) => boolean;
  onChoose: (sheet: ListSheetName) => void;
}) {
  const pane = usePane();
  const { label, none, word, disabled, isOffered = () => true, onChoose } = props;
  const [sheets, setSheets] = useState<readonly ListSheetName[] | null>(null);
  useEffect(() => {
    void pane.look(async (book) => setSheets(await book.listSheets()));
  }, [pane]);
  if (!sheets) return null;
  const offered = sheets.filter(isOffered);
  if (offered.length === 0) return <p className={surface.quiet}>{none}</p>;
  return (
    <>
      <span className={surface.quiet}>{label}</span>
      <div className={styles.buttons} role="group" aria-label={label}>
        {offered.map((sheet) => (
          <Button key={sheet.id} disabled={disabled} onClick={() => onChoose(sheet)}>
            {word(sheet)}
          </Button>
        ))}
      </div>
    </>
  );
}
