import { Select } from "@fluentui/react-components";
import { useState } from "react";
import { stageName } from "../../rubric/model";
import {
  compareStages,
  stageUnderReview,
  type StageComparison,
} from "../../scoring/stage-comparison";
import { PageLink } from "../kit/PageLink";
import { Panel } from "../kit/Panel";
import { intro as matrix } from "../matrix/intro";
import type { CardView } from "../state/pane";
import { usePaneState } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { ComparedList } from "./ComparedList";
import { ComparedSums } from "./ComparedSums";
import { useActWords } from "./act-words";
import { AgreedNote, useAgree } from "./agree";
import { blinded } from "./blinded";
import { BlindPart } from "./BlindPart";
import { EvidencePanel } from "./EvidencePanel";
import { FactReasons } from "./FactReasons";
import { LogPanel } from "./LogPanel";
import { ReasonSheetPanel } from "./ReasonSheetPanel";
import { ReceiptPart } from "./ReceiptPart";
import { ReviewerField } from "./ReviewerField";
import { SignPanel } from "./SignPanel";
import { useReview } from "./useReview";
import { useReviewWords } from "./words";
import styles from "./ReviewTab.module.css";

/** 自评与复核对照: what two stages say, part by part and criterion by criterion. */
export function ReviewTab({ view }: { view: CardView }) {
  const { say } = useSpeech();
  const own = useReviewWords();
  const acts = useActWords();
  const { rubric, assessment, scorecard } = view;
  const [chosen, choose] = useState<string>();
  const stage = chosen ?? stageUnderReview(assessment);
  const compared = stage ? compareStages(rubric, scorecard, assessment, stage) : null;
  const review = useReview(view);
  const isBlind = review !== undefined && review.engine.isBlind(review.card, stage ?? "");
  const agree = useAgree(isBlind ? undefined : review, stage ?? "");
  const hasOthers = usePaneState(({ cards }) => cards.length > 1);
  if (!compared) return null;
  const comparison = isBlind ? blinded(compared) : compared;
  const [before, after] = [comparison.before, comparison.after].map((each) =>
    say(stageName(rubric, each.stage)),
  ) as [string, string];
  const later = rubric.stages.slice(1);
  return (
    <>
      {later.length > 1 && (
        <Select
          aria-label={own.stage}
          value={comparison.after.stage}
          onChange={(_, { value }) => choose(value)}
        >
          {later.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </Select>
      )}
      <ReviewerField />
      {review?.card.rows.length === 0 && <p>{acts.noLog}</p>}
      {review && <BlindPart {...{ review, comparison, isBlind }} names={[before, after]} />}
      <Panel title={own.sums(before, after)}>
        <ComparedSums
          rubric={rubric}
          comparison={comparison}
          names={[before, after]}
          agree={agree}
        />
        {!isBlind && <SoFar comparison={comparison} stage={after} />}
        {!comparison.after.empty && !isBlind && (
          <TotalReceipt view={view} stage={comparison.after.stage} name={after} />
        )}
      </Panel>
      <Panel title={own.list}>
        <AgreedNote view={view} agree={agree} />
        <ComparedList
          key={comparison.after.stage}
          view={view}
          comparison={comparison}
          names={[before, after]}
          {...{ review, agree, isBlind }}
        />
      </Panel>
      {review && (
        <>
          <FactReasons review={review} stage={comparison.after.stage} />
          {!isBlind && (
            <ReasonSheetPanel key={view.card.id} view={view} stage={comparison.after.stage} />
          )}
          <EvidencePanel view={view} review={review} stage={comparison.after.stage} />
          <SignPanel view={view} review={review} stage={comparison.after.stage} />
          {!isBlind && <LogPanel review={review} />}
        </>
      )}
      {hasOthers && <PageLink page="matrix" intro={matrix} />}
    </>
  );
}

/** How far the review is, and how often it says otherwise. */
function SoFar({ comparison, stage }: { comparison: StageComparison; stage: string }) {
  const own = useReviewWords();
  const { reviewed, after } = comparison;
  if (after.empty) return <p className={surface.quiet}>{own.nothing(stage)}</p>;
  return (
    <p className={styles.soFar}>
      {own.soFar(stage, reviewed.count, reviewed.of, reviewed.different)}
    </p>
  );
}

/** 得分依据 of the total, which is worked out when somebody asks for it. */
function TotalReceipt(props: { view: CardView; stage: string; name: string }) {
  const own = useReviewWords();
  const [open, setOpen] = useState(false);
  const { view, stage, name } = props;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{own.totalReceipt(name)}</summary>
      {open && <ReceiptPart view={view} asked={{ key: "total", stage }} />}
    </details>
  );
}
