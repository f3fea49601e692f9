import { mergeClasses } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Rubric } from "../../rubric/types";
import type { StyleName } from "../../sheets/plan/plan";
import { useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { previewOf, type PreviewCell } from "./preview";
import styles from "./RubricPreview.module.css";

/** What is drawn, before anything is: the table of a rubric, which no other rubric's page shows. */
export default function RubricPreview({ rubric }: { rubric: Rubric }) {
  const { say } = useSpeech();
  const { today } = useServices();
  const rows = useMemo(() => previewOf(rubric, today().slice(0, 4)), [rubric, today]);
  if (rows.length === 0) return <p className={surface.quiet}>{say(noTable)}</p>;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={say(label)}>
      <table className={styles.table} lang="zh-CN">
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row}>
              {cells.map((cell) => (
                <Cell key={cell.column} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const label = { zh: "表格预览", en: "Preview of the table" };
const noTable = {
  zh: "这套办法只有汇总表，没有考核表。",
  en: "This system is a roster only; it has no scorecard.",
};

const looks: Partial<Record<StyleName, string | undefined>> = {
  title: styles.title,
  header: styles.header,
  section: styles.level,
  subsection: styles.level,
  "head-line": styles.plain,
  "head-field": styles.plain,
  note: styles.plain,
};

function Cell({ cell: { text, style, rows, columns } }: { cell: PreviewCell }) {
  const Tag = style === "header" ? "th" : "td";
  return (
    <Tag
      className={mergeClasses(styles.cell, looks[style])}
      {...(rows > 1 && { rowSpan: rows })}
      {...(columns > 1 && { colSpan: columns })}
    >
      {text}
    </Tag>
  );
}
