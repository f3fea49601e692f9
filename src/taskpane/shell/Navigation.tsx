import { mergeClasses } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons/svg/document-table";
import { MathFormulaRegular } from "@fluentui/react-icons/svg/math-formula";
import { TableAddRegular } from "@fluentui/react-icons/svg/table-add";
import type { ComponentType } from "react";
import type { PageId } from "../state/pane";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useWords } from "../text";
import styles from "./Navigation.module.css";

const icons: Record<PageId, ComponentType> = {
  start: TableAddRegular,
  card: DocumentTableRegular,
  functions: MathFormulaRegular,
};
const pages = Object.keys(icons) as PageId[];

/** The pages of the pane, along its lower edge. */
export function Navigation() {
  const words = useWords();
  const pane = usePane();
  const page = usePaneState((state) => state.page);
  return (
    <nav className={styles.nav} aria-label={words.pagesLabel}>
      {pages.map((id) => {
        const Icon = icons[id];
        return (
          <button
            key={id}
            type="button"
            className={mergeClasses(styles.item, id === page && styles.current)}
            aria-current={id === page ? "page" : undefined}
            onClick={() => pane.show(id)}
          >
            <Icon />
            {words.pages[id]}
          </button>
        );
      })}
    </nav>
  );
}
