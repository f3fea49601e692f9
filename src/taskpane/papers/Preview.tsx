import { mergeClasses } from "@fluentui/react-components";
import type { Block, Paper, PaperTable } from "../../papers/paper";
import styles from "./Preview.module.css";

/** A paper as it will read: the office's own words, so in Chinese whatever the pane speaks. */
export function Preview({ paper, label }: { paper: Paper; label: string }) {
  return (
    <article className={styles.paper} lang="zh-CN" aria-label={paper.title}>
      {paper.blocks.map((block, at) => (
        <PreviewBlock key={at} block={block} label={label} />
      ))}
    </article>
  );
}

function PreviewBlock({ block, label }: { block: Block; label: string }) {
  if (block.type === "annex") return <hr className={styles.page} />;
  if (block.type === "table") return <PreviewTable table={block} label={label} />;
  const { style, text, isFlush = false } = block;
  return (
    <p className={mergeClasses(styles[style], style === "Body" && isFlush && styles.flush)}>
      {text}
    </p>
  );
}

/** Wider than the pane, it is moved sideways, with the keyboard too. */
function PreviewTable({ table, label }: { table: PaperTable; label: string }) {
  const { columns, rows, hasSum } = table;
  return (
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ header }, at) => (
              <th key={at} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, nth) => (
            <tr key={nth} className={mergeClasses(hasSum && nth === rows.length - 1 && styles.sum)}>
              {row.map((cell, at) => (
                <td key={at} className={styles[columns[at]!.align]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
