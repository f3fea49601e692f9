import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleHintFilled } from "@fluentui/react-icons/svg/circle-hint";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import type { ReactNode } from "react";
import type { Tone } from "../state/result";

const useStyles = makeStyles({
  chip: {
    ...typographyStyles.body1Strong,
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `2px ${tokens.spacingHorizontalM} 2px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusCircular,
    "& svg": { flexShrink: 0, fontSize: "16px" },
  },
  good: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
  },
  neutral: {
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  bad: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
});

const icons = { good: CheckmarkCircleFilled, neutral: CircleHintFilled, bad: ErrorCircleFilled };

/** A word of judgement with its sign, so that its colour says nothing alone. */
export function ToneChip({ tone, children }: { tone: Tone; children: ReactNode }) {
  const styles = useStyles();
  const Icon = icons[tone];
  return (
    <span className={mergeClasses(styles.chip, styles[tone])}>
      <Icon aria-hidden />
      {children}
    </span>
  );
}
