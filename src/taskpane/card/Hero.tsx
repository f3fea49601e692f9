import { mergeClasses } from "@fluentui/react-components";
import { ProhibitedFilled } from "@fluentui/react-icons/svg/prohibited";
import { stageName } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import type { Assessment } from "../../scoring/types";
import { formatScore } from "../state/format";
import { completeness, resultOf } from "../state/result";
import type { OutcomeView, ResultView } from "../state/result";
import { useSpeech } from "../text";
import { ToneChip } from "../kit/ToneChip";
import { useCardWords } from "./words";
import styles from "./Hero.module.css";

/** The result at a glance: total, whose scores it stands on, veto, grade, money. */
export function Hero(props: { rubric: Rubric; assessment: Assessment; size: "large" | "small" }) {
  const { rubric, assessment } = props;
  const small = props.size === "small";
  const own = useCardWords();
  const result = resultOf(rubric, assessment);
  const levels = result.outcome.filter(({ level }) => level);
  const facts = result.outcome.filter(({ level }) => !level);
  const { untouched: empty } = result;
  return (
    <section
      className={mergeClasses(styles.hero, small && styles.small)}
      aria-label={own.hero.label}
    >
      <div className={styles.row}>
        <div className={styles.score}>
          <span
            className={mergeClasses(
              styles.total,
              (small || empty || isWrong(result)) && styles.smallTotal,
              (empty || isWrong(result)) && styles.pale,
            )}
          >
            {empty ? own.hero.empty : result.total}
          </span>
          <span className={styles.full}>{own.hero.outOf(result.full)}</span>
        </div>
        {!empty && (
          <div className={styles.chips}>
            {levels.map((item) => (
              <LevelChip key={item.id} item={item} />
            ))}
          </div>
        )}
      </div>
      <StateLine rubric={rubric} result={result} />
      <StagesLine rubric={rubric} assessment={assessment} />
      {!small && <VetoBanner result={result} />}
      {!small && !empty && facts.length > 0 && <Facts items={facts} />}
    </section>
  );
}

/** What is typed adds up to no total that counts. */
const isWrong = ({ counted, stage }: ResultView) => !counted && stage.wrong > 0;

function StateLine({ rubric, result }: { rubric: Rubric; result: ResultView }) {
  const { say } = useSpeech();
  const own = useCardWords();
  const { filled, of } = completeness(rubric, result.stage);
  const stage = say(result.stageName);
  const state = isWrong(result)
    ? own.hero.wrong(stage, result.stage.wrong)
    : own.hero[result.counted ? "counted" : "provisional"](stage);
  return (
    <p className={styles.state}>
      {!result.untouched && `${state} · `}
      {own.hero.filled(filled, of)}
      {result.stage.waiting > 0 && ` · ${own.hero.pending(formatScore(result.stage.pending))}`}
    </p>
  );
}

/** What each stage that has begun adds up to: one of them alone would hide the other. */
function StagesLine({ rubric, assessment }: { rubric: Rubric; assessment: Assessment }) {
  const { words, say } = useSpeech();
  const own = useCardWords();
  const begun = assessment.stages.filter(({ empty }) => !empty);
  if (begun.length < 2) return null;
  const texts = begun.map((stage) => {
    const { filled, of } = completeness(rubric, stage);
    const name = say(stageName(rubric, stage.stage));
    return own.hero.stage(name, formatScore(stage.shown), filled < of ? `${filled}/${of}` : null);
  });
  return <p className={styles.state}>{texts.join(words.common.clauseSeparator)}</p>;
}

function LevelChip({ item }: { item: OutcomeView }) {
  const { say } = useSpeech();
  if (!item.text || !item.level) return null;
  return <ToneChip tone={item.level.tone}>{say(item.text)}</ToneChip>;
}

function Facts({ items }: { items: OutcomeView[] }) {
  const { say } = useSpeech();
  const own = useCardWords();
  return (
    <dl className={styles.facts}>
      {items.map(({ id, label, text }) => (
        <div key={id} className={styles.fact}>
          <dt>{say(label)}</dt>
          <dd>{text ? say(text) : own.hero.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}

function VetoBanner({ result }: { result: ResultView }) {
  const { words, say } = useSpeech();
  const own = useCardWords();
  if (result.vetoes.length === 0) return null;
  return (
    <div className={styles.veto}>
      <ProhibitedFilled aria-hidden />
      <span className={styles.vetoText}>
        <strong>{own.hero.vetoed}</strong>
        <span>{own.hero.vetoReasons(result.vetoes.map(say).join(words.common.listSeparator))}</span>
      </span>
    </div>
  );
}
