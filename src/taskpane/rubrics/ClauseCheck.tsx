import { mergeClasses, ToggleButton } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { ClauseFinding } from "../../rubric/clauses";
import type { Rubric } from "../../rubric/types";
import type { RubricFiles } from "../services";
import { SeverityIcon } from "../kit/SeverityIcon";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useRubricWords } from "./words";
import styles from "./RubricsPage.module.css";

const severities = ["error", "warning", "info"] as const;
type Severity = (typeof severities)[number];

/** The findings of the clause check, by severity: clause, the document's words, and the reading that answers. */
export function ClauseCheck({ rubric, files }: { rubric: Rubric; files: RubricFiles }) {
  const words = useRubricWords();
  const findings = useMemo(() => files.checkClauses(rubric), [files, rubric]);
  const [only, setOnly] = useState<Severity>();
  if (findings.length === 0) return <p>{words.checkClean}</p>;
  const count = (severity: Severity) =>
    findings.filter((each) => each.severity === severity).length;
  const shown = findings.filter(({ severity }) => !only || severity === only);
  return (
    <>
      <div className={styles.buttons} role="group" aria-label={words.filter}>
        {severities
          .filter((severity) => count(severity) > 0)
          .map((severity) => (
            <ToggleButton
              key={severity}
              size="small"
              shape="circular"
              checked={only === severity}
              onClick={() => setOnly(only === severity ? undefined : severity)}
            >
              {words.severity[severity]} {count(severity)}
            </ToggleButton>
          ))}
      </div>
      <p className={surface.quiet} role="status">
        {words.findings(shown.length)}
      </p>
      <ul className={surface.sheet} aria-label={words.check}>
        {shown.map((finding, at) => (
          <li key={at} className={surface.entry}>
            <Finding finding={finding} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Finding({ finding }: { finding: ClauseFinding }) {
  const { say } = useSpeech();
  const words = useRubricWords();
  const { severity, kind, clause, quote, message, reading, answer } = finding;
  return (
    <div className={styles.finding}>
      <SeverityIcon severity={severity} label={words.severity[severity]} />
      <div className={styles.findingText}>
        <span>
          <span className={surface.strong}>{words.kinds[kind]}</span>
          <span className={surface.quiet}> · {clause}</span>
        </span>
        <span>{say(message)}</span>
        {!say(message).includes(quote) && (
          <blockquote className={surface.quote} lang="zh-CN">
            {quote}
          </blockquote>
        )}
        <span
          className={mergeClasses(
            reading === null && severity === "warning" ? styles.open : surface.quiet,
          )}
        >
          {say(answer)}
        </span>
      </div>
    </div>
  );
}
