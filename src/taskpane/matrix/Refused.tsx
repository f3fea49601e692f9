import type { Refusal } from "../../review/matrix/exchange";
import { Bar } from "../kit/Bar";
import { useSpeech } from "../text";
import { useMatrixWords } from "./words";

/** Why nothing was written for a unit. */
export function Refused({ unit, refusal }: { unit: string; refusal: Refusal }) {
  const { say } = useSpeech();
  const words = useMatrixWords();
  const why = refusal.why === "invalid" ? say(refusal.message) : words.signed;
  return <Bar intent="warning" title={`${unit}: ${why}`} />;
}
