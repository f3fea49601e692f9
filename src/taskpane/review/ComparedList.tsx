import { Button, Select } from "@fluentui/react-components";
import { useId, useState } from "react";
import { worstDifferenceFirst, type StageComparison } from "../../scoring/stage-comparison";
import { stageName } from "../../rubric/model";
import type { Departure } from "../../review/reasons";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { ComparedRow } from "./ComparedRow";
import type { ListedCriterion } from "./listed";
import { useActWords } from "./act-words";
import type { Agree } from "./agree";
import { useChosen } from "./useChosen";
import type { Review } from "./useReview";
import { useReviewWords } from "./words";
import styles from "./ComparedList.module.css";

const filters = {
  all: () => true,
  differs: ({ state }: ListedCriterion) => state === "differs",
  open: ({ state }: ListedCriterion) => state === "open",
  reason: ({ wants }: ListedCriterion) => wants !== null,
};
type FilterId = keyof typeof filters;

const BLIND_FILTERS: readonly FilterId[] = ["all", "open"];

const orders = {
  table: (criteria: ListedCriterion[]) => criteria,
  worst: worstDifferenceFirst,
};
type OrderId = keyof typeof orders;

/** Every criterion at both stages; the one that is chosen shows its clause, and its cell is selected. */
export function ComparedList(props: {
  view: CardView;
  comparison: StageComparison;
  names: [string, string];
  review: Review | undefined;
  agree: Agree;
  /** Nothing is said of the stage before, nor by any order or choice. */
  isBlind: boolean;
}) {
  const acts = useActWords();
  const own = useReviewWords();
  const { say } = useSpeech();
  const pane = usePane();
  const keys = useId();
  const [filter, setFilter] = useState<FilterId>("all");
  const [order, setOrder] = useState<OrderId>("table");
  const { view, comparison, names, review, agree, isBlind } = props;
  const { criteria, before, after } = comparison;
  const departures = departuresAt(review, after.stage);
  const all = criteria.map((each): ListedCriterion => {
    const departure = departures.get(each.criterion.id);
    const lacks = departure !== undefined && review!.engine.lacksReason(departure);
    const wants = lacks ? "missing" : departure?.isStale ? "confirm" : null;
    return { ...each, id: each.criterion.id, departure, wants };
  });
  const shown = orders[order](all.filter(filters[filter]));
  const { at, list, choose, neighbour, onKeyDown } = useChosen(shown, ({ place }) => {
    if (place) void pane.goTo(place);
  });
  const closed = review && review.engine.closedStage(review.card, after.stage);
  const agreeTo = (criterion: string) => {
    if (agree.can({ criterion })) agree.run({ criterion });
    choose(neighbour(1));
  };
  return (
    <>
      <div className={styles.tools}>
        <Select
          size="small"
          aria-label={own.show}
          value={filter}
          onChange={(_, { value }) => setFilter(value as FilterId)}
        >
          {(isBlind ? BLIND_FILTERS : (Object.keys(filters) as FilterId[])).map((id) => (
            <option key={id} value={id}>
              {own.filters[id]} {all.filter(filters[id]).length}
            </option>
          ))}
        </Select>
        {!isBlind && (
          <Select
            size="small"
            aria-label={own.order}
            value={order}
            onChange={(_, { value }) => setOrder(value as OrderId)}
          >
            {(Object.keys(orders) as OrderId[]).map((id) => (
              <option key={id} value={id}>
                {own.orders[id]}
              </option>
            ))}
          </Select>
        )}
      </div>
      <div className={styles.tools}>
        <Button size="small" disabled={!neighbour(-1)} onClick={() => choose(neighbour(-1))}>
          {own.previous}
        </Button>
        <Button size="small" disabled={!neighbour(1)} onClick={() => choose(neighbour(1))}>
          {own.next}
        </Button>
        <span className={surface.quiet} id={keys}>
          {at < 0 ? own.keys : own.at(at + 1, shown.length)}
        </span>
      </div>
      {agree.can({}) && (
        <div className={styles.tools}>
          <Button size="small" onClick={() => agree.run({})}>
            {acts.agreeAll}
          </Button>
        </div>
      )}
      {closed !== undefined && review && (
        <p role="status">{acts.closed(say(stageName(review.card.rubric, closed)))}</p>
      )}
      {shown.length === 0 && <p>{own.none}</p>}
      <ul
        ref={list}
        className={surface.sheet}
        aria-label={own.list}
        aria-describedby={keys}
        onKeyDown={onKeyDown}
      >
        {shown.map((row, index) => (
          <ComparedRow
            key={row.id}
            view={view}
            row={row}
            stages={[before.stage, after.stage]}
            names={names}
            isBlind={isBlind}
            open={index === at}
            reachable={index === Math.max(0, at)}
            onChoose={() => choose(row)}
            review={closed === undefined ? review : undefined}
            onAgree={() => agreeTo(row.id)}
            onDone={() => choose(neighbour(1))}
          />
        ))}
      </ul>
    </>
  );
}

/** What departs of the criteria, by their ids. */
function departuresAt(review: Review | undefined, stage: string): Map<string, Departure> {
  const all = review ? review.engine.departuresOf(review.card) : [];
  const own = all.filter(({ input }) => input.stage === stage && input.kind !== "fact");
  return new Map(own.map((departure) => [departure.input.key, departure]));
}
