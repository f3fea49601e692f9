import { mergeClasses } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { useCardWords } from "./words";
import styles from "./AllWell.module.css";

/** No findings: said, not left blank. */
export function AllWell() {
  const own = useCardWords();
  return (
    <div className={styles.well}>
      <CheckmarkCircleRegular className={mergeClasses(styles.icon)} aria-hidden />
      <span className={styles.title}>{own.findings.allWell}</span>
      <span>{own.findings.allWellNext}</span>
    </div>
  );
}
