import { mergeClasses } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { summary } from "../../sheets/formulas/send";
import type { ReportedFormula, SendReport } from "../../sheets/formulas/send";
import { Bar } from "../kit/Bar";
import type { SendTask } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useSendWords } from "./words";
import styles from "./SendResult.module.css";

/** A report of thousands of formulas is not read to its end. */
const mostShown = 50;

/** What was done to which formula; what was left or fixed comes with its reason. */
export function SendResult({ task, report }: { task: SendTask; report: SendReport }) {
  const { say } = useSpeech();
  const words = useSendWords();
  const restored = task.to === "restore";
  const { turned, fixed, left } = report;
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => result.current?.focus(), [report]);
  return (
    <div ref={result} className={styles.result} tabIndex={-1}>
      <Bar
        intent={left.length > 0 ? "warning" : "success"}
        title={restored ? words.restored : words.prepared}
      >
        {restored ? (
          <RestoredText count={turned.length} left={left.length} />
        ) : (
          say(summary(report))
        )}
      </Bar>
      <Formulas title={words.left(left.length)} formulas={left} open />
      <Formulas title={words.fixed(fixed.length)} formulas={fixed} />
      <Formulas
        title={restored ? words.back(turned.length) : words.turned(turned.length)}
        formulas={turned}
      />
    </div>
  );
}

function RestoredText({ count, left }: { count: number; left: number }) {
  const words = useSendWords();
  return count === 0 && left === 0 ? words.nothingToRestore : words.restoredCount(count);
}

function Formulas(props: { title: string; formulas: ReportedFormula[]; open?: boolean }) {
  const words = useSendWords();
  const { title, formulas, open } = props;
  if (formulas.length === 0) return null;
  const rest = formulas.length - mostShown;
  return (
    <details open={open}>
      <summary className={styles.summary}>{title}</summary>
      <ul className={surface.sheet} aria-label={title}>
        {formulas.slice(0, mostShown).map((formula, at) => (
          <li key={at} className={styles.row}>
            <FormulaRow formula={formula} />
          </li>
        ))}
        {rest > 0 && (
          <li className={mergeClasses(surface.entry, surface.quiet)}>{words.more(rest)}</li>
        )}
      </ul>
    </details>
  );
}

/** Leads to its cell; names, and columns of tables, have none. */
function FormulaRow({ formula: { place, formula, why } }: { formula: ReportedFormula }) {
  const { words, say } = useSpeech();
  const { unnamed } = useSendWords();
  const pane = usePane();
  const { sheet, address } = place;
  const content = (
    <>
      <span className={surface.strong}>
        {sheet ? `${sheet}!${address}` : `${unnamed} ${address}`}
      </span>
      {why && <span className={styles.block}>{say(why)}</span>}
      <code className={mergeClasses(surface.quiet, styles.formula)}>{formula}</code>
    </>
  );
  if (!sheet || place.kind === "table") return <div className={surface.entry}>{content}</div>;
  return (
    <button
      type="button"
      className={surface.action}
      title={words.common.goTo(`${sheet}!${address}`)}
      onClick={() => void pane.goTo({ sheet, address })}
    >
      {content}
    </button>
  );
}
