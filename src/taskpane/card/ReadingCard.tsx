import { mergeClasses, Radio, RadioGroup } from "@fluentui/react-components";
import { useId, useMemo } from "react";
import type { Reading, ReadingOption } from "../../rubric/types";
import { assessmentUnder, effectsOf } from "../state/effects";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { ReadingNotice } from "./ReadingNotice";
import { useEffectText } from "./useEffectText";
import { useReadingWords } from "../readings/words";
import styles from "./ReadingCard.module.css";

/** One open question; choosing an option recomputes at once. */
export function ReadingCard({ view, reading }: { view: CardView; reading: Reading }) {
  const { say } = useSpeech();
  const readings = useReadingWords();
  const pane = usePane();
  const question = useId();
  const chosen = view.assessment.readings[reading.id] ?? reading.default;
  return (
    <article className={mergeClasses(surface.sheet, styles.card)} aria-labelledby={question}>
      <div>
        <h3 id={question} className={mergeClasses(surface.strong, styles.question)}>
          {say(reading.question)}
        </h3>
        <p className={surface.quiet}>{readings.clause(reading.clause)}</p>
      </div>
      <blockquote className={surface.quote} lang="zh-CN">
        {quoted(reading.quote)}
      </blockquote>
      <RadioGroup
        aria-labelledby={question}
        value={chosen}
        onChange={(_, { value }) => void pane.setReading(reading.id, value)}
      >
        {reading.options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            label={
              <OptionText
                view={view}
                reading={reading}
                option={option}
                chosen={option.id === chosen}
              />
            }
          />
        ))}
      </RadioGroup>
      <ReadingNotice view={view} reading={reading} />
    </article>
  );
}

/** In quotation marks, unless the words bring their own. */
const quoted = (words: string) => (/[“”]/.test(words) ? words : `“${words}”`);

function OptionText(props: {
  view: CardView;
  reading: Reading;
  option: ReadingOption;
  chosen: boolean;
}) {
  const { say } = useSpeech();
  const readings = useReadingWords();
  const { view, reading, option, chosen } = props;
  return (
    <span className={styles.option}>
      <span className={styles.line}>
        <span className={mergeClasses(chosen && surface.strong)}>{say(option.label)}</span>
        {option.id === reading.default && (
          <span className={mergeClasses(surface.quiet, styles.tag)}>{readings.byDefault}</span>
        )}
      </span>
      <span className={surface.quiet}>{say(option.effect)}</span>
      {!chosen && <WhatIf view={view} reading={reading.id} option={option.id} />}
    </span>
  );
}

/** What choosing the option would change on this card, before it is chosen. */
function WhatIf({ view, reading, option }: { view: CardView; reading: string; option: string }) {
  const tell = useEffectText();
  const effects = useMemo(
    () => effectsOf(view.rubric, view.assessment, assessmentUnder(view, reading, option)),
    [view, reading, option],
  );
  return (
    <span className={mergeClasses(surface.quiet, effects.length > 0 && styles.effect)}>
      {tell(effects)}
    </span>
  );
}
