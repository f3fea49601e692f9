import type { Outcome, SelfTestRun } from "../../excel/self-test";
import { OUTCOMES } from "../../excel/self-test/report";
import { useSpeech } from "../text";
import { countsOf, words } from "./words";

const KINDS = Object.keys(OUTCOMES) as Outcome["kind"][];

/** How many steps went how, and whether anything is left. */
export function Summary({ run: { results, leftover, stopped } }: { run: SelfTestRun }) {
  const { say } = useSpeech();
  const counts = KINDS.map((kind) => ({
    word: OUTCOMES[kind],
    count: results.filter(({ outcome }) => outcome.kind === kind).length,
  }));
  return (
    <>
      {stopped && say(words.stopped)} {say(countsOf(counts))}
      {say({ zh: "。", en: ". " })}
      {say(leftover ?? words.clean)}
    </>
  );
}
