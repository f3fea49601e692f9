import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { DraftSource } from "../../authoring/draft";
import type { ListSheetName } from "../../excel/types";
import type { Text } from "../../rubric/types";
import { Bar } from "../kit/Bar";
import { bytesOf } from "../kit/bytesOf";
import { DropArea } from "../kit/DropArea";
import { FileButton } from "../kit/FileButton";
import { ProgressBar } from "../kit/ProgressBar";
import { SheetButtons } from "../kit/SheetButtons";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { sheetSource } from "./sheet-source";
import { useSession, useSessionState } from "./useSession";
import { words } from "./words";

const MOST_BYTES = 20_000_000;

/** Where the table is: a sheet of the open workbook, or a file. */
export function SourcePart() {
  const { say } = useSpeech();
  const pane = usePane();
  const session = useSession();
  const { reading } = useSessionState();
  const [refused, setRefused] = useState<Text | null>(null);

  async function takeFile([file]: Iterable<File>): Promise<void> {
    if (!file) return;
    if (!/\.(docx|xlsx)$/i.test(file.name)) return setRefused(words.source.otherFile);
    if (file.size > MOST_BYTES) return setRefused(words.source.tooLarge);
    setRefused(null);
    await session
      .openFile(file.name, () => bytesOf(file))
      .catch((error: unknown) => pane.fail(error, () => takeFile([file])));
  }

  async function takeSheet(sheet: ListSheetName): Promise<void> {
    setRefused(null);
    const read = async () => {
      let source: DraftSource | null = null;
      await pane.look(async (book) => {
        source = await sheetSource(book, sheet);
      });
      return source;
    };
    await session
      .openSheet(sheet.name, read)
      .catch((error: unknown) => pane.fail(error, () => takeSheet(sheet)));
  }

  return (
    <DropArea label={say(words.source.drop)} onDrop={({ files }) => void takeFile(files)}>
      <p className={surface.quiet}>{say(words.source.hint)}</p>
      <FileButton
        label={say(words.source.drop)}
        accept=".docx,.xlsx"
        onChoose={(files) => void takeFile(files)}
      >
        {say(words.source.choose)}
      </FileButton>
      <SheetButtons
        label={say(words.source.sheets)}
        none={say(words.source.none)}
        word={({ name, rows }) => say(words.source.sheetRows(name, rows))}
        disabled={reading !== null}
        onChoose={(sheet) => void takeSheet(sheet)}
      />
      {reading !== null && (
        <ProgressBar label={say(words.source.reading(reading))} done={0} all={null} />
      )}
      <div aria-live="polite">
        {refused && <Bar intent="error" title={say(refused)} onDismiss={() => setRefused(null)} />}
      </div>
    </DropArea>
  );
}

/** Back to the choice: what was said of this table is there again when it is read again. */
export function AnotherSource() {
  const { say } = useSpeech();
  const session = useSession();
  return (
    <div>
      <Button onClick={() => session.clear()}>{say(words.source.another)}</Button>
    </div>
  );
}
