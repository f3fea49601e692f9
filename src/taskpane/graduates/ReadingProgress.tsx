import { Button } from "@fluentui/react-components";
import { ProgressBar } from "../kit/ProgressBar";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./GraduatesPage.module.css";
import { useSession, useSessionState } from "./useSession";
import { rowsRead, words } from "./words";

/** How far reading is; it can be stopped. */
export function ReadingProgress() {
  const { say } = useSpeech();
  const session = useSession();
  const { progress } = useSessionState();
  if (!progress) return null;
  const { done, all } = progress;
  return (
    <div className={styles.part}>
      <ProgressBar label={say(words.reading)} done={done} all={all} />
      <span aria-hidden className={surface.quiet}>
        {say(rowsRead(done, all))}
      </span>
      <div>
        <Button onClick={() => session.stop()}>{say(words.stop)}</Button>
      </div>
    </div>
  );
}
