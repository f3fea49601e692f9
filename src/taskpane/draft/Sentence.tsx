import { mergeClasses } from "@fluentui/react-components";
import type { SentenceMark } from "../../authoring/draft";
import surface from "../theme/surface.module.css";
import styles from "./DraftPage.module.css";

/** The document's own sentence; numbers that the rule holds are underlined, those that it does not hold are dotted. */
export function Sentence({ text, marks }: { text: string; marks: readonly SentenceMark[] }) {
  let from = 0;
  const pieces = marks.map(({ start, end, isUsed }) => {
    const before = text.slice(from, start);
    from = end;
    return (
      <span key={start}>
        {before}
        <span className={mergeClasses(styles.mark, !isUsed && styles.unusedMark)}>
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
