import { useWords } from "../text";
import styles from "./Waiting.module.css";

/** In place of what is still being loaded. */
export function Waiting({ label }: { label?: string }) {
  const words = useWords();
  return (
    <p className={styles.waiting} role="status">
      {label ?? words.loading}
    </p>
  );
}
