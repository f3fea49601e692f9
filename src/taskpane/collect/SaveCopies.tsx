import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { CopyAsk } from "../../intake/serve";
import { ProgressBar } from "../kit/ProgressBar";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import type { Text } from "../../formula/values";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import { zipOfCopies, ZIP } from "./outgoing";
import { useCollection } from "./useCollection";
import { copiesDone, words } from "./words";

export interface SaveCopiesProps {
  label: Text;
  /** Of the zip. */
  fileName: Text;
  /** What each copy shall have, by file. */
  asked: ReadonlyMap<string, CopyAsk>;
  /** @param missed files that have no place for it */
  outcome(made: number, missed: readonly string[]): Text;
}

/** Copies of returned files, all in one zip; the files themselves stay as they came. */
export function SaveCopies({ label, fileName, asked, outcome }: SaveCopiesProps) {
  const { say } = useSpeech();
  const pane = usePane();
  const { save } = useServices();
  const collection = useCollection();
  const [work, setWork] = useState<Work>();
  const [told, setTold] = useState<Text>();

  async function make(): Promise<void> {
    const stopper = new AbortController();
    const onProgress = (done: number, all: number) => setWork({ done, all, stopper });
    setTold(undefined);
    onProgress(0, asked.size);
    try {
      const copies = await collection.copies(asked, { onProgress, signal: stopper.signal });
      if (copies === null) setTold(words.copies.stopped);
      else {
        const made = new Set(copies.map(({ file }) => file));
        if (copies.length > 0) save(say(fileName), zipOfCopies(copies), ZIP);
        setTold(
          outcome(
            copies.length,
            [...asked.keys()].filter((file) => !made.has(file)),
          ),
        );
      }
    } catch (error) {
      pane.fail(error, make);
    }
    setWork(undefined);
  }

  return (
    <div className={styles.part}>
      <div className={styles.buttons}>
        <Button disabledFocusable={work !== undefined} onClick={() => void make()}>
          {say(label)}
        </Button>
      </div>
      {work && (
        <div className={styles.progress}>
          <ProgressBar label={say(words.copies.making)} done={work.done} all={work.all} />
          <span aria-hidden className={surface.quiet}>
            {say(copiesDone(work.done, work.all))}
          </span>
          <Button onClick={() => work.stopper.abort()}>{say(words.copies.stop)}</Button>
        </div>
      )}
      <span role="status">{told && say(told)}</span>
    </div>
  );
}

interface Work {
  done: number;
  all: number;
  stopper: AbortController;
}
