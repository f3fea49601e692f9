import { Button, Tab, TabList } from "@fluentui/react-components";
import { Waiting } from "../kit/Waiting";
import { PageHeading } from "../kit/PageHeading";
import type { CardView, TabId } from "../state/pane";
import { usePane, usePaneState } from "../state/PaneProvider";
import { stageUnderReview } from "../../scoring/stage-comparison";
import { findingsToTell } from "../state/findings";
import { useWords } from "../text";
import { Announcer } from "./Announcer";
import { CardHeader } from "./CardHeader";
import { CriteriaTab } from "./CriteriaTab";
import { FindingsTab } from "./FindingsTab";
import { Hero } from "./Hero";
import { NextUnfilled } from "./NextUnfilled";
import { OtherVersion } from "./OtherVersion";
import { OverviewTab } from "./OverviewTab";
import { RecordNotes } from "../review/RecordNotes";
import { ReviewTab } from "../review/ReviewTab";
import { useReview } from "../review/useReview";
import { ReadingsTab } from "./ReadingsTab";
import styles from "./CardPage.module.css";

/** The card on the active sheet: its result, and what there is to know about it. */
export default function CardPage() {
  const view = usePaneState((state) => state.view);
  const anyCard = usePaneState((state) => state.cards.length > 0);
  if (!anyCard) return <NoCard />;
  return (
    <>
      <CardHeader />
      {view ? <CardContent view={view} /> : <NoView />}
      <Announcer />
    </>
  );
}

function NoCard() {
  const words = useWords();
  const pane = usePane();
  return (
    <div className={styles.empty}>
      <PageHeading intro={words.card.noneNext}>{words.card.none}</PageHeading>
      <Button appearance="primary" onClick={() => pane.show("start")}>
        {words.card.toStart}
      </Button>
    </div>
  );
}

/** A roster shows itself on its sheet; a card that could not be read has its reason above. */
function NoView() {
  const words = useWords();
  const pane = usePane();
  const kind = usePaneState(({ cards, selected }) => cards.find(({ id }) => id === selected)?.kind);
  const problem = usePaneState((state) => state.problem);
  if (kind === "roster") {
    return (
      <div className={styles.empty}>
        <p>{words.card.roster}</p>
        <Button onClick={() => pane.show("roster")}>{words.card.toRoster}</Button>
      </div>
    );
  }
  return problem ? null : <Waiting label={words.card.reading} />;
}

const panels = {
  overview: OverviewTab,
  findings: FindingsTab,
  criteria: CriteriaTab,
  review: ReviewTab,
  readings: ReadingsTab,
} satisfies Record<TabId, unknown>;

/** A table that is scored once has nothing to compare. */
const tabsOf = ({ rubric: { stages } }: CardView) =>
  (Object.keys(panels) as TabId[]).filter((id) => id !== "review" || stages.length > 1);

function CardContent({ view }: { view: CardView }) {
  const words = useWords();
  const pane = usePane();
  const tabs = tabsOf(view);
  const wanted = usePaneState((state) => state.tab);
  const tab = tabs.includes(wanted) ? wanted : "overview";
  const Panel = panels[tab];
  const count = findingsToTell(view.assessment).length;
  const review = useReview(view); // What is typed is recorded from now on.
  const stage = stageUnderReview(view.assessment);
  // Its totals would tell what is hidden.
  const isBlind = tab === "review" && review?.engine.isBlind(review.card, stage ?? "") === true;
  return (
    <>
      <TabList
        className={styles.tabs}
        aria-label={words.card.tabsLabel}
        selectedValue={tab}
        onTabSelect={(_, { value }) => pane.showTab(value as TabId)}
      >
        {tabs.map((id) => (
          <Tab
            key={id}
            id={`tab-${id}`}
            value={id}
            className={styles.tab}
            aria-controls="card-panel"
          >
            {words.card.tabs[id]}
            {id === "findings" && count > 0 && ` ${count}`}
          </Tab>
        ))}
      </TabList>
      <OtherVersion key={`${view.card.id} ${view.rubric.version}`} view={view} />
      <div id="card-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className={styles.panel}>
        {!isBlind && (
          <Hero
            rubric={view.rubric}
            assessment={view.assessment}
            size={tab === "overview" ? "large" : "small"}
          />
        )}
        {review && <RecordNotes view={view} review={review} />}
        <NextUnfilled key={view.card.id} view={view} />
        <Panel view={view} />
      </div>
    </>
  );
}
