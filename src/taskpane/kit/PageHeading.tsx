import { mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import styles from "./PageHeading.module.css";

/** Heading of a page, with the one sentence that says what it is for. */
export function PageHeading(props: { children: ReactNode; intro?: string; className?: string }) {
  return (
    <div className={mergeClasses(props.className)}>
      <h1 className={styles.heading}>{props.children}</h1>
      {props.intro && <p className={styles.intro}>{props.intro}</p>}
    </div>
  );
}
