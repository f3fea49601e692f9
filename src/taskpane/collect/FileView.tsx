import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { formatNumber } from "../../formula/values";
import { rubricOfCard } from "../../intake/files/carried";
import { printable } from "../../intake/gathered/printable";
import type { IntakeFinding, ReadCard, Severity } from "../../intake/types";
import { stageName } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { Panel } from "../kit/Panel";
import { SeverityIcon } from "../kit/SeverityIcon";
import { formatScore } from "../state/format";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { Decision } from "./Decision";
import styles from "./FileView.module.css";
import { KindsPart } from "./KindsPart";
import { LetterPart } from "./LetterPart";
import type { Overview } from "./overview";
import { StateMark } from "./StateMark";
import { useCollectionState } from "./useCollection";
import { words } from "./words";

/** One file: whose it is, what is the matter with it, and what to do. */
export function FileView(props: { overview: Overview; file: string; onBack: () => void }) {
  const { say } = useSpeech();
  const { overview, file: name, onBack } = props;
  const rows = overview.rows.filter(({ file }) => file.file === name);
  const { file, state } = rows[0]!;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    return () => document.getElementById(`open ${rows[0]!.key}`)?.focus();
    // Only when it is opened and left.
  }, []);
  return (
    <>
      <div>
        <Button size="small" onClick={onBack}>
          ‹ {say(words.file.back)}
        </Button>
      </div>
      <div>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {printable(name)}
        </h2>
        <StateMark state={state} />
      </div>
      {rows.map(({ key, card }) => card && <CardFacts key={key} card={card} file={name} />)}
      <Decision overview={overview} file={file} state={state} />
      {state !== "left" && <KindsPart files={[file]} file={name} />}
      {file.findings.length === 0 ? (
        <p>{say(words.file.clean)}</p>
      ) : (
        (["error", "warning", "note"] as const).map((severity) => (
          <Findings key={severity} severity={severity} findings={file.findings} />
        ))
      )}
      <LetterPart file={file} />
    </>
  );
}

function CardFacts({ card, file }: { card: ReadCard; file: string }) {
  const { say } = useSpeech();
  const { rubrics, files } = useCollectionState();
  const rubric = rubricOfCard(rubrics, card);
  const readAt = files.find(({ read }) => read.file === file)?.readAt ?? "";
  const unknown = say(words.file.unknown);
  const facts = [
    [words.table.unit, printable(card.unit) || unknown],
    [words.file.system, rubric ? say(rubric.name) : card.rubric],
    [words.file.year, card.year ?? unknown],
    [words.file.recognised, say(words.recognised[card.recognised])],
    [words.file.readAt, readAt.slice(0, 16).replace("T", " ")],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label.zh}>
          <dt className={surface.quiet}>{say(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {rubric && <Totals rubric={rubric} card={card} />}
    </dl>
  );
}

function Totals({ rubric, card }: { rubric: Rubric; card: ReadCard }) {
  const { say } = useSpeech();
  return Object.entries(card.stages).map(([id, { total, complete }]) => (
    <div key={id}>
      <dt className={surface.quiet}>{say(stageName(rubric, id))}</dt>
      <dd className={surface.number}>
        {total === null ? "–" : formatScore(total)}
        <span className={surface.quiet}>
          {" "}
          {id === card.stage && say(words.file.counts)}
          {!complete && say(words.file.incomplete)}
        </span>
      </dd>
    </div>
  ));
}

const signs = { error: "error", warning: "warning", note: "info" } as const;

function Findings(props: { severity: Severity; findings: readonly IntakeFinding[] }) {
  const { say } = useSpeech();
  const { severity } = props;
  const own = props.findings.filter((each) => each.severity === severity);
  if (own.length === 0) return null;
  const title = say(words.severities[severity]);
  return (
    <Panel title={`${title} ${own.length}`}>
      <ul className={surface.sheet} aria-label={title}>
        {own.map((finding, at) => (
          <li key={at} className={surface.entry}>
            <div className={styles.finding}>
              <SeverityIcon severity={signs[severity]} label={title} />
              <div className={styles.findingText}>
                <span className={surface.strong}>{say(words.kinds[finding.kind])}</span>
                <span>{printable(say(finding.message))}</span>
                <Values finding={finding} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A double's last digits are nobody's. */
const shown = (value: string | number | boolean): string =>
  typeof value === "number" ? formatNumber(value) : printable(String(value));

/** What was expected and what was found, one under the other, to be compared at a glance. */
function Values({ finding: { expected, found } }: { finding: IntakeFinding }) {
  const { say } = useSpeech();
  if (expected === null || found === null) return null;
  return (
    <dl className={styles.values}>
      <dt className={surface.quiet}>{say(words.file.expected)}</dt>
      <dd>{shown(expected)}</dd>
      <dt className={surface.quiet}>{say(words.file.found)}</dt>
      <dd>{shown(found)}</dd>
    </dl>
  );
}
