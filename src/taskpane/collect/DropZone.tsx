import { DropArea } from "../kit/DropArea";
import { FileButton } from "../kit/FileButton";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import type { GivenFile } from "./collection";
import { chosenFiles, droppedFiles } from "./dropped";
import { useCollection } from "./useCollection";
import { words } from "./words";

/** Takes files, folders and zips, dropped or chosen. */
export function DropZone() {
  const { say } = useSpeech();
  const pane = usePane();
  const collection = useCollection();

  async function take(given: GivenFile[] | Promise<GivenFile[]>) {
    try {
      await collection.add(await given);
    } catch (error) {
      pane.fail(error, () => collection.goOn());
    }
  }

  const choose = (files: File[]) => void take(chosenFiles(files));
  const [files, folder] = [say(words.drop.files), say(words.drop.folder)];
  return (
    <DropArea label={say(words.drop.label)} onDrop={(dropped) => void take(droppedFiles(dropped))}>
      <p className={surface.quiet}>{say(words.drop.hint)}</p>
      <div className={styles.buttons}>
        <FileButton label={files} multiple onChoose={choose}>
          {files}
        </FileButton>
        <FileButton label={folder} multiple folder onChoose={choose}>
          {folder}
        </FileButton>
      </div>
    </DropArea>
  );
}
