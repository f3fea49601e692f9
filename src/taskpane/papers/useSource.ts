import { useEffect, useMemo, useState } from "react";
import type { Text } from "../../formula/values";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import { choicesIn, type Choice } from "./choices";
import type { Sourced } from "./source";

/** What papers are made from, read again after each edit; undefined until it was read. */
export function useSource(chosen: string | undefined) {
  const pane = usePane();
  const services = useServices();
  // The list of cards is another one after each change of the workbook.
  const cards = usePaneState((state) => state.cards);
  const choices = useMemo(() => choicesIn(cards), [cards]);
  const choice = choices.find(({ key }) => key === chosen) ?? choices[0];
  const [found, setFound] = useState<{ of: Choice; read: Sourced | Text }>();
  useEffect(() => {
    if (!choice) return;
    let wanted = true;
    void pane.look(async (book) => {
      if (!wanted) return;
      const { readSource } = await import("./source");
      const read = await readSource(services, book, choice);
      if (wanted) setFound({ of: choice, read });
    });
    return () => void (wanted = false);
  }, [pane, services, choice]);
  return { choices, choice, read: found?.of.key === choice?.key ? found?.read : undefined };
}
