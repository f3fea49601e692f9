import { Button, useArrowNavigationGroup } from "@fluentui/react-components";
import { useState } from "react";
import type { Finding } from "../../scoring/types";
import { findingsToTell, isUntouched, kindCounts, matching } from "../state/findings";
import type { FindingFilter } from "../state/findings";
import type { CardView } from "../state/pane";
import { completeness, resultOf } from "../state/result";
import surface from "../theme/surface.module.css";
import { ReviewFindings } from "../review/ReviewFindings";
import { AllWell } from "./AllWell";
import { FindingFilters } from "./FindingFilters";
import { FindingRow } from "./FindingRow";
import { FormCheck } from "./FormCheck";
import { useCardWords } from "./words";
import styles from "./FindingsTab.module.css";

/** A workbook with very many findings is shown by the page, so that the pane stays quick. */
const pageLength = 60;

/** Everything that is the matter with the card, and with its form. */
export function FindingsTab({ view }: { view: CardView }) {
  return (
    <>
      <CardFindings view={view} />
      <ReviewFindings view={view} />
      <FormCheck view={view} />
    </>
  );
}

/** What is the matter with the card, worst first, each leading to its cell. */
function CardFindings({ view }: { view: CardView }) {
  const own = useCardWords();
  const [filter, setFilter] = useState<FindingFilter>({});
  const { rubric } = view;
  const findings = findingsToTell(view.assessment);
  const untouched = isUntouched(view.assessment);
  if (findings.length === 0) return untouched ? <Untouched view={view} /> : <AllWell />;
  const shown = matching(findings, filter);
  const filtered = shown.length < findings.length;
  return (
    <div className={styles.tab}>
      <FindingFilters
        kinds={kindCounts(findings)}
        stages={rubric.stages.filter(({ id }) => findings.some(({ stage }) => stage === id))}
        filter={filter}
        onFilter={setFilter}
      />
      <p className={surface.quiet} role="status">
        {filtered
          ? own.findings.shown(shown.length, findings.length)
          : own.findings.count(findings.length)}
      </p>
      {shown.length > 0 ? (
        <FindingList view={view} findings={shown} />
      ) : (
        <div>
          <p>{own.findings.noneOfFilter}</p>
          <Button onClick={() => setFilter({})}>{own.findings.showAll}</Button>
        </div>
      )}
    </div>
  );
}

/** A card to be filled in is no fault of anybody's. */
function Untouched({ view: { rubric, assessment } }: { view: CardView }) {
  const { findings } = useCardWords();
  const { of } = completeness(rubric, resultOf(rubric, assessment).stage);
  return <p>{`${findings.untouched}${findings.untouchedNext(of)}`}</p>;
}

function FindingList({ view, findings }: { view: CardView; findings: Finding[] }) {
  const own = useCardWords();
  const arrows = useArrowNavigationGroup({ axis: "vertical", memorizeCurrent: true });
  const [pages, setPages] = useState(1);
  const visible = findings.slice(0, pages * pageLength);
  const rest = findings.length - visible.length;
  return (
    <>
      <ul className={surface.sheet} aria-label={own.findings.title} {...arrows}>
        {visible.map((finding, at) => (
          <FindingRow key={at} rubric={view.rubric} finding={finding} />
        ))}
      </ul>
      {rest > 0 && (
        <Button onClick={() => setPages(pages + 1)}>
          {own.findings.more(Math.min(rest, pageLength))}
        </Button>
      )}
    </>
  );
}
