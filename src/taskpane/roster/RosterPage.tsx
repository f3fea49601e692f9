import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { CardRef } from "../../excel/types";
import { PageHeading } from "../kit/PageHeading";
import { ListBox } from "../kit/ListBox";
import { Waiting } from "../kit/Waiting";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useWords } from "../text";
import { RosterContent } from "./RosterContent";
import { RosterForm } from "./RosterForm";
import { useRosterWords } from "./words";
import styles from "./RosterPage.module.css";
import { useRoster } from "./useRoster";

/** 汇总表: the rosters of this workbook, and the way to a new one. */
export default function RosterPage() {
  const words = useRosterWords();
  const cards = usePaneState((state) => state.cards);
  const asked = usePaneState((state) => state.wanted);
  const rosters = cards.filter(({ kind }) => kind === "roster");
  const [making, setMaking] = useState(asked !== undefined);
  const [chosen, setChosen] = useState<string>();
  const card = rosters.find(({ id }) => id === chosen) ?? rosters[0];
  if (making || !card) {
    return (
      <>
        <PageHeading intro={words.intro}>{words.title}</PageHeading>
        <RosterForm
          onDone={(id) => {
            setChosen(id);
            setMaking(false);
          }}
          {...(card && { onCancel: () => setMaking(false) })}
        />
      </>
    );
  }
  return (
    <>
      <RosterHeader
        rosters={rosters}
        card={card}
        onChoose={setChosen}
        onAnother={() => setMaking(true)}
      />
      <Roster card={card} />
    </>
  );
}

function Roster({ card }: { card: CardRef }) {
  const words = useRosterWords();
  const problem = usePaneState((state) => state.problem);
  const view = useRoster(card);
  if (view) return <RosterContent view={view} />;
  return problem ? null : <Waiting label={words.reading} />;
}

function RosterHeader(props: {
  rosters: CardRef[];
  card: CardRef;
  onChoose: (id: string) => void;
  onAnother: () => void;
}) {
  const words = useRosterWords();
  const { card: cardWords } = useWords();
  const pane = usePane();
  const { rosters, card, onChoose, onAnother } = props;
  const sheet = card.sheets.roster;
  const name = ({ sheets, unit, year }: CardRef) => sheets.roster ?? `${unit} ${year}`;
  return (
    <header className={styles.header}>
      <PageHeading>{rosters.length > 1 ? words.title : name(card)}</PageHeading>
      {rosters.length > 1 && (
        <ListBox label={words.pick} value={card.id} onChange={onChoose}>
          {rosters.map((each) => (
            <option key={each.id} value={each.id}>
              {name(each)}
            </option>
          ))}
        </ListBox>
      )}
      <div className={styles.buttons}>
        {sheet && (
          <Button size="small" onClick={() => void pane.goTo({ sheet, address: "B1" })}>
            {cardWords.goToSheet}
          </Button>
        )}
        <Button size="small" onClick={onAnother}>
          {words.another}
        </Button>
      </div>
    </header>
  );
}
