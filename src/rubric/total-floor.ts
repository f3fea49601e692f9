import type { Reading, Section } from "./types";

/** Whether points that are taken can carry a total below 0: a question of every document that takes points. */
export const TOTAL_FLOOR = { id: "total-floor", zero: "zero", none: "none" } as const;

/** The question, where a document takes points and does not say it. */
export function totalFloor(section: Section, quote: string): Reading {
  return {
    id: TOTAL_FLOOR.id,
    question: { zh: "扣分后总分可以低于0分吗？", en: "Can the total fall below 0?" },
    clause: section.name.zh,
    quote,
    options: [
      {
        id: TOTAL_FLOOR.zero,
        label: { zh: "最低0分", en: "Not below 0" },
        effect: {
          zh: "得分2分、扣分5分，总分为0分。",
          en: "2 points, of which 5 are taken, are a total of 0.",
        },
      },
      {
        id: TOTAL_FLOOR.none,
        label: { zh: "可以为负", en: "Below 0" },
        effect: {
          zh: "得分2分、扣分5分，总分为−3分。",
          en: "2 points, of which 5 are taken, are a total of −3.",
        },
      },
    ],
    default: TOTAL_FLOOR.zero,
  };
}
