import { Button, Select } from "@fluentui/react-components";
import { useId, useState } from "react";
import {
  worstDifferenceFirst,
  type ComparedCriterion,
  type StageComparison,
} from "../../scoring/stage-comparison";
import type { CardView } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import { ComparedRow } from "./ComparedRow";
import { useChosen } from "./useChosen";
import { useReviewWords } from "./words";
import styles from "./ComparedList.module.css";

const filters = {
  all: () => true,
  differs: ({ state }: ComparedCriterion) => state === "differs",
  open: ({ state }: ComparedCriterion) => state === "open",
};
type FilterId = keyof typeof filters;

const orders = {
  table: (criteria: ComparedCriterion[]) => criteria,
  worst: worstDifferenceFirst,
};
type OrderId = keyof typeof orders;

/** Every criterion at both stages; the one that is chosen shows its clause, and its cell is selected. */
export function ComparedList(props: {
  view: CardView;
  comparison: StageComparison;
  names: [string, string];
}) {
  const own = useReviewWords();
  const pane = usePane();
  const keys = useId();
  const [filter, setFilter] = useState<FilterId>("all");
  const [order, setOrder] = useState<OrderId>("table");
  const { view, comparison, names } = props;
  const { criteria, before, after } = comparison;
  const shown = orders[order](criteria.filter(filters[filter])).map((each) => ({
    ...each,
    id: each.criterion.id,
  }));
  const { at, list, choose, neighbour, onKeyDown } = useChosen(shown, ({ place }) => {
    if (place) void pane.goTo(place);
  });
  return (
    <>
      <div className={styles.tools}>
        <Select
          size="small"
          aria-label={own.show}
          value={filter}
          onChange={(_, { value }) => setFilter(value as FilterId)}
        >
          {(Object.keys(filters) as FilterId[]).map((id) => (
            <option key={id} value={id}>
              {own.filters[id]} {criteria.filter(filters[id]).length}
            </option>
          ))}
        </Select>
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
            open={index === at}
            reachable={index === Math.max(0, at)}
            onChoose={() => choose(row)}
          />
        ))}
      </ul>
    </>
  );
}
