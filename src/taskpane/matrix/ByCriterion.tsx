import { Button } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { RubricBook } from "../../excel/types";
import { matrixColumns, type MatrixColumn } from "../../review/matrix/columns";
import {
  agreeRows,
  takeRows,
  type AgreedRows,
  type TakenRows,
} from "../../review/matrix/open-workbook";
import { inputAt, type ReviewCard } from "../../review/card";
import { criteriaOf, stageName } from "../../rubric/model";
import { ownTexts } from "../../rubric/merged-cells";
import type { Text } from "../../rubric/types";
import { ListBox } from "../kit/ListBox";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech, useWords } from "../text";
import surface from "../theme/surface.module.css";
import { Conflicts } from "./Conflicts";
import { Refused } from "./Refused";
import { baseOfDrafts, cellsOf, draftsOf, type AllDrafts } from "./drafts";
import { Grid } from "./Grid";
import { refusalOf } from "./refusal";
import type { ReadCards } from "./useCards";
import { useMatrixWords } from "./words";
import styles from "./Matrix.module.css";

interface Props {
  read: ReadCards;
  stage: string;
  blind: boolean;
  again(book: RubricBook): Promise<void>;
}

const GIVE: Text = { zh: "写入复核", en: "write the review" };
const AGREE: Text = { zh: "同意自评", en: "agree with the self scores" };

/** One criterion after the other, for all units; moving on writes what was typed. */
export function ByCriterion({ read, stage, blind, again }: Props) {
  const { say } = useSpeech();
  const words = useMatrixWords();
  const { rubric, cards } = read;
  const criteria = useMemo(() => criteriaOf(rubric), [rubric]);
  const columns = useMemo(
    () => matrixColumns({ rubric, stage, facts: true, blind }),
    [rubric, stage, blind],
  );
  const [at, setAt] = useState(0);
  const [moved, setMoved] = useState(0);
  const { criterion, section } = criteria[at]!;
  const own = columns.filter((column) => column.criterion === criterion.id);
  const work = useWriting({ read, stage, again, columns });
  const before = rubric.stages[rubric.stages.findIndex(({ id }) => id === stage) - 1];
  const typed = own.filter(({ isTyped, kind }) => isTyped && kind !== "reason");
  const isComputed = !typed.some(({ kind }) => kind !== "fact");

  function move(by: number): void {
    const next = at + by;
    if (next < 0 || next >= criteria.length) return;
    void work.write();
    setAt(next);
    setMoved(moved + 1);
  }

  const scored = own.find(({ key }) => key === `${criterion.id}:${stage}`);
  const reviewed = cards.filter((card) => {
    const input = scored && inputAt(card, stage, criterion.id, scored.kind);
    return input !== undefined && input.value !== "";
  }).length;

  return (
    <Panel title={`${say(section.name)}`}>
      <ListBox
        label={words.criterion}
        value={criterion.id}
        onChange={(value) => move(criteria.findIndex((each) => each.criterion.id === value) - at)}
      >
        {criteria.map(({ criterion: { id, name, points } }, nth) => (
          <option key={id} value={id}>
            {nth + 1}. {say(name)}
            {points !== undefined && ` (${points})`}
          </option>
        ))}
      </ListBox>
      <div className={styles.bar}>
        <Button onClick={() => move(-1)} disabledFocusable={at === 0}>
          {words.previous}
        </Button>
        <Button onClick={() => move(1)} disabledFocusable={at === criteria.length - 1}>
          {words.next}
        </Button>
      </div>
      <p className={surface.quiet} role="status">
        {words.at(at + 1, criteria.length)} · {words.reviewed(reviewed, cards.length)}
      </p>
      <Wording texts={wordingOf(criterion)} />
      {isComputed && <p className={surface.quiet}>{words.computed}</p>}
      <Grid
        key={criterion.id}
        {...{ cards, stage }}
        columns={own}
        drafts={work.drafts}
        onType={work.type}
        onMove={move}
        takesFocus={moved > 0}
      />
      <p className={surface.quiet}>{words.keys}</p>
      <UndoNote />
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={work.count === 0}
          onClick={() => void work.write()}
        >
          {words.write(work.count)}
        </Button>
        {before && !blind && !isComputed && (
          <Button onClick={() => void work.agree(criterion.id)}>
            {words.agree(say(stageName(rubric, before.id)))}
          </Button>
        )}
      </div>
      <Outcome work={work} />
    </Panel>
  );
}

/** The printed words that the score is given by. */
const wordingOf = (criterion: Parameters<typeof ownTexts>[0] & { name: Text }) =>
  Object.entries(ownTexts(criterion))
    .filter(([column, text]) => column !== "points" && text.trim() !== "")
    .map(([, text]) => text)
    .filter((text) => text !== criterion.name.zh);

function Wording({ texts }: { texts: readonly string[] }) {
  const words = useMatrixWords();
  if (texts.length === 0) return null;
  return (
    <details open>
      <summary>{words.clause}</summary>
      {texts.map((text, nth) => (
        <p key={nth} className={surface.quote} lang="zh-CN">
          {text}
        </p>
      ))}
    </details>
  );
}

type Writing = ReturnType<typeof useWriting>;

