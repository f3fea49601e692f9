import { Button } from "@fluentui/react-components";
import type { Text } from "../../formula/values";
import { factSource } from "../../rubric/fact-source";
import type { Rubric } from "../../rubric/types";
import { Panel } from "../kit/Panel";
import { usePane } from "../state/PaneProvider";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";

/** Words of the door to the page, which the page's own do not come along with. */
const words = {
  title: { zh: "基础数据 ← 毕业生名单", en: "Facts from the list of graduates" },
  intro: (facts: number): Text => ({
    zh: `${facts} 项基础数据是名单上的人数，可以读名单自动统计、核对、填入。`,
    en: `${facts} of the facts are counts over the list of graduates: it can be read, checked and filled in.`,
  }),
  open: { zh: "从毕业生名单填数", en: "Fill from the list" },
};

/** From a card or roster whose facts are counts to the list of graduates. */
export function FromList({ rubric }: { rubric: Rubric }) {
  const { say } = useSpeech();
  const pane = usePane();
  const facts = rubric.facts.filter((fact) => factSource(fact) !== null).length;
  if (facts === 0) return null;
  return (
    <Panel title={say(words.title)}>
      <p className={surface.quiet}>{say(words.intro(facts))}</p>
      <div>
        <Button onClick={() => pane.show("graduates")}>{say(words.open)}</Button>
      </div>
    </Panel>
  );
}
