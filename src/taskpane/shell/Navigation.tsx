import { mergeClasses } from "@fluentui/react-components";
import { DataBarVerticalAscendingRegular } from "@fluentui/react-icons/svg/data-bar-vertical-ascending";
import { DocumentTableRegular } from "@fluentui/react-icons/svg/document-table";
import { FolderZipRegular } from "@fluentui/react-icons/svg/folder-zip";
import { MailArrowForwardRegular } from "@fluentui/react-icons/svg/mail-arrow-forward";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { TableAddRegular } from "@fluentui/react-icons/svg/table-add";
import type { ComponentType } from "react";
import type { PageId } from "../state/pane";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useWords } from "../text";
import styles from "./Navigation.module.css";

/** In the order of the work. */
const icons = {
  start: TableAddRegular,
  distribute: FolderZipRegular,
  collect: MailInboxRegular,
  card: DocumentTableRegular,
  roster: DataBarVerticalAscendingRegular,
  send: MailArrowForwardRegular,
  more: MoreHorizontalRegular,
} satisfies Partial<Record<PageId, ComponentType>>;
type Place = keyof typeof icons;
const places = Object.keys(icons) as Place[];

/** Where a page is found: rarer ones stand under “more”. */
const placeOf = (page: PageId): Place => (page in icons ? (page as Place) : "more");

/** The pages of the pane, along its lower edge. */
export function Navigation() {
  const words = useWords();
  const pane = usePane();
  const current = placeOf(usePaneState((state) => state.page));
  return (
    <nav className={styles.nav} aria-label={words.pagesLabel}>
      {places.map((id) => {
        const Icon = icons[id];
        return (
          <button
            key={id}
            type="button"
            className={mergeClasses(styles.item, id === current && styles.current)}
            aria-current={id === current ? "page" : undefined}
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
