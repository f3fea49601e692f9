import { useState } from "react";
import type { Agreed, AgreeScope, LeftBecause } from "../../review/acts";
import { findCriterion } from "../../rubric/model";
import type { Text } from "../../rubric/types";
import type { CardView } from "../state/pane";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import type { Review } from "./useReview";

/** 同意自评, as far as there is anything to agree to. */
export interface Agree {
  /** Whether a scope holds a score that can be agreed to. */
  can(scope: AgreeScope): boolean;
  run(scope: AgreeScope): void;
  done: Agreed | undefined;
}

export function useAgree(review: Review | undefined, stage: string): Agree {
  const [done, setDone] = useState<Agreed>();
  const open = review && !review.engine.closedStage(review.card, stage);
  const all = open ? review.engine.agreement(review.card, stage).assignments : [];
  const keys = new Set(all.map(({ input }) => input.key.replace(/#\d+$/, "")));
  return {
    done,
    can: ({ criterion, section }) =>
      criterion !== undefined
        ? keys.has(criterion)
        : section === undefined
          ? keys.size > 0
          : [...keys].some(
              (key) => review && findCriterion(review.card.rubric, key)?.section.id === section,
            ),
    run(scope) {
      void review?.act(AGREE, (card, live) => {
        const { assignments, left, ...writes } = review.engine.agreeWrites(
          card,
          stage,
          scope,
          live,
        );
        setDone({ assignments, left });
        return writes;
      });
    },
  };
}

const AGREE: Text = { zh: "同意自评", en: "agree to self scores" };

/** How many were agreed to, and what was left as it was. */
export function AgreedNote({ view, agree: { done } }: { view: CardView; agree: Agree }) {
  const { say } = useSpeech();
  const own = useActWords();
  const groups = new Map<LeftBecause, string[]>();
  for (const { key, why } of done?.left ?? []) {
    const criterion = findCriterion(view.rubric, key)?.criterion;
    groups.set(why, [...(groups.get(why) ?? []), criterion ? say(criterion.name) : key]);
  }
  return (
    <div role="status">
      {done && (
        <>
          <p>
            {own.agreed(done.assignments.length)}
            {done.left.length > 0 && own.left(done.left.length)}
          </p>
          {[...groups].map(([why, names]) => (
            <p key={why} className={surface.quiet}>
              {own.leftBecause[why]} {names.length}：{names.join("、")}
            </p>
          ))}
        </>
      )}
    </div>
  );
}
