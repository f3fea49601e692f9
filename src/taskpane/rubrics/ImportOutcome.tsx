import { Button, mergeClasses } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import { criteriaOf } from "../../rubric/model";
import type { RubricProblem } from "../../rubric/problems";
import { Bar } from "../kit/Bar";
import { Waiting } from "../kit/Waiting";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import type { ImportResult } from "./useImport";
import styles from "./RubricsPage.module.css";
import { useRubricWords } from "./words";

const RubricPreview = lazy(() => import("../preview/RubricPreview"));

/** What became of a file, in a sentence; a bad one with all its problems and their places. */
export function ImportOutcome(props: {
  outcome: ImportResult;
  onTake: () => void;
  onDismiss: () => void;
}) {
  const { words: all, say } = useSpeech();
  const words = useRubricWords();
  const { outcome, onTake, onDismiss } = props;
  switch (outcome.kind) {
    case "otherFile":
    case "tooLarge":
    case "unreadable":
      return <Bar intent="error" title={words[outcome.kind]} onDismiss={onDismiss} />;
    case "bad": {
      const { file, problems } = outcome;
      return (
        <Bar intent="error" title={words.bad(file, problems.length)} onDismiss={onDismiss}>
          <Problems problems={problems} />
        </Bar>
      );
    }
    case "official":
      return <Bar intent="error" title={words.official(outcome.rubric.id)} onDismiss={onDismiss} />;
    case "same":
      return (
        <Bar intent="info" title={words.same(say(outcome.rubric.name))} onDismiss={onDismiss} />
      );
    case "found":
    case "replace": {
      const { rubric } = outcome.found;
      const { name, version } = rubric;
      const isNew = outcome.kind === "found";
      return (
        <Bar
          intent={isNew ? "info" : "warning"}
          title={
            isNew
              ? words.found(say(name), criteriaOf(rubric).length)
              : words.replaceAsk(say(name), outcome.before, version)
          }
          actions={
            <>
              <Button appearance="primary" onClick={onTake}>
                {isNew ? words.take : words.replace}
              </Button>
              <Button onClick={onDismiss}>{all.common.cancel}</Button>
            </>
          }
        >
          <Suspense fallback={<Waiting />}>
            <RubricPreview rubric={rubric} />
          </Suspense>
        </Bar>
      );
    }
    case "imported":
      return (
        <Bar
          intent={outcome.kept ? "success" : "warning"}
          title={words.imported(say(outcome.rubric.name))}
          onDismiss={onDismiss}
        >
          {outcome.kept ? words.keptHere : words.notKept}
          {outcome.hints.length > 0 && (
            <>
              <p>{words.hints}</p>
              <Problems problems={outcome.hints} />
            </>
          )}
        </Bar>
      );
  }
}

function Problems({ problems }: { problems: RubricProblem[] }) {
  const { say } = useSpeech();
  return (
    <ul className={styles.problems}>
      {problems.map(({ path, cell = path, message, advice }, at) => (
        <li key={at}>
          {cell && <code className={mergeClasses(surface.quiet, styles.path)}>{cell}</code>}
          {say(message)} {say(advice)}
        </li>
      ))}
    </ul>
  );
}
