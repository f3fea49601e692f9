import { useCallback, useEffect, useState } from "react";
import type { RubricBook } from "../../excel/types";
import { cardRubric } from "../state/cardRubric";
import { usePane, useServices } from "../state/PaneProvider";
import { fillUnits, type FillUnit } from "./filling";
import { useSession, useSessionState } from "./useSession";

/** What the list says of the workbook's facts, read again after each count; null until it was read. */
export function useFillUnits() {
  const pane = usePane();
  const session = useSession();
  const { summary, unitNames } = useSessionState();
  const services = useServices();
  const [units, setUnits] = useState<readonly FillUnit[] | null>(null);
  const read = useCallback(
    async (book: RubricBook) =>
      setUnits(await fillUnits(book, (card) => cardRubric(services, book, card), session)),
    [services, session],
  );
  useEffect(() => {
    void pane.look(read);
  }, [pane, read, summary, unitNames]);
  return { units, read };
}
