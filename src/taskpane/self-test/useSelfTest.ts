import { useEffect, useRef, useState } from "react";
import type { Progress, SelfTestRun } from "../../excel/self-test";
import { usePane, useServices } from "../state/PaneProvider";

type State =
  | { step: "none" }
  | { step: "running"; progress: Progress | null }
  | { step: "done"; run: SelfTestRun };

/** Runs the self-test when nothing else speaks with the workbook; leaving the page stops it. */
export function useSelfTest() {
  const pane = usePane();
  const { loadSelfTest } = useServices();
  const [state, setState] = useState<State>({ step: "none" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = () =>
    pane.run(undefined, async () => {
      const { signal } = (running.current = new AbortController());
      setState({ step: "running", progress: null });
      try {
        const test = await loadSelfTest();
        const progress = (now: Progress) => setState({ step: "running", progress: now });
        setState({ step: "done", run: await test({ signal, progress }) });
      } catch (error) {
        setState({ step: "none" });
        throw error;
      }
    });

  return { state, start, stop: () => running.current?.abort() };
}
