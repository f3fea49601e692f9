import { Button, mergeClasses } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useState } from "react";
import type { FunctionGuide } from "../services";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useFunctionWords } from "./words";
import styles from "./Example.module.css";

type Copied = "no" | "yes" | "failed";

/** A call to copy into a cell, and the sentence that says what it comes to. */
export function Example(props: { name: string; call: string; explain: FunctionGuide["explain"] }) {
  const { words, say } = useSpeech();
  const { copyExample, copyFailed } = useFunctionWords();
  const [copied, setCopied] = useState<Copied>("no");
  const { name, call, explain } = props;
  const formula = `=${call}`;

  async function copy() {
    try {
      await navigator.clipboard.writeText(formula);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  }

  return (
    <div>
      <div className={styles.line}>
        <code className={mergeClasses(styles.formula)}>{formula}</code>
        <Button
          appearance="subtle"
          size="small"
          icon={copied === "yes" ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={copyExample(name)}
          title={words.common.copy}
          onClick={() => void copy()}
        />
      </div>
      <p className={surface.quiet}>{say(explain(call))}</p>
      <span role="status" className={surface.quiet}>
        {copied === "yes" && words.common.copied}
        {copied === "failed" && copyFailed}
      </span>
    </div>
  );
}
