import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { isLaterVersion } from "../../rubric/versions";
import type { Rubric } from "../../rubric/types";
import type { NewVersion } from "../../sheets/card/new-version";
import { Bar } from "../kit/Bar";
import { UndoNote } from "../kit/UndoNote";
import type { CardView } from "../state/pane";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import styles from "./OtherVersion.module.css";
import { useVersionWords } from "./version-words";

interface Offer {
  rubric: Rubric;
  change: NewVersion;
}

/** A card that is read by the rubric it carries, while another version is known here: said, and a newer one is offered. */
export function OtherVersion({ view }: { view: CardView }) {
  const own = useVersionWords();
  const { id, version } = view.rubric;
  const known = usePaneState(({ systems }) => systems.find((each) => each.id === id));
  const [offer, setOffer] = useState<Offer>();
  const pane = usePane();
  const { loadRubric } = useServices();
  if (!known || known.version === version) return null;
  const isNewer = isLaterVersion(known.version, version);

  const look = () =>
    pane.look(async (book) => {
      const { toNewVersion } = await import("../../sheets/card/new-version");
      const rubric = await loadRubric(id);
      const { scorecard } = await book.read(view.card, view.rubric);
      setOffer({ rubric, change: toNewVersion(view.rubric, rubric, scorecard) });
    });

  return (
    <Bar
      intent="info"
      title={own.readBy(version, known.version)}
      actions={
        offer ? (
          <>
            <Button appearance="primary" onClick={() => void pane.drawVersion(offer.rubric)}>
              {own.draw(known.version)}
            </Button>
            <Button onClick={() => setOffer(undefined)}>{own.keep}</Button>
          </>
        ) : (
          isNewer && <Button onClick={() => void look()}>{own.look(known.version)}</Button>
        )
      }
    >
      {offer ? <Changes change={offer.change} rubric={view.rubric} /> : isNewer ? null : own.older}
    </Bar>
  );
}

/** What goes along, what cannot, and in what the versions differ: all of it before anything is drawn. */
function Changes({
  change: { kept, lost, differences },
  rubric,
}: {
  change: NewVersion;
  rubric: Rubric;
}) {
  const { say, language } = useSpeech();
  const own = useVersionWords();
  const { added, removed, points, changed } = differences;
  const stage = (id: string) =>
    say(rubric.stages.find((each) => each.id === id)?.name ?? { zh: id, en: id });
  return (
    <>
      <p>{own.kept(kept)}</p>
      <List
        title={own.lost}
        lines={lost.map((each) =>
          own.lostLine(stage(each.stage), say(each.name), valueText(each.value, language)),
        )}
      />
      <List
        title={own.points}
        lines={points.map(({ name, from, to }) => own.pointsLine(say(name), from, to))}
      />
      <List title={own.changed} lines={changed.map(say)} />
      <List title={own.added} lines={added.map(say)} />
      <List title={own.removed} lines={removed.map(say)} />
      <UndoNote />
    </>
  );
}

function valueText(value: unknown, language: string): string {
  if (typeof value === "boolean")
    return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  return String(value ?? "");
}

function List({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className={styles.list}>
        {lines.map((line, index) => (
          <li key={`${index} ${line}`}>{line}</li>
        ))}
      </ul>
    </>
  );
}
