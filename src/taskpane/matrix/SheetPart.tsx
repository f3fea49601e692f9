import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { RubricBook } from "../../excel/types";
import { Panel } from "../kit/Panel";
import { UndoNote } from "../kit/UndoNote";
import { usePane, usePaneState, useServices } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import { drawMatrix, matricesIn, takeMatrixBack, type ChosenSides, type TakenBack } from "./sheet";
import { TakenBackNote } from "./TakenBackNote";
import type { ReadCards } from "./useCards";
import { useMatrixWords } from "./words";
import styles from "./Matrix.module.css";

/** 复核总表 as a sheet: made here, filled in there, taken back here. */
export function SheetPart(props: {
  read: ReadCards;
  stage: string;
  blind: boolean;
  again(book: RubricBook): Promise<void>;
}) {
  const words = useMatrixWords();
  const pane = usePane();
  const services = useServices();
  const all = usePaneState((state) => state.cards);
  const { read, stage, blind, again } = props;
  const { rubric, refs } = read;
  const [sheets, setSheets] = useState<string[]>([]);
  const [back, setBack] = useState<{ sheet: string; told: TakenBack }>();
  useEffect(() => {
    let wanted = true;
    void pane.look(async (book) => {
      const found = await matricesIn(book, rubric);
      if (wanted) setSheets(found);
    });
    return () => void (wanted = false);
  }, [pane, rubric, all]);

  const make = () =>
    pane.run("drawing", async (book) => {
      const drawn = await drawMatrix(book, refs, rubric, stage, blind);
      setSheets(await matricesIn(book, rubric));
      setBack(undefined);
      return { notice: { kind: "drawn", ...drawn } };
    });
  const take = (sheet: string, chosen?: ChosenSides) =>
    pane.run(undefined, async (book) => {
      const { recorderOf } = await services.loadReview();
      const { live } = recorderOf(pane, services);
      const told = await takeMatrixBack(
        book,
        refs,
        rubric,
        sheet,
        (card, { isOthers }) => live(card, isOthers),
        chosen,
      );
      setBack({ sheet, told });
      await again(book);
    });

  return (
    <Panel title={words.sheetTitle}>
      <p className={surface.quiet}>{words.sheetHint}</p>
      <UndoNote />
      <div className={styles.buttons}>
        <Button onClick={() => void make()}>{words.make}</Button>
        {sheets.map((sheet) => (
          <Button key={sheet} onClick={() => void take(sheet)}>
            {words.take(sheet)}
          </Button>
        ))}
      </div>
      <div aria-live="polite">
        {back && (
          <TakenBackNote told={back.told} onTake={(chosen) => void take(back.sheet, chosen)} />
        )}
      </div>
    </Panel>
  );
}
