import { Button, mergeClasses } from "@fluentui/react-components";
import { STANDINGS, type BoardRow, type Standing } from "../../intake/gathered/board";
import { printable } from "../../intake/gathered/printable";
import { Panel } from "../kit/Panel";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./BoardTab.module.css";
import { CopyText } from "../kit/CopyText";
import type { Overview } from "./overview";
import { useCollectionState } from "./useCollection";
import { missingList, words } from "./words";

/** 收表进度: who has returned, who has not, and how far each is. */
export function BoardTab(props: {
  overview: Overview;
  onOpen: (file: string) => void;
  onSettings: () => void;
}) {
  const { say } = useSpeech();
  const { overview, onOpen, onSettings } = props;
  const { settings } = useCollectionState();
  const { board } = overview;
  const hasList = settings.units.length > 0;
  if (board.length === 0 || !hasList)
    return (
      <>
        <p>{say(words.board.empty)}</p>
        <div>
          <Button onClick={onSettings}>{say(words.board.toSettings)}</Button>
        </div>
        {board.length > 0 && (
          <>
            <p className={surface.quiet}>{say(words.board.noList)}</p>
            <Units board={board} onOpen={onOpen} />
          </>
        )}
      </>
    );
  return (
    <>
      <Counts board={board} />
      <Missing board={board} />
      <Panel title={say(words.board.units)}>
        <Units board={board} onOpen={onOpen} />
      </Panel>
      <Stray files={overview.stray} onOpen={onOpen} />
    </>
  );
}

function Counts({ board }: { board: readonly BoardRow[] }) {
  const { say } = useSpeech();
  const { memory } = useCollectionState();
  const count = (standing: Standing) => board.filter((row) => row.standing === standing).length;
  const sent = new Set((memory?.issued ?? []).flatMap(({ cards }) => cards.map(({ unit }) => unit)))
    .size;
  const figures = [
    { key: "listed", word: words.board.listed, figure: board.length },
    ...(sent > 0 ? [{ key: "sent", word: words.board.sent, figure: sent }] : []),
    { key: "all", word: words.board.returned, figure: board.length - count("missing") },
    ...STANDINGS.map((standing) => ({
      key: standing,
      word: words.standings[standing],
      figure: count(standing),
    })),
  ];
  return (
    <dl className={styles.counts} aria-label={say(words.board.title)}>
      {figures.map(({ key, word, figure }) => (
        <div key={key} className={mergeClasses(surface.sheet, styles.count)}>
          <dt className={surface.quiet}>{say(word)}</dt>
          <dd className={mergeClasses(surface.number, styles.figure)}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function Missing({ board }: { board: readonly BoardRow[] }) {
  const { say } = useSpeech();
  const units = board.filter(({ standing }) => standing === "missing").map(({ unit }) => unit);
  if (units.length === 0) return <p>{say(words.board.allReturned)}</p>;
  return (
    <Panel title={`${say(words.board.missing)} ${units.length}`}>
      <CopyText
        label={say(words.board.missing)}
        button={say(words.board.copyMissing)}
        text={say(missingList(units.map(printable)))}
      />
    </Panel>
  );
}

function Stray(props: { files: readonly string[]; onOpen: (file: string) => void }) {
  const { say } = useSpeech();
  const { files, onOpen } = props;
  if (files.length === 0) return null;
  return (
    <Panel title={`${say(words.board.stray)} ${files.length}`}>
      <p className={surface.quiet}>{say(words.board.strayHint)}</p>
      <ul className={surface.sheet} aria-label={say(words.board.stray)}>
        {files.map((file) => (
          <li key={file} className={mergeClasses(surface.entry, styles.unit)}>
            <FileLink file={file} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function FileLink({ file, onOpen }: { file: string; onOpen: (file: string) => void }) {
  return (
    <button type="button" className={styles.file} onClick={() => onOpen(file)}>
      {printable(file)}
    </button>
  );
}

function Units(props: { board: readonly BoardRow[]; onOpen: (file: string) => void }) {
  const { say } = useSpeech();
  return (
    <ul className={surface.sheet} aria-label={say(words.board.units)}>
      {props.board.map(({ unit, standing, files }) => (
        <li key={unit} className={mergeClasses(surface.entry, styles.unit)}>
          <span className={surface.strong}>{printable(unit)}</span>
          <span className={mergeClasses(styles.standing, styles[standing])}>
            {say(words.standings[standing])}
          </span>
          {files.map((file) => (
            <FileLink key={file} file={file} onOpen={props.onOpen} />
          ))}
        </li>
      ))}
    </ul>
  );
}