/** What came of the last act. */
function Outcome({ work }: { work: Writing }) {
  const words = useMatrixWords();
  const { common } = useWords();
  const { taken, agreed, wrong } = work;
  const list = (units: readonly string[]) => units.join(common.listSeparator);
  return (
    <div aria-live="polite">
      {taken && taken.conflicts.length === 0 && taken.taken > 0 && (
        <p>{words.written(taken.taken)}</p>
      )}
      {wrong > 0 && <p>{words.wrongLeft(wrong)}</p>}
      {taken?.refused.map(({ id, unit, ...refusal }) => (
        <Refused key={id} unit={unit} refusal={refusal} />
      ))}
      {taken && taken.conflicts.length > 0 && (
        <Conflicts
          title={words.conflicts}
          mine={words.takeMine}
          conflicts={taken.conflicts}
          onMine={work.insist}
          onTheirs={work.drop}
        />
      )}
      {agreed && (
        <p>
          {words.agreed(agreed.agreed)}
          {agreed.left.length > 0 &&
            ` ${words.leftWord(agreed.left.length)}${list(
              agreed.left.map(({ unit, why }) => `${unit}（${words.why[why]}）`),
            )}`}
        </p>
      )}
    </div>
  );
}

/** What was typed and is not in the cards yet, and the acts that bring it there. */
function useWriting(props: {
  read: ReadCards;
  stage: string;
  columns: readonly MatrixColumn[];
  again(book: RubricBook): Promise<void>;
}) {
  const { read, stage, columns, again } = props;
  const pane = usePane();
  const services = useServices();
  const store = draftsOf(pane);
  const drafts = useSyncExternalStore(store.subscribe, () => store.get().all);
  const [taken, setTaken] = useState<TakenRows>();
  const [agreed, setAgreed] = useState<AgreedRows>();
  const [wrong, setWrong] = useState(0);
  const { rubric, refs, cards } = read;
  const keys = useMemo(() => new Set(columns.map(({ key }) => key)), [columns]);

  /** Of each card what can be understood. */
  const sound = (card: ReviewCard): AllDrafts[string] =>
    Object.fromEntries(
      Object.entries(store.get().all[card.id] ?? {}).filter(
        ([key, { text }]) => keys.has(key) && refusalOf(card, columns, key, text) === null,
      ),
    );

  async function write(): Promise<void> {
    const wanted = cards.map((card, at) => ({ card, ref: refs[at]!, own: sound(card) }));
    const given = wanted.filter(({ own }) => Object.keys(own).length > 0);
    const all = cards.flatMap(({ id }) =>
      Object.keys(store.get().all[id] ?? {}).filter((key) => keys.has(key)),
    ).length;
    const count = given.reduce((sum, { own }) => sum + Object.keys(own).length, 0);
    setWrong(all - count);
    setAgreed(undefined);
    if (count === 0) return setTaken(undefined);
    await pane.run(undefined, async (book) => {
      const { recorderOf } = await services.loadReview();
      const { live } = recorderOf(pane, services);
      let told: TakenRows | undefined;
      await book.changeCards(
        given.map(({ ref }) => ref),
        rubric,
        GIVE,
        (contents) => {
          const rows = contents.map(({ scorecard, rows: standing, isOthers }, at) => {
            const { card, own } = given[at]!;
            return {
              card: { ...card, rows: standing, scorecard },
              ...{ live: live(card.id, isOthers), cells: cellsOf(own), base: baseOfDrafts(own) },
            };
          });
          told = takeRows(rows, stage);
          return told.conflicts.length > 0 || told.taken === 0 ? null : told;
        },
      );
      const refused = new Set(told!.refused.map(({ id }) => id));
      if (told!.conflicts.length === 0)
        // What was typed on meanwhile stays.
        for (const { card, own } of given)
          for (const [key, draft] of Object.entries(own))
            if (!refused.has(card.id) && store.get().all[card.id]?.[key]?.text === draft.text)
              store.drop(card.id, key);
      setTaken(told);
      await again(book);
    });
  }

  async function agree(criterion: string): Promise<void> {
    await write();
    await pane.run(undefined, async (book) => {
      const { recorderOf } = await services.loadReview();
      const { live } = recorderOf(pane, services);
      let told: AgreedRows | undefined;
      await book.changeCards(refs, rubric, AGREE, (contents) => {
        const rows = contents.map(({ scorecard, rows: standing, isOthers }, at) => ({
          card: { ...cards[at]!, rows: standing, scorecard },
          live: live(cards[at]!.id, isOthers),
        }));
        told = agreeRows(rows, stage, criterion);
        return told.agreed === 0 ? null : told;
      });
      setTaken(undefined);
      setAgreed(told);
      await again(book);
    });
  }

  // Leaving the page writes what was typed, as moving on does.
  const last = useRef(write);
  useEffect(() => {
    last.current = write;
  });
  useEffect(() => () => void last.current(), []);

  const count = cards.reduce((sum, card) => sum + Object.keys(sound(card)).length, 0);
  return {
    ...{ drafts, taken, agreed, wrong, count, write, agree },
    type: (card: string, key: string, text: string, shown: string, base: string) =>
      text === shown ? store.drop(card, key) : store.type(card, key, text, base),
    insist(card: string, key: string, now: string) {
      store.insist(card, key, now);
      void write();
    },
    drop(card: string, key: string) {
      store.drop(card, key);
      void write();
    },
  };
}
