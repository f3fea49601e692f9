import { Button } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useId, useRef, useState } from "react";
import type { SelfTestRun } from "../../excel/self-test";
import { reportOf } from "../../excel/self-test/report";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./SelfTestPage.module.css";
import { words } from "./words";

type Copied = "no" | "yes" | "selected";

/** The report as plain text, in the language of the pane. */
export function Report({ run }: { run: SelfTestRun }) {
  const { language, words: common, say } = useSpeech();
  const [copied, setCopied] = useState<Copied>("no");
  const text = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const report = reportOf(run, language);

  async function copy() {
    try {
      await navigator.clipboard.writeText(report);
      setCopied("yes");
    } catch {
      // Excel may keep the clipboard from its panes: whoever sees the text selected can copy it.
      text.current?.focus();
      text.current?.select();
      setCopied("selected");
    }
  }

  return (
    <div className={styles.report}>
      <label htmlFor={`${id}text`} className={surface.strong}>
        {say(words.report)}
      </label>
      <textarea
        ref={text}
        id={`${id}text`}
        aria-describedby={`${id}hint`}
        readOnly
        rows={12}
        className={styles.text}
        value={report}
      />
      <p id={`${id}hint`} className={surface.quiet}>
        {say(words.send)}
      </p>
      <div>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {say(words.copyReport)}
        </Button>
      </div>
      <span role="status" className={surface.quiet}>
        {copied === "yes" && common.common.copied}
        {copied === "selected" && say(words.selected)}
      </span>
    </div>
  );
}
