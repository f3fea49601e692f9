/** English of the words of ours, by the Chinese that it stands for. */
import type { Fields } from "./flat";

/** Every text of ours in a rubric, and the first English that each Chinese has. */
export function englishOf(value: unknown, found = new Map<string, string>()): Map<string, string> {
  visitTexts(value, ({ zh, en }) => {
    if (typeof en === "string" && en !== zh && !found.has(String(zh))) found.set(String(zh), en);
  });
  return found;
}

/** Gives each text its English; what has none is said in Chinese. */
export function addEnglish(value: unknown, english: ReadonlyMap<string, string>): void {
  visitTexts(value, (text) => {
    text.en ??= english.get(String(text.zh)) ?? text.zh;
  });
}

function visitTexts(value: unknown, act: (text: Fields) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value) && typeof (value as Fields).zh === "string") act(value as Fields);
  else for (const inner of Object.values(value)) visitTexts(inner, act);
}
