import type { Effect } from "../state/effects";
import { useSpeech } from "../text";

/** “合计 89 → 90.5；奖补 4 万元 → 5 万元”, or that nothing changes. */
export function useEffectText(): (effects: Effect[]) => string {
  const { words, say } = useSpeech();
  return (effects) => {
    if (effects.length === 0) return words.readings.same;
    const value = (text: Effect["before"]) => (text ? say(text) : words.hero.unknown);
    return effects
      .map(({ label, before, after }) => {
        const name = label === "total" ? words.hero.total : say(label);
        return `${name} ${words.readings.change(value(before), value(after))}`;
      })
      .join(words.common.clauseSeparator);
  };
}
