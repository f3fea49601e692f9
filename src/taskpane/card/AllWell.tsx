import { mergeClasses } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { useWords } from "../text";
import styles from "./AllWell.module.css";

/** No findings: said, not left blank. */
export function AllWell() {
  const words = useWords();
  return (
    <div className={styles.well}>
      <CheckmarkCircleRegular className={mergeClasses(styles.icon)} aria-hidden />
      <span className={styles.title}>{words.findings.allWell}</span>
      <span>{words.findings.allWellNext}</span>
    </div>
  );
}
