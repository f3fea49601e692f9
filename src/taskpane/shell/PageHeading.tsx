import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  intro: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Heading of a page, with the one sentence that says what it is for. */
export function PageHeading(props: { children: ReactNode; intro?: string; className?: string }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(props.className)}>
      <h1 className={styles.heading}>{props.children}</h1>
      {props.intro && <p className={styles.intro}>{props.intro}</p>}
    </div>
  );
}
