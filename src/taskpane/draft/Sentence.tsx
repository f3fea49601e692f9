import { mergeClasses } from "@fluentui/react-components";
import type { SentenceSpans } from "../../authoring";
import surface from "../theme/surface.module.css";
import styles from "./DraftPage.module.css";

/** The document's own sentence; numbers that the rule holds are underlined, those that it does not hold are dotted. */
export function Sentence({ text, numbers }: { text: string; numbers: SentenceSpans["numbers"] }) {
  let from = 0;
  const pieces = numbers.map(({ start, end, used }) => {
    const before = text.slice(from, start);
    from = end;
    return (
      <span key={start}>
        {before}
        <span className={mergeClasses(styles.mark, !used && styles.unusedMark)}>
          {text.slice(start, end)}
        </span>
      </span>
    );
  });
  return (
    <blockquote className={surface.quote} lang="zh-CN">
      {pieces}
      {text.slice(from)}
    </blockquote>
  );
}
