import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { CircleHalfFillRegular } from "@fluentui/react-icons/svg/circle-half-fill";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { SubtractCircleRegular } from "@fluentui/react-icons/svg/subtract-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { CriterionResult } from "../../scoring/types";

const icons = {
  scored: CircleRegular,
  missing: CircleRegular,
  partial: CircleHalfFillRegular,
  unreadable: ErrorCircleFilled,
  "over-limit": ErrorCircleFilled,
  overwritten: WarningFilled,
  waiting: CircleHalfFillRegular,
  "not-applicable": SubtractCircleRegular,
  error: ErrorCircleFilled,
};

/** The sign that goes with a criterion's status; the word stands beside it. */
export function StatusIcon({ status }: { status: CriterionResult["status"] }) {
  const Icon = icons[status];
  return <Icon aria-hidden />;
}
