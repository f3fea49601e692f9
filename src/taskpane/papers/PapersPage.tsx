import { Button, Field } from "@fluentui/react-components";
import { useDeferredValue, useMemo, useState } from "react";
import type { Paper, PaperFinding, PaperKind } from "../../papers/paper";
import { KINDS, papersOf } from "../../papers/papers-of";
import { Bar } from "../kit/Bar";
import { ListBox } from "../kit/ListBox";
import { PageHeading } from "../kit/PageHeading";
import { Panel } from "../kit/Panel";
import { SeverityIcon } from "../kit/SeverityIcon";
import { Waiting } from "../kit/Waiting";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { yearsBefore, type Choice } from "./choices";
import { EarlierYears } from "./EarlierYears";
import { Fields } from "./Fields";
import { choicesOf, emptyFields, type PaperFields } from "./fields";
import { intro } from "./intro";
import type { PaperMemory } from "./memory";
import { Preview } from "./Preview";
import { Saving } from "./Saving";
import type { Earlier, Sourced } from "./source";
import { useSource } from "./useSource";
import { YearChart } from "./YearChart";
import { usePaperWords } from "./words";
import styles from "./PapersPage.module.css";

/** 公示与名单: the papers of the year's end, seen before they are saved. */
export default function PapersPage() {
  const { say } = useSpeech();
  const words = usePaperWords();
  const memory = useLoaded(useServices().loadPaperMemory);
  const [chosen, setChosen] = useState<string>();
  const [kind, setKind] = useState<PaperKind>("publicity");
  const { choices, choice, read } = useSource(chosen);
  const problem = usePaneState((state) => state.problem);
  return (
    <>
      <PageHeading intro={say(intro)}>{words.title}</PageHeading>
      {choice ? (
        <>
          <Field label={words.kind}>
            <ListBox
              value={kind}
              onChange={(value) => setKind(KINDS.find((each) => each === value)!)}
            >
              {KINDS.map((each) => (
                <option key={each} value={each}>
                  {words.kinds[each]}
                </option>
              ))}
            </ListBox>
          </Field>
          <SourceField choices={choices} choice={choice} onChoose={setChosen} />
          {read && memory ? (
            "source" in read ? (
              <Making key={choice.key} kind={kind} sourced={read} memory={memory} />
            ) : (
              <Bar intent="warning" title={say(read)} />
            )
          ) : (
            !problem && <Waiting label={words.reading} />
          )}
        </>
      ) : (
        <Nothing />
      )}
    </>
  );
}

function Nothing() {
  const words = usePaperWords();
  const pane = usePane();
  return (
    <Bar
      intent="info"
      title={words.none}
      actions={<Button onClick={() => pane.show("roster")}>{words.toRoster}</Button>}
    >
      {words.noneNext}
    </Bar>
  );
}

function SourceField(props: {
  choices: readonly Choice[];
  choice: Choice;
  onChoose(key: string): void;
}) {
  const { say } = useSpeech();
  const words = usePaperWords();
  const systems = usePaneState((state) => state.systems);
  const label = ({ roster, cards }: Choice) => {
    if (roster) return words.roster(roster.sheets.roster ?? roster.unit, roster.year);
    const { rubric, year } = cards[0]!;
    const system = systems.find(({ id }) => id === rubric);
    return words.cards(system ? say(system.name) : rubric, year, cards.length);
  };
  return (
    <Field label={words.from}>
      <ListBox value={props.choice.key} onChange={props.onChoose}>
        {props.choices.map((each) => (
          <option key={each.key} value={each.key}>
            {label(each)}
          </option>
        ))}
      </ListBox>
    </Field>
  );
}

/** The paper of what was read, as the fields stand. */
function Making(props: { kind: PaperKind; sourced: Sourced; memory: PaperMemory }) {
  const { say } = useSpeech();
  const words = usePaperWords();
  const today = useServices().today();
  const { kind, sourced, memory } = props;
  const { source, findings } = sourced;
  const [fields, setFields] = useState<PaperFields>(() => emptyFields(today, memory.recall()));
  const [given, setGiven] = useState<Earlier>();
  const said = useMemo(() => choicesOf(kind, fields, today), [kind, fields, today]);
  const earlier = useMemo(
    () => yearsBefore(source, sourced.earlier, given?.sources ?? []).sources,
    [source, sourced, given],
  );
  // Papers of many units follow the typing at their own pace.
  const settled = useDeferredValue(said);
  const papers = useMemo(
    () => ("choices" in settled ? papersOf(kind, source, earlier, settled.choices) : null),
    [kind, source, earlier, settled],
  );

  function change(by: Partial<PaperFields>): void {
    const next = { ...fields, ...by };
    setFields(next);
    memory.remember(next);
  }

  if (kind === "subsidy" && papers?.length === 0)
    return <p>{words.noMoney(say(source.rubric.name))}</p>;
  return (
    <>
      {kind === "comparison" && (
        <EarlierYears {...{ source, given }} inBook={sourced.earlier} onGiven={setGiven} />
      )}
      {kind === "comparison" && earlier.length > 0 && <YearChart {...{ source, earlier }} />}
      <Panel title={words.fill}>
        <Fields {...{ kind, fields }} wrong={"wrong" in said ? said.wrong : {}} onChange={change} />
      </Panel>
      {papers ? (
        papers.length > 0 && <Made key={kind} papers={papers} findings={findings} />
      ) : (
        <Bar intent="warning" title={words.wrong} />
      )}
    </>
  );
}

/** What came of it: findings, contents, and the files. */
function Made({ papers, findings }: { papers: Paper[]; findings: readonly PaperFinding[] }) {
  const words = usePaperWords();
  const [at, setAt] = useState(0);
  const paper = papers[at] ?? papers[0]!;
  return (
    <>
      <Findings findings={[...findings, ...paper.findings]} />
      <Panel title={words.preview}>
        {papers.length > 1 && (
          <Field label={words.unit}>
            <ListBox
              value={String(papers.indexOf(paper))}
              onChange={(value) => setAt(Number(value))}
            >
              {papers.map(({ name }, nth) => (
                <option key={nth} value={nth}>
                  {name}
                </option>
              ))}
            </ListBox>
          </Field>
        )}
        <Preview paper={paper} label={words.table} />
      </Panel>
      <Saving paper={paper} all={papers} />
    </>
  );
}

const ICONS = { error: "error", warning: "warning", note: "info" } as const;

/** That it is a draft comes first, with its word. */
function Findings({ findings }: { findings: readonly PaperFinding[] }) {
  const { say } = useSpeech();
  const words = usePaperWords();
  if (findings.length === 0) return null;
  return (
    <Panel title={words.findings}>
      <ul className={surface.sheet} aria-label={words.findings}>
        {findings.map(({ kind, severity, message }, at) => (
          <li key={at} className={surface.entry}>
            <span className={styles.line}>
              <SeverityIcon severity={ICONS[severity]} />
              <span>
                {kind === "draft" && severity !== "note" && <strong>{words.draft} · </strong>}
                {say(message)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
