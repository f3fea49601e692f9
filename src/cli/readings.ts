/** `--reading ID=OPTION`. */
import type { Rubric } from "../rubric/types";
import { UsageError } from "./options";

/** `target=share` … as reading ids to option ids; each has to be a reading of one of the rubrics. */
export function readingsOf(
  given: readonly string[],
  rubrics: readonly Rubric[],
): Record<string, string> {
  const readings = rubrics.flatMap((rubric) => rubric.readings);
  const chosen: Record<string, string> = {};
  for (const each of given) {
    const [id = "", option = ""] = each.split("=").map((part) => part.trim());
    const own = readings.filter((one) => one.id === id);
    const options = own.flatMap((one) => one.options.map((known) => known.id));
    if (!options.includes(option)) {
      const known =
        own.length > 0 ? options.map((one) => `${id}=${one}`) : readings.map((one) => one.id);
      throw new UsageError({
        zh: `没有口径“${each}”。可用：${known.join("、")}`,
        en: `There is no reading “${each}”. Known: ${known.join(", ")}`,
      });
    }
    chosen[id] = option;
  }
  return chosen;
}
