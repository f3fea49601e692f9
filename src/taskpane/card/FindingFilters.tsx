import { Select, ToggleButton } from "@fluentui/react-components";
import type { Stage } from "../../rubric/types";
import type { FindingKind } from "../../scoring/types";
import type { FindingFilter } from "../state/findings";
import { useSpeech } from "../text";
import { useCardWords } from "./words";
import styles from "./FindingFilters.module.css";

/** Narrows the list to a kind or a stage. Only kinds that occur are offered. */
export function FindingFilters(props: {
  kinds: [FindingKind, number][];
  stages: Stage[];
  filter: FindingFilter;
  onFilter: (filter: FindingFilter) => void;
}) {
  const { say } = useSpeech();
  const own = useCardWords();
  const { kinds, stages, filter, onFilter } = props;
  return (
    <div className={styles.filters}>
      {kinds.length > 1 && (
        <div className={styles.kinds} role="group" aria-label={own.findings.filterKind}>
          {kinds.map(([kind, count]) => (
            <ToggleButton
              key={kind}
              size="small"
              shape="circular"
              checked={filter.kind === kind}
              onClick={() => onFilter({ ...filter, kind: filter.kind === kind ? undefined : kind })}
            >
              {own.findings.kinds[kind]} {count}
            </ToggleButton>
          ))}
        </div>
      )}
      {stages.length > 1 && (
        <Select
          className={styles.stage}
          size="small"
          aria-label={own.findings.filterStage}
          value={filter.stage ?? ""}
          onChange={(_, { value }) => onFilter({ ...filter, stage: value || undefined })}
        >
          <option value="">{own.findings.allStages}</option>
          {stages.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
