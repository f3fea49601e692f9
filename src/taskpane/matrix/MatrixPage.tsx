import { Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { RubricBook } from "../../excel/types";
import { isBlind } from "../../review/blind";
import { inputsOf } from "../../review/card";
import { Bar } from "../kit/Bar";
import { PageHeading } from "../kit/PageHeading";
import { Waiting } from "../kit/Waiting";
import { usePane, usePaneState } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { ByCriterion } from "./ByCriterion";
import { intro } from "./intro";
import { SheetPart } from "./SheetPart";
import { useCards, type ReadCards } from "./useCards";
import { useMatrixWords } from "./words";

/** 复核总表: one criterion, all units side by side. */
export default function MatrixPage() {
  const { say } = useSpeech();
  const words = useMatrixWords();
  const pane = usePane();
  const systems = usePaneState((state) => state.systems);
  const problem = usePaneState((state) => state.problem);
  const [chosen, setChosen] = useState<string>();
  const { choices, choice, found, again } = useCards(chosen);
  if (!choice)
    return (
      <>
        <PageHeading intro={say(intro)}>{words.title}</PageHeading>
        <Bar
          intent="info"
          title={words.none}
          actions={<Button onClick={() => pane.show("start")}>{words.toStart}</Button>}
        >
          {words.noneNext}
        </Bar>
      </>
    );
  const nameOf = (id: string) => {
    const system = systems.find((each) => each.id === id);
    return system ? say(system.name) : id;
  };
  return (
    <>
      <PageHeading intro={say(intro)}>{words.title}</PageHeading>
      {choices.length > 1 && (
        <Field label={words.from}>
          <Select value={choice.key} onChange={(_, { value }) => setChosen(value)}>
            {choices.map(({ key, cards }) => (
              <option key={key} value={key}>
                {words.cards(nameOf(cards[0]!.rubric), cards[0]!.year, cards.length)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {found ? (
        <Stages key={choice.key} read={found} again={again!} />
      ) : (
        !problem && <Waiting label={words.reading} />
      )}
    </>
  );
}

function Stages({ read, again }: { read: ReadCards; again(book: RubricBook): Promise<void> }) {
  const { say } = useSpeech();
  const words = useMatrixWords();
  const { rubric, cards } = read;
  const [chosen, setChosen] = useState<string>(() => underReview(read));
  const stages = rubric.stages.length > 1 ? rubric.stages.slice(1) : rubric.stages;
  const blind = cards.some((card) => isBlind(card, chosen));
  return (
    <>
      {stages.length > 1 && (
        <Field label={words.stage}>
          <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
            {stages.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <ByCriterion key={chosen} {...{ read, again, blind }} stage={chosen} />
      <SheetPart {...{ read, again, blind }} stage={chosen} />
    </>
  );
}

/** The last stage that anybody began, or else the first after another. */
function underReview({ rubric, cards }: ReadCards): string {
  const [first, ...later] = rubric.stages;
  const isBegun = (id: string) =>
    cards.some((card) =>
      inputsOf(card).some(({ stage, origin }) => stage === id && origin === "typed"),
    );
  return (later.findLast(({ id }) => isBegun(id)) ?? later[0] ?? first!).id;
}
