import { Button } from "@fluentui/react-components";
import { Panel } from "../kit/Panel";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { intro } from "./intro";

/** The way to the papers from where the year ends. */
export function PapersLink() {
  const { words, say } = useSpeech();
  const pane = usePane();
  return (
    <Panel title={words.pages.papers}>
      <p className={surface.quiet}>{say(intro)}</p>
      <div>
        <Button onClick={() => pane.show("papers")}>{words.pages.papers}</Button>
      </div>
    </Panel>
  );
}
