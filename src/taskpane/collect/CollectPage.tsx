import { Tab, TabList } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { PageHeading } from "../kit/PageHeading";
import { Waiting } from "../kit/Waiting";
import { usePane, useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import { useSpeech } from "../text";
import { BoardTab } from "./BoardTab";
import styles from "./CollectPage.module.css";
import { DropZone } from "./DropZone";
import { FilesTab } from "./FilesTab";
import { FileView } from "./FileView";
import { ReadingProgress } from "./ReadingProgress";
import { SettingsTab } from "./SettingsTab";
import { CollectionContext, useCollection, useOverview } from "./useCollection";
import { words } from "./words";

/** 收表: returned workbooks are read, checked, decided upon, and make a roster. */
export default function CollectPage() {
  const { say } = useSpeech();
  const collection = useLoaded(useServices().loadCollection);
  return (
    <>
      <PageHeading intro={say(words.intro)}>{say(words.title)}</PageHeading>
      {collection ? (
        <CollectionContext value={collection}>
          <Content />
        </CollectionContext>
      ) : (
        <Waiting />
      )}
    </>
  );
}

const panels = { files: FilesTab, board: BoardTab, settings: SettingsTab };
type TabId = keyof typeof panels;
const tabs = Object.keys(panels) as TabId[];

function Content() {
  const [tab, setTab] = useState<TabId>("files");
  const [open, setOpen] = useState<string | null>(null);
  const overview = useOverview();
  useMemory();
  if (open !== null && overview.rows.some(({ file }) => file.file === open))
    return <FileView overview={overview} file={open} onBack={() => setOpen(null)} />;
  const Panel = panels[tab];
  return (
    <>
      <DropZone />
      <ReadingProgress />
      <Tabs tab={tab} count={overview.rows.length} onTab={setTab} />
      <div
        id="collect-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        className={styles.panel}
      >
        <Panel overview={overview} onOpen={setOpen} onSettings={() => setTab("settings")} />
      </div>
    </>
  );
}

function Tabs(props: { tab: TabId; count: number; onTab: (tab: TabId) => void }) {
  const { say } = useSpeech();
  const { tab, count, onTab } = props;
  return (
    <TabList
      className={styles.tabs}
      aria-label={say(words.tabs.label)}
      selectedValue={tab}
      onTabSelect={(_, { value }) => onTab(value as TabId)}
    >
      {tabs.map((id) => (
        <Tab key={id} id={`tab-${id}`} value={id} aria-controls="collect-panel">
          {say(words.tabs[id])}
          {id === "files" && count > 0 && ` ${count}`}
        </Tab>
      ))}
    </TabList>
  );
}

/** The list of units and what was handed out, as the office's workbook remembers them. */
function useMemory() {
  const pane = usePane();
  const collection = useCollection();
  useEffect(() => {
    void pane.look(async (book) => collection.know(await book.officeMemory()));
  }, [pane, collection]);
}
