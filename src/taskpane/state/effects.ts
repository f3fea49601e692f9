import type { Rubric, Text } from "../../rubric/types";
import type { Assessment } from "../../scoring/types";
import type { CardView } from "./pane";
import { resultOf } from "./result";

/** One announced value before and after a change of reading. */
export interface Effect {
  label: Text | "total";
  before: Text | null;
  after: Text | null;
}

/** What differs between two assessments of one card: its total, and whatever is announced. */
export function effectsOf(rubric: Rubric, before: Assessment, after: Assessment): Effect[] {
  const [a, b] = [resultOf(rubric, before), resultOf(rubric, after)];
  const plain = (text: string): Text => ({ zh: text, en: text });
  const all: Effect[] = [
    { label: "total", before: plain(a.total), after: plain(b.total) },
    ...a.outcome.map((item, at) => ({
      label: item.label,
      before: item.text,
      after: b.outcome[at]?.text ?? null,
    })),
  ];
  return all.filter((effect) => effect.before?.zh !== effect.after?.zh);
}

/** The card's assessment if that option were chosen, computed without touching the workbook. */
export function assessmentUnder(view: CardView, reading: string, option: string): Assessment {
  const { rubric, scorecard, assessment, assess } = view;
  return assess(rubric, {
    ...scorecard,
    readings: { ...assessment.readings, [reading]: option },
  });
}
