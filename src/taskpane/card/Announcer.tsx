import { useEffect, useState } from "react";
import { Announcement } from "../kit/Announcement";
import { findingsToTell } from "../state/findings";
import { resultOf } from "../state/result";
import { usePaneState } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { useCardWords } from "./words";

/** While somebody types quickly, only where they come to rest is read out. */
const restAfter = 700;

/** Tells screen readers the result after each change of it. */
export function Announcer() {
  const { words, say } = useSpeech();
  const own = useCardWords();
  const view = usePaneState((state) => state.view);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!view) return setSaid("");
    const result = resultOf(view.rubric, view.assessment);
    const { untouched: empty } = result;
    const outcome = empty ? [] : result.outcome;
    const parts = [
      empty ? own.hero.empty : own.announce.result(result.total, say(result.stageName)),
      ...outcome.flatMap(({ label, text }) => (text ? `${say(label)} ${say(text)}` : [])),
      own.announce.findings(findingsToTell(view.assessment).length),
    ];
    const timer = window.setTimeout(
      () => setSaid(parts.join(words.common.clauseSeparator)),
      restAfter,
    );
    return () => window.clearTimeout(timer);
  }, [view, words, say]);
  return <Announcement>{said}</Announcement>;
}
