import { mergeClasses } from "@fluentui/react-components";
import type { OutcomeView } from "../state/result";
import { useSpeech } from "../text";
import { useCardWords } from "./words";
import surface from "../theme/surface.module.css";
import styles from "./OutcomeList.module.css";

/** The announced results: value, what follows from it, and the clause that says so. */
export function OutcomeList({ items }: { items: OutcomeView[] }) {
  const { say } = useSpeech();
  const own = useCardWords();
  return (
    <dl className={surface.sheet}>
      {items.map(({ id, label, text, level, clause }) => (
        <div key={id} className={mergeClasses(surface.entry, styles.item)}>
          <dt>{say(label)}</dt>
          <dd className={mergeClasses(surface.strong, surface.number, styles.value)}>
            {text ? say(text) : own.hero.unknown}
          </dd>
          <dd className={mergeClasses(surface.quiet, styles.note)}>
            {[level?.consequence, own.overview.clause(clause)].filter(Boolean).join(" · ")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
