import { mergeClasses } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleHintFilled } from "@fluentui/react-icons/svg/circle-hint";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { useSpeech } from "../text";
import type { RowState } from "./overview";
import styles from "./StateMark.module.css";
import { words } from "./words";

const icons = {
  ready: CheckmarkCircleFilled,
  confirm: WarningFilled,
  blocked: ErrorCircleFilled,
  taken: CheckmarkCircleRegular,
  left: CircleHintFilled,
} satisfies Record<RowState, unknown>;

/** 可汇总, 需确认, 不能汇总: a sign and a word, so that the colour says nothing alone. */
export function StateMark({ state }: { state: RowState }) {
  const { say } = useSpeech();
  const Icon = icons[state];
  return (
    <span className={mergeClasses(styles.mark, styles[state])}>
      <Icon aria-hidden />
      {say(words.states[state])}
    </span>
  );
}
