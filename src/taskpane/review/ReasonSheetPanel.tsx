import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ChosenSides, TakenBack } from "../matrix/sheet";
import { TakenBackNote } from "../matrix/TakenBackNote";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import type { CardView } from "../state/pane";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import { useActWords } from "./act-words";
import { drawReasons, reasonSheetsOf, takeReasonsBack } from "./reason-sheet";
import styles from "./Acts.module.css";

/** 复核说明: reasons as a sheet, made here, filled in there, taken back here. */
export function ReasonSheetPanel({ view, stage }: { view: CardView; stage: string }) {
  const own = useActWords();
  const pane = usePane();
  const services = useServices();
  const all = usePaneState((state) => state.cards);
  const { card, rubric, rows } = view;
  const [sheets, setSheets] = useState<string[]>([]);
  const [back, setBack] = useState<{ sheet: string; told: TakenBack }>();
  useEffect(() => {
    let wanted = true;
    void pane.look(async (book) => {
      const found = await reasonSheetsOf(book, card, rows);
      if (wanted) setSheets(found);
    });
    return () => void (wanted = false);
    // What the card says changes with every edit; which sheets there are does not.
  }, [pane, card.id, all]);

  const make = () =>
    pane.run("drawing", async (book) => {
      const drawn = await drawReasons(book, card, rubric, stage);
      const read = await book.read(card, rubric);
      setSheets(await reasonSheetsOf(book, card, read.rows));
      setBack(undefined);
      return { notice: { kind: "drawn", ...drawn }, view: { ...view, ...read } };
    });
  const take = (sheet: string, chosen?: ChosenSides) =>
    pane.run(undefined, async (book) => {
      const { recorderOf } = await services.loadReview();
      const { live } = recorderOf(pane, services);
      const told = await takeReasonsBack(
        book,
        card,
        rubric,
        sheet,
        ({ isOthers }) => live(card.id, isOthers),
        chosen,
      );
      setBack({ sheet, told });
      return { view: { ...view, ...(await book.read(card, rubric)) } };
    });

  return (
    <Panel title={own.reasonSheet}>
      <p className={surface.quiet}>{own.reasonSheetHint}</p>
      <div className={styles.line}>
        <Button size="small" onClick={() => void make()}>
          {own.makeReasonSheet}
        </Button>
        {sheets.map((sheet) => (
          <Button key={sheet} size="small" onClick={() => void take(sheet)}>
            {own.takeReasonSheet(sheet)}
          </Button>
        ))}
      </div>
      <UndoNote />
      <div aria-live="polite">
        {back && (
          <TakenBackNote told={back.told} onTake={(chosen) => void take(back.sheet, chosen)} />
        )}
      </div>
    </Panel>
  );
}
