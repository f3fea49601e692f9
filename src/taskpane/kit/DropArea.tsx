import { mergeClasses } from "@fluentui/react-components";
import { useState } from "react";
import type { ReactNode } from "react";
import styles from "./DropArea.module.css";

/** Takes what is dropped on it, and holds what chooses the same by hand. */
export function DropArea(props: {
  label: string;
  onDrop(dropped: DataTransfer): void;
  children: ReactNode;
}) {
  const { label, onDrop, children } = props;
  const [over, setOver] = useState(false);
  return (
    <div
      role="group"
      aria-label={label}
      className={mergeClasses(styles.area, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer);
      }}
    >
      {children}
    </div>
  );
}
