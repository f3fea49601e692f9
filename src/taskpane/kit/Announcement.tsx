import type { ReactNode } from "react";
import styles from "./Announcement.module.css";

/** Read out to those who hear the page whenever it changes, and never seen. */
export const Announcement = ({ children }: { children: ReactNode }) => (
  <div role="status" aria-live="polite" className={styles.unseen}>
    {children}
  </div>
);
