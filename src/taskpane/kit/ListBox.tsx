import { Select, type SelectProps } from "@fluentui/react-components";
import type { ReactNode } from "react";
import styles from "./ListBox.module.css";

/** A list to choose one of, no wider than the pane. */
export function ListBox(
  props: {
    value: string;
    onChange: (value: string) => void;
    label?: string;
    /** `<option>`s. */
    children: ReactNode;
    /** A `Field` around it gives these. */
  } & Pick<SelectProps, "id" | "aria-labelledby" | "aria-describedby">,
) {
  const { value, onChange, label, children, ...ofField } = props;
  return (
    <div className={styles.box}>
      <Select
        {...ofField}
        value={value}
        {...(label !== undefined && { "aria-label": label })}
        onChange={(_, data) => onChange(data.value)}
      >
        {children}
      </Select>
    </div>
  );
}
