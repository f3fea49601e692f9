import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { useWords } from "../text";

const useStyles = makeStyles({
  well: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: "center",
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: "48px", color: tokens.colorStatusSuccessForeground1 },
  title: { ...typographyStyles.subtitle2, color: tokens.colorNeutralForeground1 },
});

/** No findings: said, not left blank. */
export function AllWell() {
  const styles = useStyles();
  const words = useWords();
  return (
    <div className={styles.well}>
      <CheckmarkCircleRegular className={styles.icon} aria-hidden />
      <span className={styles.title}>{words.findings.allWell}</span>
      <span>{words.findings.allWellNext}</span>
    </div>
  );
}
