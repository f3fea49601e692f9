import { Button, mergeClasses } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoFilled } from "@fluentui/react-icons/svg/info";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { useId } from "react";
import type { ReactNode } from "react";
import { useWords } from "../text";
import styles from "./Bar.module.css";

const icons = {
  error: ErrorCircleFilled,
  warning: WarningFilled,
  success: CheckmarkCircleFilled,
  info: InfoFilled,
};

/**
 * A message in the flow of the page: a sentence, its next step, and what can be done about it. Never a dialog. Fluent's own
 * MessageBar measures itself to choose a layout; at the pane's width there is only one, and this one comes with the page.
 */
export function Bar(props: {
  intent: keyof typeof icons;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  onDismiss?: () => void;
}) {
  const words = useWords();
  const title = useId();
  const { intent, children, actions, onDismiss } = props;
  const Icon = icons[intent];
  return (
    <div role="group" aria-labelledby={title} className={mergeClasses(styles.bar, styles[intent])}>
      <Icon className={mergeClasses(styles.icon)} aria-hidden />
      <div className={styles.body}>
        <span id={title} className={styles.title}>
          {props.title}
        </span>
        {children && <div>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss && (
        <Button
          appearance="transparent"
          size="small"
          aria-label={words.common.close}
          icon={<DismissRegular />}
          onClick={onDismiss}
        />
      )}
    </div>
  );
}
