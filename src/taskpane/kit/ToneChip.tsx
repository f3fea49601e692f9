import { mergeClasses } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleHintFilled } from "@fluentui/react-icons/svg/circle-hint";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import type { ReactNode } from "react";
import type { Tone } from "../state/result";
import styles from "./ToneChip.module.css";

const icons = { good: CheckmarkCircleFilled, neutral: CircleHintFilled, bad: ErrorCircleFilled };

/** A word of judgement with its sign, so that its colour says nothing alone. */
export function ToneChip({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={mergeClasses(styles.chip, styles[tone])}>
      <Icon aria-hidden />
      {children}
    </span>
  );
}
