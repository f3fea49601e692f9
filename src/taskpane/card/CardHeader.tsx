import { Button, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import type { CardRef } from "../../excel/types";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";

const useStyles = makeStyles({
  header: { display: "flex", alignItems: "start", gap: tokens.spacingHorizontalXS },
  names: { flex: 1, minWidth: 0 },
  unit: { ...typographyStyles.subtitle1, margin: 0 },
  system: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  picker: { width: "100%", "& select": { fontWeight: tokens.fontWeightSemibold } },
});

/** Whose card it is, a picker where there are several, and what can be done with it. */
export function CardHeader() {
  const styles = useStyles();
  const { words } = useSpeech();
  const pane = usePane();
  const cards = usePaneState((state) => state.cards);
  const card = usePaneState((state) => state.cards.find(({ id }) => id === state.selected));
  if (!card) return null;
  return (
    <header className={styles.header}>
      <div className={styles.names}>
        {cards.length > 1 ? <CardPicker cards={cards} card={card} /> : <CardName card={card} />}
        <SystemName card={card} />
      </div>
      <Button
        appearance="subtle"
        icon={<OpenRegular />}
        aria-label={words.card.goToSheet}
        title={words.card.goToSheet}
        onClick={() => void pane.goToSheet()}
      />
      <Button
        appearance="subtle"
        icon={<ArrowSyncRegular />}
        aria-label={words.card.recompute}
        title={words.card.recompute}
        onClick={() => void pane.recompute()}
      />
    </header>
  );
}

function CardName({ card }: { card: CardRef }) {
  const styles = useStyles();
  return (
    <h1 className={styles.unit}>
      {card.unit} {card.year}
    </h1>
  );
}

function CardPicker({ cards, card }: { cards: readonly CardRef[]; card: CardRef }) {
  const styles = useStyles();
  const { words } = useSpeech();
  const pane = usePane();
  return (
    <h1 className={styles.unit}>
      <Select
        className={styles.picker}
        aria-label={words.card.pick}
        value={card.id}
        onChange={(_, { value }) => void pane.select(value)}
      >
        {cards.map(({ id, unit, year }) => (
          <option key={id} value={id}>
            {unit} {year}
          </option>
        ))}
      </Select>
    </h1>
  );
}

function SystemName({ card }: { card: CardRef }) {
  const styles = useStyles();
  const { say } = useSpeech();
  const system = useServices().systems.find(({ id }) => id === card.rubric);
  return <p className={styles.system}>{system ? say(system.name) : card.rubric}</p>;
}
