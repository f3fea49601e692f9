import { mergeClasses } from "@fluentui/react-components";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { useWords } from "../text";
import styles from "./SeverityIcon.module.css";

const icons = { error: ErrorCircleFilled, warning: WarningFilled, info: InfoRegular };

/** How grave a finding is: a sign, and a word for those who do not see it. */
export function SeverityIcon(props: { severity: keyof typeof icons; label?: string }) {
  const words = useWords();
  const { severity, label } = props;
  const Icon = icons[severity];
  return (
    <Icon
      className={mergeClasses(styles.icon, styles[severity])}
      aria-label={label ?? words.common.severity[severity]}
    />
  );
}
