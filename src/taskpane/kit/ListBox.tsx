import { Select } from "@fluentui/react-components";
import type { ReactNode } from "react";
import styles from "./ListBox.module.css";

/** A list to choose one of, no wider than the pane. */
export function ListBox(props: {
  value: string;
  onChange: (value: string) => void;
  label?: string;
  /** `<option>`s. */
  children: ReactNode;
}) {
  const { value, onChange, label, children } = props;
  return (
    <div className={styles.box}>
      <Select
        value={value}
        {...(label !== undefined && { "aria-label": label })}
        onChange={(_, data) => onChange(data.value)}
      >
        {children}
      </Select>
    </div>
  );
}
