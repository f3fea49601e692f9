import { Button } from "@fluentui/react-components";
import type { Text } from "../../formula/values";
import type { PageId } from "../state/pane";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { Panel } from "./Panel";

/** The way to a page from where its work begins, with what it is for. */
export function PageLink({ page, intro }: { page: PageId; intro: Text }) {
  const { words, say } = useSpeech();
  const pane = usePane();
  return (
    <Panel title={words.pages[page]}>
      <p className={surface.quiet}>{say(intro)}</p>
      <div>
        <Button onClick={() => pane.show(page)}>{words.pages[page]}</Button>
      </div>
    </Panel>
  );
}
