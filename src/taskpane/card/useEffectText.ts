import type { Effect } from "../state/effects";
import { useSpeech } from "../text";
import { useCardWords } from "./words";
import { useReadingWords } from "../readings/words";

/** “合计 89 → 90.5；奖补 4 万元 → 5 万元”, or that nothing changes. */
export function useEffectText(): (effects: Effect[]) => string {
  const { words, say } = useSpeech();
  const own = useCardWords();
  const readings = useReadingWords();
  return (effects) => {
    if (effects.length === 0) return readings.same;
    const value = (text: Effect["before"]) => (text ? say(text) : own.hero.unknown);
    return effects
      .map(({ label, before, after }) => {
        const name = label === "total" ? own.hero.total : say(label);
        return `${name} ${readings.change(value(before), value(after))}`;
      })
      .join(words.common.clauseSeparator);
  };
}
