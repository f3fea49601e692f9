import { detailsOf, OUTCOMES } from "../../excel/self-test/report";
import type { Outcome, StepResult } from "../../excel/self-test";
import { Panel } from "../kit/Panel";
import { ToneChip } from "../kit/ToneChip";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./SelfTestPage.module.css";
import { words } from "./words";

const tones = {
  otherwise: "neutral",
  refused: "bad",
  missing: "neutral",
} as const satisfies Partial<Record<Outcome["kind"], unknown>>;

/** The steps that were not as expected, each with what Excel answered. */
export function Findings({ results }: { results: readonly StepResult[] }) {
  const { say } = useSpeech();
  const odd = results.flatMap((result) => {
    const { kind } = result.outcome;
    return kind in tones ? [{ ...result, kind: kind as keyof typeof tones }] : [];
  });
  if (odd.length === 0) return null;
  return (
    <Panel title={say(words.findings)}>
      <ul className={surface.sheet}>
        {odd.map(({ id, what, kind, outcome }) => (
          <li key={id} className={surface.entry}>
            <div className={styles.finding}>
              <span className={surface.strong}>{say(what)}</span>
              <ToneChip tone={tones[kind]}>{say(OUTCOMES[kind])}</ToneChip>
            </div>
            {detailsOf(outcome).map((text) => (
              <p key={text.zh} className={surface.quiet}>
                {say(text)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
