import { mergeClasses } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import styles from "./PageHeading.module.css";

/** What had the keyboard last: it may be gone with its page. */
let held: EventTarget | null = null;
document.addEventListener("focusin", ({ target }) => (held = target));

/** Heading of a page, with the one sentence that says what it is for. */
export function PageHeading(props: { children: ReactNode; intro?: string; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The keyboard goes on where the page begins, but it is never taken from the sheet.
  useEffect(() => {
    const isLost = document.hasFocus() && held instanceof Node && !held.isConnected;
    if (isLost) heading.current?.focus();
  }, []);
  return (
    <div className={mergeClasses(props.className)}>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {props.children}
      </h1>
      {props.intro && <p className={styles.intro}>{props.intro}</p>}
    </div>
  );
}
