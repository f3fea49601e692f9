import { Button, mergeClasses } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { DragEvent } from "react";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import { chosenFiles, droppedFiles } from "./dropped";
import { useCollection } from "./useCollection";
import { words } from "./words";

/** Takes files, folders and zips, dropped or chosen. */
export function DropZone() {
  const { say } = useSpeech();
  const pane = usePane();
  const collection = useCollection();
  const [over, setOver] = useState(false);

  async function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const dropped = droppedFiles(event.dataTransfer);
    try {
      await collection.add(await dropped);
    } catch (error) {
      pane.fail(error, () => collection.goOn());
    }
  }

  return (
    <div
      role="group"
      aria-label={say(words.drop.label)}
      className={mergeClasses(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <p className={surface.quiet}>{say(words.drop.hint)}</p>
      <div className={styles.buttons}>
        <Chooser label={say(words.drop.files)} />
        <Chooser label={say(words.drop.folder)} folder />
      </div>
    </div>
  );
}

/** A button that opens the system's own dialog. */
function Chooser({ label, folder = false }: { label: string; folder?: boolean }) {
  const pane = usePane();
  const collection = useCollection();
  const input = useRef<HTMLInputElement>(null);
  const choose = (files: FileList | null) =>
    collection
      .add(chosenFiles(files ?? []))
      .catch((error: unknown) => pane.fail(error, () => collection.goOn()));
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(folder && { webkitdirectory: "" })}
        onChange={({ target }) => {
          void choose(target.files);
          // The same file can be chosen again once it is mended.
          target.value = "";
        }}
      />
    </>
  );
}
