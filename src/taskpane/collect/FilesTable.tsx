import { mergeClasses } from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import type { Stage, Text } from "../../rubric/types";
import { formatScore } from "../state/format";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./FilesTable.module.css";
import type { Row } from "./overview";
import { fileOf, findingsOf, unitOf, type SortKey, type Sorting } from "./sorting";
import { StateMark } from "./StateMark";
import { sortBy, words } from "./words";

interface Column {
  key: SortKey;
  header: Text;
  number?: true;
}

/** A row a card: whose it is, whether it can be taken in, its totals, its findings. */
export function FilesTable(props: {
  rows: readonly Row[];
  stages: readonly Stage[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  onOpen: (file: string) => void;
}) {
  const { say } = useSpeech();
  const { rows, stages, sorting, onSort, onOpen } = props;
  const columns: Column[] = [
    { key: "unit", header: words.table.unit },
    { key: "state", header: words.table.state },
    ...stages.map(({ id, name }): Column => ({ key: `stage:${id}`, header: name, number: true })),
    { key: "findings", header: words.table.findings, number: true },
    { key: "file", header: words.table.file },
  ];
  return (
    <div
      className={mergeClasses(surface.sheet, styles.scroll)}
      role="region"
      aria-label={say(words.table.label)}
      // A part that scrolls can be reached by the keyboard.
      tabIndex={0}
    >
      <table className={styles.table} aria-label={say(words.table.label)}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Header key={column.key} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FileRow key={row.key} row={row} stages={stages} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Header(props: { column: Column; sorting: Sorting; onSort: (sorting: Sorting) => void }) {
  const { say } = useSpeech();
  const { column, sorting, onSort } = props;
  const { key, header, number } = column;
  const isSorted = sorting.by === key;
  const Arrow = sorting.down ? ArrowDownRegular : ArrowUpRegular;
  return (
    <th
      scope="col"
      className={mergeClasses(number && styles.number)}
      {...(isSorted && { "aria-sort": sorting.down ? "descending" : "ascending" })}
    >
      <button
        type="button"
        className={styles.sort}
        title={say(sortBy(header))}
        onClick={() => onSort({ by: key, down: isSorted ? !sorting.down : false })}
      >
        {say(header)}
        {isSorted && <Arrow aria-hidden />}
      </button>
    </th>
  );
}

function FileRow(props: { row: Row; stages: readonly Stage[]; onOpen: (file: string) => void }) {
  const { say } = useSpeech();
  const { row, stages, onOpen } = props;
  return (
    <tr className={mergeClasses(row.state === "left" && styles.left)}>
      <th scope="row">
        <button
          type="button"
          id={`open ${row.key}`}
          className={styles.open}
          onClick={() => onOpen(row.file.file)}
        >
          {unitOf(row) || say(words.table.noUnit)}
        </button>
      </th>
      <td>
        <StateMark state={row.state} />
      </td>
      {stages.map(({ id }) => (
        <td key={id} className={mergeClasses(styles.number, surface.number)}>
          <Total row={row} stage={id} />
        </td>
      ))}
      <td className={mergeClasses(styles.number, surface.number)}>{findingsOf(row).length}</td>
      <td className={styles.file}>{fileOf(row)}</td>
    </tr>
  );
}

/** A total in brackets is one of a stage that is not complete. */
function Total({ row, stage }: { row: Row; stage: string }) {
  const { say } = useSpeech();
  const { total = null, complete = false } = row.card?.stages[stage] ?? {};
  if (total === null) return <>–</>;
  if (complete) return <>{formatScore(total)}</>;
  return <span title={say(words.file.incomplete)}>({formatScore(total)})</span>;
}
