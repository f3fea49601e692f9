import { Button, Field, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { MatrixSide } from "../../review/matrix/exchange";
import type { Rubric } from "../../rubric/types";
import { bytesOf } from "../kit/bytesOf";
import { Bar } from "../kit/Bar";
import { FileButton } from "../kit/FileButton";
import { Panel } from "../kit/Panel";
import { ProgressBar } from "../kit/ProgressBar";
import { WORKBOOK_TYPE } from "../kit/workbookType";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech, useWords } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./CollectPage.module.css";
import type { MatrixReturn, OpenedFiles } from "./matrix";
import { useMatrixPartWords } from "./matrix-words";
import { ZIP } from "./outgoing";
import type { Overview } from "./overview";
import { useCollectionState } from "./useCollection";

/** 复核总表 of the files that came back, and the way back into each of them. */
export function MatrixPart({ overview }: { overview: Overview }) {
  const { say } = useSpeech();
  const { common } = useWords();
  const words = useMatrixPartWords();
  const { rubrics, settings } = useCollectionState();
  const own = rubricOf(overview, rubrics);
  const later = own ? (own.stages.length > 1 ? own.stages.slice(1) : own.stages) : [];
  const asked = later.find(({ id }) => id === settings.stage)?.id ?? later[0]?.id ?? "";
  const [chosen, setChosen] = useState<string>();
  const stage = later.some(({ id }) => id === chosen) ? chosen! : asked;
  const work = useMatrix(overview);
  if (!own) return null;
  const { told, progress } = work;
  return (
    <Panel title={words.title}>
      <div className={styles.part}>
        <p className={surface.quiet}>{words.hint}</p>
        {later.length > 1 && (
          <Field label={words.stage}>
            <Select value={stage} onChange={(_, { value }) => setChosen(value)}>
              {later.map(({ id, name }) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className={styles.buttons}>
          <Button disabledFocusable={progress !== null} onClick={() => void work.make(stage)}>
            {words.make}
          </Button>
          <FileButton
            label={words.take}
            accept={`.xlsx,.xlsm,${WORKBOOK_TYPE}`}
            onChoose={([file]) => void work.take(file!)}
          >
            {words.take}
          </FileButton>
        </div>
        {progress && (
          <div className={styles.progress}>
            <ProgressBar label={words.title} done={progress.done} all={progress.all} />
            <span aria-hidden className={surface.quiet}>
              {words.reading(progress.done + 1, progress.all)}
            </span>
            <Button onClick={work.stop}>{words.stop}</Button>
          </div>
        )}
        <div aria-live="polite">
          {told?.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {told?.back && told.back.refreshed.length > 0 && (
            <p>{words.refreshed(told.back.refreshed.join(common.listSeparator))}</p>
          )}
          {told?.back?.refused.map(({ unit, why, message }, at) => (
            <Bar
              key={at}
              intent="warning"
              title={`${unit}: ${message ? say(message) : (words.refused[why] ?? why)}`}
            />
          ))}
        </div>
        {told?.back && told.back.conflicts.length > 0 && (
          <Decide
            key={told.file?.name}
            conflicts={told.back.conflicts}
            onDecide={(sides) => void work.take(told.file!, sides)}
          />
        )}
      </div>
    </Panel>
  );
}

/** Of the roster that is longest; others are told when the matrix is made. */
function rubricOf(overview: Overview, rubrics: readonly Rubric[]): Rubric | undefined {
  const [first] = overview.rosters().toSorted((a, b) => b.rows.length - a.rows.length);
  return first ? (rubrics.find(({ id }) => id === first.rubric.id) ?? first.rubric) : undefined;
}

type Sides = ReadonlyMap<string, MatrixSide>;

const cellId = (card: string, key: string) => `${card}\n${key}`;

/** What both sides changed: nothing is written before each is decided. */
function Decide(props: { conflicts: MatrixReturn["conflicts"]; onDecide(sides: Sides): void }) {
  const words = useMatrixPartWords();
  const [sides, setSides] = useState<Sides>(new Map());
  const said = (text: string) => text || words.empty;
  const { conflicts, onDecide } = props;
  return (
    <Bar
      intent="warning"
      title={words.conflicts}
      actions={
        <Button
          disabledFocusable={conflicts.some(({ id, key }) => !sides.has(cellId(id, key)))}
          onClick={() => onDecide(sides)}
        >
          {words.decide}
        </Button>
      }
    >
      {conflicts.map(({ id, unit, key, name, matrix, card, base }) => (
        <Field key={cellId(id, key)} label={words.conflict(unit, name, said(base))}>
          <RadioGroup
            value={sides.get(cellId(id, key)) ?? ""}
            onChange={(_, { value }) =>
              setSides(new Map(sides).set(cellId(id, key), value as MatrixSide))
            }
          >
            <Radio value="matrix" label={words.matrix(said(matrix))} />
            <Radio value="card" label={words.card(said(card))} />
          </RadioGroup>
        </Field>
      ))}
    </Bar>
  );
}

interface Told {
  notes: string[];
  back?: MatrixReturn;
  /** The matrix that was taken. */
  file?: File;
}

function useMatrix({ collected, reasons }: Overview) {
  const { say } = useSpeech();
  const { common } = useWords();
  const words = useMatrixPartWords();
  const pane = usePane();
  const services = useServices();
  const { files, rubrics, settings } = useCollectionState();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [told, setTold] = useState<Told>();
  const stopping = useRef<AbortController>(undefined);

  async function opened(): Promise<OpenedFiles | null> {
    const { openFiles } = await import("./matrix");
    const wanted = new Set(collected.files.map(({ file }) => file));
    const own = files.filter(({ read }) => wanted.has(read.file));
    const abort = (stopping.current = new AbortController());
    const show = (done: number) => setProgress({ done, all: own.length });
    const { signal } = abort;
    return openFiles(own, { rubrics, reasons, progress: show, signal });
  }

  async function during(work: () => Promise<void>, again: () => Promise<void>): Promise<void> {
    setTold(undefined);
    try {
      await work();
    } catch (error) {
      pane.fail(error, again);
    } finally {
      setProgress(null);
    }
  }

  const make = (stage: string): Promise<void> =>
    during(
      async () => {
        const { largestGroup, matrixFile } = await import("./matrix");
        const found = await opened();
        if (!found) return;
        const { own, others } = largestGroup(found.cards);
        const notes = [
          ...found.failed.map(({ file, why }) => words.failed(file, say(why))),
          ...(others.length > 0
            ? [words.others(others.map(({ file }) => file).join(common.listSeparator))]
            : []),
        ];
        if (own.length === 0) return setTold({ notes: [words.noCards, ...notes] });
        const file = await matrixFile(own, stage, settings.units);
        if (!(file instanceof Uint8Array)) return setTold({ notes: [say(file), ...notes] });
        services.save(words.fileName, file, WORKBOOK_TYPE);
        setTold({ notes: [words.made(own.length), ...notes] });
      },
      () => make(stage),
    );

  const take = (file: File, sides: Sides = new Map()): Promise<void> =>
    during(
      async () => {
        const { returnMatrix } = await import("./matrix");
        const found = await opened();
        if (!found) return;
        const change = { by: services.decider.name(), at: services.now() };
        const back = await returnMatrix(await bytesOf(file), found.cards, change, (card, key) =>
          sides.get(cellId(card, key)),
        );
        if (!back) return setTold({ notes: [words.notMatrix(file.name)] });
        if (back.zip) services.save(words.zipName, back.zip, ZIP);
        if (back.matrix) services.save(words.fileName, back.matrix, WORKBOOK_TYPE);
        const cells = back.copies.reduce((sum, copy) => sum + copy.cells, 0);
        const notes =
          back.conflicts.length > 0
            ? []
            : [back.zip ? words.copies(back.copies.length, cells) : words.nothing];
        setTold({ notes, back, file });
      },
      () => take(file, sides),
    );

  return { make, take, stop: () => stopping.current?.abort(), progress, told };
}
