import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons/svg/document-table";
import { MathFormulaRegular } from "@fluentui/react-icons/svg/math-formula";
import { TableAddRegular } from "@fluentui/react-icons/svg/table-add";
import type { ComponentType } from "react";
import type { PageId } from "../state/pane";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useWords } from "../text";

const icons: Record<PageId, ComponentType> = {
  start: TableAddRegular,
  card: DocumentTableRegular,
  functions: MathFormulaRegular,
};
const pages = Object.keys(icons) as PageId[];

const useStyles = makeStyles({
  nav: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    // A pane zoomed in to a few lines needs its height for the content.
    "@media (max-height: 360px)": { position: "static" },
  },
  item: {
    flex: 1,
    minWidth: 0,
    minHeight: "48px",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: "2px",
    padding: `${tokens.spacingVerticalXS} 0`,
    border: "none",
    borderTop: "3px solid transparent",
    background: "none",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: "pointer",
    "& svg": { fontSize: "20px" },
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-3px",
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  current: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderTopColor: tokens.colorBrandStroke1,
    "@media (forced-colors: active)": { borderTopColor: "Highlight" },
  },
});

/** The pages of the pane, along its lower edge. */
export function Navigation() {
  const styles = useStyles();
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
