/** Places among the units: “排名前3名”, “第4—6名”, “后3名”, “前10%—30%”. */
import type { Rank } from "./types";

const RANKED =
  "(?<subject>[^\\d]*?)(?:排名|排序|位次|名次|位列|位居|列|居|位于)*(?:在|为|进入|位于)?(?:全省|全市|全校|同类|全国|学院|各学院|高校|院校|各单位|中)*";
const WHO = "(?:的|者|单位|学院|高校|学校)*";
const READERS: readonly (readonly [RegExp, Rank["of"]?])[] = [
  [
    new RegExp(`^${RANKED}(?:第)?前?(?<from>\\d+)%(?:-|至|到)(?:前)?(?<to>\\d+)%${WHO}$`, "u"),
    "share",
  ],
  [new RegExp(`^${RANKED}前(?<to>\\d+)%(?:以内)?${WHO}$`, "u"), "share"],
  [new RegExp(`^${RANKED}倒数第(?<at>\\d+)(?:名|位)?${WHO}$`, "u"), "last"],
  [new RegExp(`^${RANKED}(?:最后|后|末|倒数)(?<to>\\d+)(?:名|位)${WHO}$`, "u"), "last"],
  [new RegExp(`^${RANKED}末位${WHO}$`, "u"), "last"],
  [
    new RegExp(
      `^${RANKED}第(?<from>\\d+)(?:名|位)?(?:-|至|到)第?(?<to>\\d+)(?:名|位)?${WHO}$`,
      "u",
    ),
  ],
  [new RegExp(`^${RANKED}前(?<to>\\d+)(?:名|位)?${WHO}$`, "u")],
  [new RegExp(`^${RANKED}第(?<at>\\d+)(?:名|位)?${WHO}$`, "u")],
];

/** A place that a clause's head names; null where it names none. */
export function readRank(text: string): Rank | null {
  for (const [pattern, of] of READERS) {
    const groups = pattern.exec(text)?.groups;
    // “80%—90%” is a band of a rate.
    if (!groups || (of === "share" && !isPlace(text))) continue;
    const at = groups["at"];
    return {
      type: "rank",
      subject: groups["subject"]!,
      from: Number(at ?? groups["from"] ?? 1),
      to: Number(at ?? groups["to"] ?? 1),
      ...(of && { of }),
    };
  }
  return null;
}

/** “前10%” of a ranking, or with 前 before each end; “80%—90%” alone is a band. */
const isPlace = (text: string) => /前\d/u.test(text) || /排名|排序|位次|名次|位列|位居/u.test(text);
