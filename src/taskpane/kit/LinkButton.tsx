import type { ButtonHTMLAttributes } from "react";
import styles from "./LinkButton.module.css";

/** A button within text that leads somewhere. */
export const LinkButton = (props: Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className">) => (
  <button type="button" className={styles.link} {...props} />
);
