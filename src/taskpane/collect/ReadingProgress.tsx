import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { Announcement } from "../kit/Announcement";
import { Bar } from "../kit/Bar";
import { ProgressBar } from "../kit/ProgressBar";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import { useCollection, useCollectionState } from "./useCollection";
import { progressOf, readSoFar, stoppedAt, tooMany, words } from "./words";

/** How far reading is, to be seen at once and to be heard now and then. */
export function ReadingProgress() {
  const { say } = useSpeech();
  const pane = usePane();
  const collection = useCollection();
  const { progress, waiting, surplus, files } = useCollectionState();
  const goOn = () =>
    void collection.goOn().catch((error: unknown) => pane.fail(error, () => collection.goOn()));
  return (
    <>
      {progress && (
        <div className={styles.progress}>
          <ProgressBar label={say(words.reading)} done={progress.done} all={progress.all} />
          <span aria-hidden className={surface.quiet}>
            {say(progressOf(progress.done, progress.all))}
            {progress.file !== "" && ` · ${progress.file}`}
          </span>
          <Button onClick={() => collection.stop()}>{say(words.stop)}</Button>
        </div>
      )}
      <HeardProgress />
      <div aria-live="polite">
        {!progress && waiting > 0 && (
          <Bar
            intent="info"
            title={say(stoppedAt(waiting))}
            actions={<Button onClick={goOn}>{say(words.goOn)}</Button>}
          />
        )}
        {surplus > 0 && <Bar intent="warning" title={say(tooMany(surplus))} />}
      </div>
      <Announcement>{!progress && files.length > 0 && say(readSoFar(files.length))}</Announcement>
    </>
  );
}

/** A screen reader that read out each file would say nothing else. */
const HEARD_EVERY = 5000;

function HeardProgress() {
  const { say } = useSpeech();
  const { progress } = useCollectionState();
  const [heard, setHeard] = useState("");
  const isReading = progress !== null;
  const { get } = useCollection();
  useEffect(() => {
    if (!isReading) return setHeard("");
    const tell = () => {
      const now = get().progress;
      if (now) setHeard(say(progressOf(now.done, now.all)));
    };
    tell();
    const timer = window.setInterval(tell, HEARD_EVERY);
    return () => window.clearInterval(timer);
  }, [isReading, get, say]);
  return <Announcement>{heard}</Announcement>;
}
