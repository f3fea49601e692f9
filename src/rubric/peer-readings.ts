/** What every document leaves open that compares units: whether a vetoed one is among them, and with whom one is compared. */
import { PEERS } from "./comparisons";
import type { Reading } from "./types";

/** Whether a unit with a veto is compared with the others. */
export const PEERS_VETOED = { id: "peers-vetoed", in: "in", out: "out" } as const;

/** Whether a unit is compared with all, or with those of its group. */
export const COMPARISON = { id: "comparison", all: "all", group: "group" } as const;

/** The place in a document that raises a question. */
export interface Raised {
  clause: string;
  quote: string;
}

export const peersVetoed = ({ clause, quote }: Raised): Reading => ({
  id: PEERS_VETOED.id,
  question: {
    zh: "被一票否决的单位参加与其他单位的比较吗？",
    en: "Is a unit with a veto compared with the others?",
  },
  clause,
  quote,
  options: [
    {
      id: PEERS_VETOED.in,
      label: { zh: "参加（只取消名次）", en: "Yes: it loses its rank alone" },
      effect: {
        zh: "20个单位中1个被否决，仍按20个单位算最高、平均和位次。",
        en: "Of 20 units one is vetoed: the highest, the mean and the ranks are still of 20.",
      },
    },
    {
      id: PEERS_VETOED.out,
      label: { zh: "不参加（比较的各项计0分）", en: "No: what is compared counts 0 for it" },
      effect: {
        zh: "20个单位中1个被否决，按其余19个算最高、平均和位次，被否决的单位这些项计0分。",
        en: "Of 20 units one is vetoed: the figures are of the other 19, and it has 0 in what is compared.",
      },
    },
  ],
  default: PEERS_VETOED.in,
});

export const comparisonWith = ({ clause, quote }: Raised): Reading => ({
  id: COMPARISON.id,
  question: {
    zh: "与全部单位比较，还是与同类单位比较？",
    en: "Is a unit compared with all, or with those of its group?",
  },
  clause,
  quote,
  options: [
    {
      id: COMPARISON.all,
      label: { zh: "全部单位", en: "All units" },
      effect: {
        zh: "20个单位一起算最高、平均和位次。",
        en: "The highest, the mean and the ranks are of all 20 units.",
      },
    },
    {
      id: COMPARISON.group,
      label: { zh: "同组单位", en: "Its group" },
      effect: {
        zh: "组内8个单位，只按这8个算最高、平均和位次。",
        en: "Of a group of 8 the figures are of these 8.",
      },
    },
  ],
  default: COMPARISON.all,
});

/** Ids of what is made for comparisons begin so. */
export const MADE = `${PEERS}-`;
