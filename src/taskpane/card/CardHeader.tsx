import { Button, Select } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useEffect, useRef } from "react";
import type { CardRef } from "../../excel/types";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CardHeader.module.css";

/** Whose card it is, a picker where there are several, and what can be done with it. */
export function CardHeader() {
  const { words } = useSpeech();
  const pane = usePane();
  const cards = usePaneState((state) => state.cards);
  const card = usePaneState((state) => state.cards.find(({ id }) => id === state.selected));
  const system = useSystemName(card);
  const heading = useHeadingAfterGenerating();
  if (!card) return null;
  return (
    <header>
      <div className={styles.line}>
        <h1 ref={heading} className={styles.unit} tabIndex={-1}>
          {cards.length > 1 ? <CardPicker cards={cards} card={card} /> : card.unit}
        </h1>
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
      </div>
      <p className={surface.quiet}>
        {card.year} · {system}
      </p>
    </header>
  );
}

/** The form that had the focus is gone when its table is there: the focus goes to the new card's name. Not from the sheet. */
function useHeadingAfterGenerating() {
  const heading = useRef<HTMLHeadingElement>(null);
  const generated = usePaneState(({ notice }) => notice?.kind === "generated");
  useEffect(() => {
    if (generated && document.hasFocus()) heading.current?.focus();
  }, [generated]);
  return heading;
}

function useSystemName(card: CardRef | undefined): string | undefined {
  const { say } = useSpeech();
  const system = usePaneState(({ systems, view }) =>
    view?.card.id === card?.id ? view?.rubric : systems.find(({ id }) => id === card?.rubric),
  );
  return system ? say(system.name) : card?.rubric;
}

function CardPicker({ cards, card }: { cards: readonly CardRef[]; card: CardRef }) {
  const { words } = useSpeech();
  const pane = usePane();
  return (
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
  );
}
