/** Places among the units: “排名前3名”, “第4—6名”. */
import type { Rank } from "./types";

const RANKED =
  "(?<subject>[^\\d]*?)(?:排名|排序|位次|名次|位列|位居|列|居)?(?:在|为|进入)?(?:全省|全市|全校|同类|全国|学院|各学院|高校)*";
const READERS: readonly RegExp[] = [
  new RegExp(
    `^${RANKED}第(?<from>\\d+)(?:名|位)?(?:-|至|到)第?(?<to>\\d+)(?:名|位)?(?:的|者|单位|学院)*$`,
    "u",
  ),
  new RegExp(`^${RANKED}前(?<to>\\d+)(?:名|位)?(?:的|者|单位|学院)*$`, "u"),
  new RegExp(`^${RANKED}第(?<at>\\d+)(?:名|位)?(?:的|者|单位|学院)*$`, "u"),
];

/** A place that a clause's head names; null where it names none. */
export function readRank(text: string): Rank | null {
  for (const pattern of READERS) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const at = groups["at"];
    return {
      type: "rank",
      subject: groups["subject"]!,
      from: Number(at ?? groups["from"] ?? 1),
      to: Number(at ?? groups["to"]),
    };
  }
  return null;
}
