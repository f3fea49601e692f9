import { Button } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useRef, useState } from "react";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CopyText.module.css";

const words = {
  copied: { zh: "已复制", en: "Copied" },
  selected: {
    zh: "不能自动复制；文字已选中，请按 Ctrl+C（Mac 为 ⌘C）。",
    en: "It cannot be copied for you; the text is selected, press Ctrl+C (⌘C on a Mac).",
  },
};

/** A text to copy into a message; it is seen before. */
export function CopyText(props: { label: string; button: string; text: string }) {
  const { say } = useSpeech();
  const [copied, setCopied] = useState<"no" | "yes" | "selected">("no");
  const area = useRef<HTMLTextAreaElement>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(props.text);
      setCopied("yes");
    } catch {
      // Excel may keep the clipboard from its panes: whoever sees the text selected can copy it.
      area.current?.focus();
      area.current?.select();
      setCopied("selected");
    }
  }

  return (
    <div className={styles.part}>
      <textarea
        ref={area}
        className={styles.text}
        aria-label={props.label}
        readOnly
        rows={6}
        value={props.text}
      />
      <div className={styles.buttons}>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {props.button}
        </Button>
        <span role="status" className={surface.quiet}>
          {copied === "yes" && say(words.copied)}
          {copied === "selected" && say(words.selected)}
        </span>
      </div>
    </div>
  );
}
