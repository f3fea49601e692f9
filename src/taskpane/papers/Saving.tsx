import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { PaperFormat } from "../../papers/files";
import type { Paper } from "../../papers/paper";
import { bytesOf } from "../kit/bytesOf";
import { FileButton } from "../kit/FileButton";
import { LinkButton } from "../kit/LinkButton";
import { ProgressBar } from "../kit/ProgressBar";
import { WORKBOOK_TYPE } from "../kit/workbookType";
import { usePane, useServices } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import { usePaperWords } from "./words";
import styles from "./PapersPage.module.css";

const DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ZIP = "application/zip";

/** A paper as a file of Word or Excel; all notices in one zip. What writes them is fetched when it is first needed. */
export function Saving({ paper, all }: { paper: Paper; all: readonly Paper[] }) {
  const words = usePaperWords();
  const [letterhead, setLetterhead] = useState<File>();
  const { save, stop, progress, saved } = useSaving(letterhead);
  const pane = usePane();
  const busy = progress !== null;
  const draw = () =>
    pane.run("drawing", async (book) => {
      const { paperPlan } = await import("../../papers/sheet");
      const drawn = await book.drawPaper(paperPlan(paper));
      return { notice: { kind: "drawn", ...drawn } };
    });
  return (
    <div className={styles.part}>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={busy}
          onClick={() => void save([paper], "docx")}
        >
          {words.saveWord}
        </Button>
        <Button disabledFocusable={busy} onClick={() => void save([paper], "xlsx")}>
          {words.saveSheet}
        </Button>
        <Button disabledFocusable={busy} onClick={() => void draw()}>
          {words.drawHere}
        </Button>
        {all.length > 1 && (
          <>
            <Button disabledFocusable={busy} onClick={() => void save(all, "docx")}>
              {words.saveAllWord(all.length)}
            </Button>
            <Button disabledFocusable={busy} onClick={() => void save(all, "xlsx")}>
              {words.saveAllSheet(all.length)}
            </Button>
          </>
        )}
      </div>
      {progress && progress.all > 1 && (
        <div className={styles.part}>
          <ProgressBar
            label={words.making(progress.done, progress.all)}
            done={progress.done}
            all={progress.all}
          />
          <span aria-hidden className={surface.quiet}>
            {words.making(progress.done, progress.all)}
          </span>
          <div>
            <Button onClick={stop}>{words.stop}</Button>
          </div>
        </div>
      )}
      <p role="status" className={surface.quiet}>
        {saved !== "" && words.saved(saved)}
      </p>
      <div className={styles.part}>
        <div>
          <FileButton
            label={words.letterhead}
            accept={`.docx,${DOCUMENT_TYPE}`}
            onChoose={([file]) => setLetterhead(file)}
          >
            {words.letterhead}
          </FileButton>
        </div>
        <p className={surface.quiet}>
          {letterhead ? (
            <>
              {words.letterheadUsed(letterhead.name)}{" "}
              <LinkButton onClick={() => setLetterhead(undefined)}>
                {words.letterheadOff}
              </LinkButton>
            </>
          ) : (
            words.letterheadHint
          )}
        </p>
      </div>
    </div>
  );
}

function useSaving(letterhead: File | undefined) {
  const pane = usePane();
  const services = useServices();
  const words = usePaperWords();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [saved, setSaved] = useState("");
  const stopped = useRef(false);

  async function save(papers: readonly Paper[], format: PaperFormat): Promise<void> {
    stopped.current = false;
    setSaved("");
    try {
      const { paperBytes, paperFileNames } = await import("../../papers/files");
      const model = letterhead && (await bytesOf(letterhead));
      const names = paperFileNames(papers, format);
      const files: Uint8Array[] = [];
      for (const [at, paper] of papers.entries()) {
        if (stopped.current) return;
        setProgress({ done: at + 1, all: papers.length });
        files.push(await paperBytes(paper, format, model));
      }
      if (files.length === 1) {
        services.save(names[0]!, files[0]!, format === "docx" ? DOCUMENT_TYPE : WORKBOOK_TYPE);
        return setSaved(names[0]!);
      }
      const { ZipInMemory } = await import("../../xlsx/zip-in-memory");
      const zip = new ZipInMemory();
      names.forEach((name, at) => zip.add(name, files[at]!));
      const name = `${words.kinds[papers[0]!.kind]}.zip`;
      services.save(name, zip.end(), ZIP);
      setSaved(name);
    } catch (error) {
      pane.fail(error, () => save(papers, format));
    } finally {
      setProgress(null);
    }
  }

  return { save, stop: () => void (stopped.current = true), progress, saved };
}
