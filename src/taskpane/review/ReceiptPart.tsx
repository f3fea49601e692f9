import { useMemo } from "react";
import type { Asked } from "../../receipt/types";
import { CopyText } from "../kit/CopyText";
import type { CardView } from "../state/pane";
import { useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import { useReview } from "./useReview";
import { useReviewWords } from "./words";

/** 得分依据: where a figure comes from, to be copied. The document's own words, so in Chinese. */
export function ReceiptPart({ view, asked }: { view: CardView; asked: Asked }) {
  const own = useReviewWords();
  const { loadReceipts } = useServices();
  const receiptOf = useLoaded(loadReceipts);
  const review = useReview(view);
  const { rubric, scorecard, assessment } = view;
  const { key, stage } = asked;
  const receipt = useMemo(
    () =>
      review &&
      receiptOf?.(
        {
          ...review.engine.reviewNotes(review.card, []),
          ...{ rubric, scorecard: { ...scorecard, readings: assessment.readings } },
        },
        stage === undefined ? { key } : { key, stage },
      ),
    [receiptOf, review, rubric, scorecard, assessment, key, stage],
  );
  return receipt ? (
    <CopyText label={own.receipt} button={own.copyReceipt} text={receipt.text} />
  ) : null;
}
