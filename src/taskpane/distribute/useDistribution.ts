import { useEffect, useRef, useState } from "react";
import { usePane, useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";

type Step =
  | { step: "none" }
  | { step: "making"; done: number; all: number }
  | { step: "cancelled" }
  | { step: "done"; count: number; name: string; bytes: Uint8Array };

interface Request {
  system: string;
  year: string;
  /** Names as they were typed. */
  names: string;
}

const zipType = "application/zip";

/** Makes the zip step by step; leaving the page stops it. */
export function useDistribution() {
  const pane = usePane();
  const { loadDistribution, loadRubric, save, today } = useServices();
  const { words, say } = useSpeech();
  const [state, setState] = useState<Step>({ step: "none" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function make({ system, year, names }: Request): Promise<void> {
    const { signal } = (running.current = new AbortController());
    setState({ step: "making", done: 0, all: 1 });
    try {
      const [{ distribute, unitsOf }, rubric] = await Promise.all([
        loadDistribution(),
        loadRubric(system),
      ]);
      const { units } = unitsOf(names);
      const progress = (done: number, all: number) => setState({ step: "making", done, all });
      const bytes = await distribute(rubric, units, { year, today: today(), progress, signal });
      const name = words.distribute.fileName(say(rubric.name), year);
      save(name, bytes, zipType);
      setState({ step: "done", count: units.length, name, bytes });
    } catch (error) {
      if (signal.aborted) return setState({ step: "cancelled" });
      setState({ step: "none" });
      pane.fail(error, () => make({ system, year, names }));
    }
  }

  return {
    state,
    make,
    cancel: () => running.current?.abort(),
    saveAgain: () => state.step === "done" && save(state.name, state.bytes, zipType),
  };
}
