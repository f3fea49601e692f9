import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Problem } from "../state/problems";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useSpeech } from "../text";
import type { Words } from "../text";
import { Bar } from "../kit/Bar";
import styles from "./Messages.module.css";

/** Everything the pane has to say outside a page: what went wrong, what is done, what this Excel cannot do. */
export function Messages() {
  return (
    <div className={styles.stack} aria-live="polite">
      <ProblemMessage />
      <NoticeMessage />
      <Limitations />
    </div>
  );
}

function ProblemMessage() {
  const pane = usePane();
  const { words, say } = useSpeech();
  const problem = usePaneState((state) => state.problem);
  if (!problem) return null;
  const { title, next } = tell(problem, words, say);
  return (
    <Bar
      intent="error"
      title={title}
      onDismiss={pane.dismissProblem}
      actions={
        problem.kind !== "unknownRubric" && (
          <Button onClick={() => void pane.retry()}>{words.common.retry}</Button>
        )
      }
    >
      {next}
    </Bar>
  );
}

function tell(problem: Problem, words: Words, say: ReturnType<typeof useSpeech>["say"]) {
  switch (problem.kind) {
    case "said":
      return { title: say(problem.text), next: undefined };
    case "unknownRubric": {
      const { rubric, fault } = problem;
      const { unknownRubric, unsoundRubric, unknownRubricNext } = words.card;
      return {
        title: fault ? unsoundRubric(rubric) : unknownRubric(rubric),
        next: `${fault ? `${say(fault)} ` : ""}${unknownRubricNext}`,
      };
    }
    default: {
      const { title, next } = words.problems[problem.kind];
      const detail = problem.detail && ` ${words.problems.detail(problem.detail)}`;
      return { title, next: `${next}${detail ?? ""}` };
    }
  }
}

function NoticeMessage() {
  const pane = usePane();
  const { words, say } = useSpeech();
  const notice = usePaneState((state) => state.notice);
  if (notice?.kind === "coloured") {
    return <Bar intent="success" title={words.card.coloured} onDismiss={pane.dismissNotice} />;
  }
  if (notice?.kind === "recomputed") {
    return <Bar intent="success" title={words.card.recomputed} onDismiss={pane.dismissNotice} />;
  }
  if (notice?.kind === "mended") {
    return (
      <Bar intent="warning" title={words.card.mended} onDismiss={pane.dismissNotice}>
        <ul className={styles.list}>
          {notice.texts.map((text) => (
            <li key={text.zh}>{say(text)}</li>
          ))}
        </ul>
      </Bar>
    );
  }
  if (notice?.kind === "sorted") {
    return <Bar intent="success" title={words.roster.sorted} onDismiss={pane.dismissNotice} />;
  }
  if (notice?.kind === "charted") {
    const { possible } = notice;
    return (
      <Bar
        intent={possible ? "success" : "info"}
        title={possible ? words.roster.charted : words.roster.noChart}
        onDismiss={pane.dismissNotice}
      />
    );
  }
  if (notice?.kind !== "generated" && notice?.kind !== "drawn") return null;
  const { unsupported } = notice;
  const limited = unsupported.length > 0;
  const done =
    notice.kind === "drawn" ? words.forms.drawn(notice.sheet) : words.start.done(notice.unit);
  return (
    <Bar
      intent={limited ? "warning" : "success"}
      title={limited ? words.start.partly : done}
      onDismiss={pane.dismissNotice}
    >
      {limited && (
        <ul className={styles.list}>
          {unsupported.map((text) => (
            <li key={text.zh}>{say(text)}</li>
          ))}
        </ul>
      )}
    </Bar>
  );
}

function Limitations() {
  const { words, say } = useSpeech();
  const limitations = usePaneState((state) => state.limitations);
  const [read, setRead] = useState(false);
  if (read || limitations.length === 0) return null;
  return (
    <Bar intent="warning" title={words.limitations} onDismiss={() => setRead(true)}>
      <ul className={styles.list}>
        {limitations.map((text) => (
          <li key={text.zh}>{say(text)}</li>
        ))}
      </ul>
    </Bar>
  );
}
