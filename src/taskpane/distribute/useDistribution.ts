import { useEffect, useRef, useState } from "react";
import type { Scalar, Text } from "../../formula/values";
import type { LastYear } from "../../intake/last-year";
import { rubricFingerprint } from "../../rubric/fingerprint";
import { effectiveReadings } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import type { IssuedBatch } from "../../sheets/identity/office-memory";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { zipName } from "./words";
import { newCardId } from "../../sheets/identity/card-id";

type Step =
  | { step: "none" }
  | { step: "making"; done: number; all: number }
  | { step: "cancelled" }
  /** Cells of the list that cannot be read. */
  | { step: "refused"; problems: readonly Text[] }
  | {
      step: "done";
      count: number;
      name: string;
      bytes: Uint8Array;
      /** Columns of the list that stand in each unit's own form, and those that do not. */
      columns: readonly Text[];
      unknown: readonly string[];
    };

interface Request {
  system: string;
  year: string;
  /** Names as they were typed. */
  names: string;
  /** Facts that are one for all units, by key; they stand in every form. */
  common: Readonly<Record<string, Scalar>>;
  /** What is known of last year. */
  last: LastYear | undefined;
  /** Whether the open workbook keeps who got what. */
  remember: boolean;
}

const zipType = "application/zip";

/** Makes the zip step by step; leaving the page stops it. */
export function useDistribution() {
  const pane = usePane();
  const { loadDistribution, loadRubric, save, today, now } = useServices();
  const { say } = useSpeech();
  const [state, setState] = useState<Step>({ step: "none" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function make(request: Request): Promise<void> {
    const { system, year, names, common, last } = request;
    const { signal } = (running.current = new AbortController());
    setState({ step: "making", done: 0, all: 1 });
    try {
      const [{ distribute, unitsOf, givenFactsOf }, rubric] = await Promise.all([
        loadDistribution(),
        loadRubric(system),
      ]);
      const { units } = unitsOf(names);
      const { byUnit, columns, unknown, problems } = givenFactsOf(rubric, names);
      if (problems.length > 0) return setState({ step: "refused", problems });
      const given = new Map(
        units.map((unit) => [unit, { ...last?.valuesOf(unit), ...byUnit.get(unit) }] as const),
      );
      const batch = batchOf(rubric, year, common, now());
      const bytes = await distribute(rubric, units, {
        ...{ year, today: today(), signal },
        ...{ facts: batch.facts, byUnit: last ? given : byUnit },
        progress: (done, all) => setState({ step: "making", done, all }),
        made: (card) => void batch.cards.push(card),
      });
      const name = say(zipName(rubric.name, year));
      save(name, bytes, zipType);
      setState({ step: "done", count: units.length, name, bytes, columns, unknown });
      if (request.remember) await remember(batch, units);
    } catch (error) {
      if (signal.aborted) return setState({ step: "cancelled" });
      setState({ step: "none" });
      pane.fail(error, () => make(request));
    }
  }

  /** Units of earlier distributions stay on the list. */
  const remember = (batch: IssuedBatch, units: readonly string[]) =>
    pane.run(undefined, async (book) => {
      const before = await book.officeMemory();
      await book.remember({
        units: [...new Set([...before.units, ...units])],
        issued: [...before.issued, batch],
      });
    });

  return {
    state,
    make,
    cancel: () => running.current?.abort(),
    saveAgain: () => state.step === "done" && save(state.name, state.bytes, zipType),
  };
}

function batchOf(rubric: Rubric, year: string, common: Request["common"], at: string): IssuedBatch {
  const [first] = rubric.stages;
  return {
    id: newCardId(),
    at,
    rubric: rubric.id,
    version: rubric.version,
    fingerprint: rubricFingerprint(rubric),
    year,
    readings: effectiveReadings(rubric, {}),
    facts: first && Object.keys(common).length > 0 ? { [first.id]: { ...common } } : {},
    cards: [],
  };
}
