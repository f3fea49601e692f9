import {
  Field,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import type { RubricEntry } from "../../rubric/official";
import { useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";

const useStyles = makeStyles({
  group: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalS,
  },
  card: {
    position: "relative",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  radio: { width: "100%" },
  text: { display: "flex", flexDirection: "column", gap: "2px" },
  name: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
  summary: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  facts: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
  },
  expired: {
    ...typographyStyles.caption1,
    display: "flex",
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXS,
    color: tokens.colorStatusWarningForeground3,
    "& svg": { flexShrink: 0, fontSize: "16px" },
  },
});

/** The systems to choose from: each with its source, validity and size. */
export function SystemList(props: {
  chosen: string | undefined;
  onChoose: (id: string) => void;
  problem: string | false | undefined;
}) {
  const styles = useStyles();
  const { words } = useSpeech();
  const { systems } = useServices();
  return (
    <Field label={words.start.systems} validationMessage={props.problem || null}>
      <RadioGroup
        className={styles.group}
        name="system"
        value={props.chosen ?? ""}
        onChange={(_, { value }) => props.onChoose(value)}
      >
        {systems.map((system) => (
          <div
            key={system.id}
            className={mergeClasses(styles.card, system.id === props.chosen && styles.chosen)}
          >
            <Radio
              className={styles.radio}
              value={system.id}
              label={<SystemText system={system} chosen={system.id === props.chosen} />}
            />
          </div>
        ))}
      </RadioGroup>
    </Field>
  );
}

function SystemText({ system, chosen }: { system: RubricEntry; chosen: boolean }) {
  const styles = useStyles();
  const { words, say } = useSpeech();
  const { source } = system;
  return (
    <span className={styles.text}>
      <span className={styles.name}>{say(system.name)}</span>
      {chosen && <span className={styles.summary}>{say(system.summary)}</span>}
      <span className={styles.facts}>
        <span>
          {system.kind === "roster" ? words.start.roster : words.start.criteria(system.criteria)}
        </span>
        <span>{source.issuer ?? words.start.noIssuer}</span>
      </span>
      {chosen && <span className={styles.facts}>{source.document}</span>}
      <ValidityText system={system} chosen={chosen} />
    </span>
  );
}

function ValidityText({ system, chosen }: { system: RubricEntry; chosen: boolean }) {
  const styles = useStyles();
  const { words } = useSpeech();
  const until = system.validity?.until;
  const today = useServices().today();
  if (!until) return null;
  // Dates of one length compare as text; a month lasts until its last day.
  if (until >= today.slice(0, until.length)) {
    return <span className={styles.facts}>{words.start.validUntil(until)}</span>;
  }
  return (
    <span className={styles.expired}>
      <WarningRegular aria-hidden />
      <span>
        {words.start.expired(until)}
        {chosen && words.common.clauseSeparator + words.start.expiredNext}
      </span>
    </span>
  );
}
