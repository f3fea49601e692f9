import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { SendState } from "../../excel/types";
import { PageHeading } from "../kit/PageHeading";
import { UndoNote } from "../kit/UndoNote";
import { PapersLink } from "../papers/PapersLink";
import { usePane, usePaneState } from "../state/PaneProvider";
import surface from "../theme/surface.module.css";
import { PasswordBar } from "./PasswordBar";
import { SendResult } from "./SendResult";
import { useSendWords } from "./words";
import styles from "./SendPage.module.css";

/** 发送准备: makes the workbook safe for people without the add-in, and turns it back. */
export default function SendPage() {
  const words = useSendWords();
  const pane = usePane();
  const busy = usePaneState(({ work }) => work === "preparing" || work === "restoring");
  const sending = usePaneState((state) => state.sending);
  return (
    <>
      <PageHeading intro={words.intro}>{words.title}</PageHeading>
      {sending?.state === "locked" && <PasswordBar locked={sending} />}
      {sending?.state === "done" && <SendResult {...sending} />}
      <SendStateLine />
      <UndoNote />
      <div className={styles.choices}>
        <Button
          appearance="primary"
          size="large"
          disabledFocusable={busy}
          onClick={() => void pane.send({ to: "prepare", freeze: false })}
        >
          {words.prepare}
        </Button>
        <Choice label={words.freeze} hint={words.freezeHint} busy={busy} id="freeze" />
        <Choice label={words.restore} hint={words.restoreHint} busy={busy} id="restore" />
      </div>
      <PapersLink />
    </>
  );
}

/** What there is to prepare or to turn back, read again after each of both. */
function SendStateLine() {
  const words = useSendWords();
  const pane = usePane();
  const done = usePaneState(({ sending }) => sending?.state === "done" && sending.report);
  const [state, setState] = useState<SendState>();
  useEffect(() => {
    void pane.look(async (book) => setState(await book.sendState()));
  }, [pane, done]);
  if (!state || state.live + state.sent === 0) return null;
  return (
    <p className={surface.quiet}>
      {state.live > 0 && words.live(state.live)}
      {state.sent > 0 && words.sent(state.sent)}
    </p>
  );
}

function Choice(props: { label: string; hint: string; busy: boolean; id: "freeze" | "restore" }) {
  const pane = usePane();
  const { label, hint, busy, id } = props;
  return (
    <div className={styles.choice}>
      <Button
        disabledFocusable={busy}
        aria-describedby={`${id}-hint`}
        onClick={() =>
          void pane.send(id === "restore" ? { to: id } : { to: "prepare", freeze: true })
        }
      >
        {label}
      </Button>
      <p id={`${id}-hint`} className={surface.quiet}>
        {hint}
      </p>
    </div>
  );
}
