import styles from "./ProgressBar.module.css";

/** How far something is; `all` is null where nobody knows yet. */
export const ProgressBar = (props: { label: string; done: number; all: number | null }) => (
  <progress
    className={styles.bar}
    aria-label={props.label}
    {...(props.all !== null && { value: props.done, max: props.all })}
  />
);
