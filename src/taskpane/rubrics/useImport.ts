import { useState } from "react";
import type { RubricProblem } from "../../rubric/problems";
import type { Rubric } from "../../rubric/types";
import type { RubricFiles } from "../services";
import { bytesOf } from "../kit/bytesOf";
import { usePane, useServices } from "../state/PaneProvider";

const mostBytes = 1_000_000;

/** What became of a file; what was `found` is shown first, and nothing is changed but by `imported`. */
export type ImportResult =
  | { kind: "otherFile" | "tooLarge" | "unreadable" }
  | { kind: "bad"; file: string; problems: RubricProblem[] }
  | { kind: "official"; rubric: Rubric }
  | { kind: "same"; rubric: Rubric }
  | { kind: "found"; found: FoundRubric }
  | { kind: "replace"; found: FoundRubric; before: string }
  | { kind: "imported"; rubric: Rubric; kept: boolean; hints: RubricProblem[] };

type IsSame = (known: Rubric, found: Rubric) => boolean;

/** A sound file, and how it could be written better. */
export interface FoundRubric {
  rubric: Rubric;
  content: string;
  hints: RubricProblem[];
}

/** Reads a file as a rubric of the user's own. */
export function useImport(files: RubricFiles, onImported?: (id: string) => void) {
  const pane = usePane();
  const services = useServices();
  const [outcome, setOutcome] = useState<ImportResult>();

  async function read(file: File): Promise<void> {
    const isWorkbook = /\.xlsx$/i.test(file.name);
    if (!isWorkbook && !/\.json$/i.test(file.name)) return setOutcome({ kind: "otherFile" });
    if (file.size > mostBytes) return setOutcome({ kind: "tooLarge" });
    try {
      await (isWorkbook ? judgeWorkbook(file) : judge(file.name, await textOf(file)));
    } catch {
      setOutcome({ kind: "unreadable" });
    }
  }

  /** One that is at hand already, such as a workbook carries. */
  async function propose(rubric: Rubric): Promise<void> {
    try {
      await judge(rubric.name.zh, files.export(rubric));
    } catch (error) {
      pane.fail(error, () => propose(rubric));
    }
  }

  async function judgeWorkbook(file: File): Promise<void> {
    const { parseRubricWorkbook, isSameRubric } = await files.loadWorkbooks();
    const parsed = parseRubricWorkbook(await bytesOf(file), file.name);
    if (!parsed.rubric)
      return setOutcome({ kind: "bad", file: file.name, problems: parsed.problems });
    await judge(file.name, files.export(parsed.rubric), isSameRubric);
  }

  async function judge(
    name: string,
    content: string,
    isSame: IsSame = (known) => files.export(known) === content,
  ): Promise<void> {
    const { rubric, problems, hints } = files.parse(content, name);
    if (!rubric) return setOutcome({ kind: "bad", file: name, problems });
    const known = [...services.systems, ...services.ownRubrics.entries()].find(
      ({ id }) => id === rubric.id,
    );
    if (!known) return setOutcome({ kind: "found", found: { rubric, content, hints } });
    const same = isSame(await services.loadRubric(rubric.id), rubric);
    if (same) return setOutcome({ kind: "same", rubric });
    if (services.systems.some(({ id }) => id === rubric.id))
      return setOutcome({ kind: "official", rubric });
    setOutcome({ kind: "replace", found: { rubric, content, hints }, before: known.version });
  }

  function put({ rubric, content, hints }: FoundRubric): void {
    const kept = services.ownRubrics.put(rubric, content);
    setOutcome({ kind: "imported", rubric, kept, hints });
    onImported?.(rubric.id);
    void pane.systemsChanged();
  }

  return {
    outcome,
    read,
    propose,
    /** Takes into use what was shown. */
    take: () => outcome && "found" in outcome && put(outcome.found),
    dismiss: () => setOutcome(undefined),
  };
}

/** As UTF-8; a file in another encoding is refused, not garbled. */
const textOf = async (file: File): Promise<string> =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await bytesOf(file));
