/** What a clause brings, read from its end: 得5分, 扣完, 不得分, 按比例计分. */
import { hundredth } from "../numbers";
import { NUMBER } from "../units";
import type { Effect } from "./types";

export interface ReadEffect {
  /** What stands before it. */
  readonly head: string;
  readonly effect: Effect;
  /** “各得2分”, “加1分/次”, “每次1分”. */
  readonly each: boolean;
}

const LINK =
  "(?:的|者|(?<![学课小])时)?(?:,)?(?:[从在](?:其|该单位|本年度)?(?:考核)?总(?:得)?分中|可|可以|(?<![否细规准原])则|即|即可|将|一律|均|都|共|直接|再|另|另外|额外|给予|予以|就|同时|该项|本项|此项|此指标|该指标|方可)*";
const ADD =
  "(?:得|计|记|加|加计|奖励|奖|给|赋|为|是|获|获得|计为|记为|记作|增加|可得|赋分|计分|得分为|加分|占)";
const TAKE = "(?:扣|扣减|扣除|减|减扣|减去|倒扣|扣罚|扣分|扣去)";
const WHAT = "(?:基础分|基本分|奖励分|本项|该项)?";
const REST = "(?:/(?<per>次|项|人|个|例|篇|场|件|家|名|起|人次|处|份))?";
const LIST = `(?<list>${NUMBER}(?:分)?(?:[、/]${NUMBER}(?:分)?)+)分?`;
const SHARE_OF = `(?:该项|本项|此项)?(?:的)?(?:分值|满分|分数|总分|标准分)?`;

type Reader = readonly [RegExp, (groups: Record<string, string | undefined>) => Effect];

const tail = (pattern: string) => new RegExp(`^(?<head>.*?)${LINK}${pattern}$`, "u");
const points = (groups: Record<string, string | undefined>) => Number(groups["n"]);

/** The first that fits; longer ways of saying it first. */
const READERS: readonly Reader[] = [
  [tail(`(?:分别|依次|各)${ADD}${LIST}`), ({ list }) => awards(list!, "add")],
  [tail(`(?:分别|依次|各)${TAKE}${LIST}`), ({ list }) => awards(list!, "take")],
  [
    tail(`${TAKE}${WHAT}(?<n>${NUMBER})分${REST}`),
    (groups) => ({ type: "take", points: points(groups) }),
  ],
  [
    tail(
      `(?:不再?(?:得|计|给|加|予加|予计|予得)分|(?<![\\d.])0分|(?:得|计|记|为|按|计为|记为|记作|得分为)0分|(?:扣完|扣除|扣光|全扣|扣去|扣)(?:该项|本项|此项)?(?:的)?(?:全部|所有|全)(?:分值|分数|分)?)(?:处理|计算)?`,
    ),
    () => ({ type: "zero" }),
  ],
  [
    tail(
      `(?:得|计|记|为|给|给予|获得|获|获取|可得|按|视为)?(?:该项|本项|此项)?(?:的)?(?:满分|全分|全部分值|全部分数)(?:计分|计算|计)?`,
    ),
    () => ({ type: "full" }),
  ],
  [tail(`不(?:扣|予扣)分`), () => ({ type: "full" })],
  [
    tail(`(?:得|计|给|按)(?:该项|本项|此项)?(?:相应分值|相应分数|该项分值|本项分值|分值)(?:计分)?`),
    () => ({ type: "full" }),
  ],
  [
    tail(`${ADD}${SHARE_OF}(?:的)?(?<share>${NUMBER})%(?:的)?(?:分值|分数|分|计分)?`),
    ({ share }) => ({ type: "share", of: hundredth(Number(share)) }),
  ],
  [
    tail(
      `按(?:其|实际|相应|任务|目标|计划|完成|达标|(?:与|占)最[高多大](?:者|值|分)?的?)*(?:比例|百分比)(?:折算|递减)?(?:得|计|给|赋)分(?:值)?`,
    ),
    () => ({ type: "ratio", way: "get" }),
  ],
  [
    tail(`按(?:其|实际|相应|完成|超出)*(?:比例|百分比)(?:折算)?加分`),
    () => ({ type: "ratio", way: "add" }),
  ],
  [
    tail(`按(?:其|实际|相应|完成|超出)*(?:比例|百分比)(?:折算)?(?:扣|扣减|减|递减)分?`),
    () => ({ type: "ratio", way: "take" }),
  ],
  [
    tail(`${ADD}${WHAT}(?<n>${NUMBER})分${REST}`),
    (groups) => ({ type: "award", points: points(groups) }),
  ],
  [tail(`(?<n>${NUMBER})分${REST}`), (groups) => ({ type: "award", points: points(groups) })],
];

const awards = (list: string, way: "add" | "take"): Effect => ({
  type: "awards",
  way,
  points: list.split(/[、/]/u).map((each) => Number(each.replace("分", ""))),
});

/** The effect at the end of a clause; null where it has none. */
export function readEffect(text: string): ReadEffect | null {
  for (const [pattern, effect] of READERS) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const shared = /(?:各|分别|每项|均)$/u.exec(groups["head"]!);
    const head = groups["head"]!.replace(/(?:的|者)?(?:各|分别|均)$/u, "");
    const per = groups["per"];
    return {
      head: per === undefined ? head : `${head}每${per}`,
      effect: effect(groups),
      each: shared !== null,
    };
  }
  return null;
}
