import { Button, Checkbox } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { Scalar } from "../../formula/values";
import { Bar } from "../kit/Bar";
import { LinkButton } from "../kit/LinkButton";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { Waiting } from "../kit/Waiting";
import { formatRate, formatScore } from "../state/format";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { fillCards, isSame, type FillCard, type FillRow } from "./filling";
import type { StepProps } from "./GraduatesPage";
import { useSession } from "./useSession";
import { filled, fillOf, openPersons, sourceOf, words } from "./words";

/** What the list says of each fact, beside what stands there; what is ticked is filled in. */
export function FillStep({ onOpen }: StepProps) {
  const { say } = useSpeech();
  const { cards, ticked, tick, fill, done } = useFilling();
  const isBusy = usePaneState((state) => state.work !== undefined);
  if (!cards) return <Waiting />;
  if (cards.length === 0) return <p>{say(words.fill.none)}</p>;
  return (
    <>
      <p className={surface.quiet}>{say(words.fill.intro)}</p>
      {cards.map((each) => (
        <Card key={each.card.id} each={each} ticked={ticked} onTick={tick} onOpen={onOpen} />
      ))}
      <UndoNote />
      <div>
        <Button
          appearance="primary"
          disabled={ticked.size === 0}
          disabledFocusable={isBusy}
          onClick={() => void fill()}
        >
          {say(fillOf(ticked.size))}
        </Button>
      </div>
      <div aria-live="polite">{done > 0 && <Bar intent="success" title={say(filled(done))} />}</div>
    </>
  );
}

const idOf = ({ card }: FillCard, { key }: FillRow) => `${card.id}\n${key}`;

/** What can be filled, what is ticked, and the filling itself. */
function useFilling() {
  const pane = usePane();
  const session = useSession();
  const { loadRubric, today } = useServices();
  const [cards, setCards] = useState<readonly FillCard[] | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState(0);

  const show = useCallback((found: readonly FillCard[]) => {
    const free = found.flatMap((each) =>
      each.rows
        .filter(({ value, was }) => value !== null && was === null)
        .map((row) => idOf(each, row)),
    );
    setCards(found);
    setTicked(new Set(free));
  }, []);

  useEffect(() => {
    void pane.look(async (book) => show(await fillCards(book, loadRubric, session)));
  }, [pane, session, loadRubric, show]);

  function tick(id: string, on: boolean) {
    const others = [...ticked].filter((each) => each !== id);
    setTicked(new Set(on ? [...others, id] : others));
  }

  const fill = () =>
    pane.run("applying", async (book) => {
      setDone(0);
      let count = 0;
      for (const each of cards ?? []) {
        const rows = each.rows.filter((row) => ticked.has(idOf(each, row)));
        if (rows.length === 0) continue;
        const values = rows.map(({ key, value }) => ({ key, value: value! }));
        const name = session.get().lists.now?.name ?? "";
        await book.fillFacts(each.card, each.rubric, { values, source: sourceOf(name, today()) });
        count += values.length;
      }
      await book.rememberList(session.remembered());
      setDone(count);
      show(await fillCards(book, loadRubric, session));
    });

  return { cards, ticked, tick, fill, done };
}

function Card(props: {
  each: FillCard;
  ticked: ReadonlySet<string>;
  onTick: (id: string, on: boolean) => void;
  onOpen: StepProps["onOpen"];
}) {
  const { say } = useSpeech();
  const { each, ticked, onTick, onOpen } = props;
  const { card, rubric, rows, wanted } = each;
  return (
    <Panel title={`${card.unit} ${card.year}`}>
      <p className={surface.quiet}>{say(rubric.name)}</p>
      <ul className={surface.sheet}>
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            ticked={ticked.has(idOf(each, row))}
            onTick={(on) => onTick(idOf(each, row), on)}
            onWho={() => {
              const label = `${card.unit} · ${say(row.label)}`;
              onOpen({ which: row.which, label, figure: row.figure, wanted });
            }}
          />
        ))}
      </ul>
    </Panel>
  );
}

function Row(props: {
  row: FillRow;
  ticked: boolean;
  onTick: (on: boolean) => void;
  onWho: () => void;
}) {
  const { say } = useSpeech();
  const { row, ticked, onTick, onWho } = props;
  const { label, was, value, missing, open } = row;
  if (value === null)
    return (
      <li className={surface.entry}>
        {say(label)}
        <p className={surface.quiet}>{missing && say(words.missing[missing])}</p>
      </li>
    );
  const before = figure(row, was) ?? say(words.fill.empty);
  return (
    <li className={surface.entry}>
      {isSame(row) ? (
        <span>
          {say(label)}：{figure(row, value)}（{say(words.fill.same)}）
        </span>
      ) : (
        <Checkbox
          checked={ticked}
          onChange={(_, { checked }) => onTick(checked === true)}
          label={`${say(label)}：${before} → ${figure(row, value) ?? ""}`}
        />
      )}
      {open > 0 && <p className={surface.quiet}>{say(openPersons(open))}</p>}
      <LinkButton onClick={onWho}>{say(words.fill.who)}</LinkButton>
    </li>
  );
}

function figure({ isShare }: FillRow, value: Scalar): string | null {
  if (typeof value !== "number") return value === null ? null : String(value);
  return isShare ? formatRate(value) : formatScore(value);
}
