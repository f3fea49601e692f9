/** The kind of a row, where only its sentence is there. */
import type { Kind } from "./types";

export function kindOf(sentence: string, points: number | null): Kind {
  if (/一票否决|取消.{0,8}(?:资格|评优|评先)|不得(?:参评|评为|评优)/u.test(sentence)) return "veto";
  const earns = /得\s*[\d.]+\s*分|得分|满分|计\s*[\d.]+\s*分|不得分|分值/u.test(sentence);
  const adds = /加\s*[\d.]+\s*分|加分|奖励/u.test(sentence);
  const takes = /扣/u.test(sentence);
  if (earns) return "scored";
  if (adds && !takes) return points === null ? "bonus" : "scored";
  return takes && !adds && points === null && !/扣完/u.test(sentence) ? "minus" : "scored";
}
