import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Progress } from "../../excel/self-test";
import { PageHeading } from "../kit/PageHeading";
import { ProgressBar } from "../kit/ProgressBar";
import { UndoNote } from "../kit/UndoNote";
import { useSpeech } from "../text";
import { Findings } from "./Findings";
import { Report } from "./Report";
import styles from "./SelfTestPage.module.css";
import { Summary } from "./Summary";
import { useSelfTest } from "./useSelfTest";
import { words } from "./words";

/** 自检: for whoever has an Excel and would tell us how the add-in fares in it. */
export default function SelfTestPage() {
  const { words: common, say } = useSpeech();
  const { state, start, stop } = useSelfTest();
  const [stopping, setStopping] = useState(false);
  const isRunning = state.step === "running";

  // One button for both, so that the focus stays where it is.
  function press() {
    if (isRunning) stop();
    else void start();
    setStopping(isRunning);
  }

  return (
    <>
      <PageHeading intro={say(words.intro)}>{common.pages.selfTest}</PageHeading>
      <UndoNote />
      <div>
        <Button
          appearance={isRunning ? "secondary" : "primary"}
          size="large"
          disabledFocusable={isRunning && stopping}
          onClick={press}
        >
          {say(isRunning ? words.stop : state.step === "done" ? words.again : words.start)}
        </Button>
      </div>
      <div role="status">
        {isRunning && say(stopping ? words.stopping : words.running)}
        {state.step === "done" && <Summary run={state.run} />}
      </div>
      {isRunning && <Advance progress={state.progress} />}
      {state.step === "done" && (
        <>
          <Findings results={state.run.results} />
          <Report run={state.run} />
        </>
      )}
    </>
  );
}

/** Which step it is: to be seen, not to be read out forty times. */
function Advance({ progress }: { progress: Progress | null }) {
  const { say } = useSpeech();
  const { done, all } = progress ?? { done: 0, all: 1 };
  return (
    <div className={styles.advance}>
      <ProgressBar label={say(words.running)} done={done} all={all} />
      {progress && (
        <span aria-hidden>
          {done + 1} / {all} · {say(progress.what)}
        </span>
      )}
    </div>
  );
}
