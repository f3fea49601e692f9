/** Whether an edit is told to the add-in, once, and as its own. */
import type { Text } from "../../rubric/types";
import { pause, waitFor, type Bench } from "./bench";
import { compared, otherwise, worked, type Outcome, type Step } from "./step";

export const eventSteps: Step[] = [
  {
    id: "events",
    what: { zh: "编辑后通知加载项", en: "an edit is told to the add-in" },
    needs: "1.7",
    run: hear,
  },
];

const LONGEST_WAIT = 3000;
/** A second telling comes with the first, or soon after. */
const ECHO = 300;
/** The pane reads again so long after an edit: what is told later than this is seen late. */
const SOON = 100;

async function hear(bench: Bench): Promise<Outcome> {
  const heard: Excel.WorksheetChangedEventArgs[] = [];
  const listening = await bench.on("main", async (sheet, context) => {
    const handler = sheet.onChanged.add(async (event) => void heard.push(event));
    await context.sync();
    return handler;
  });
  try {
    await bench.on("main", async (sheet, context) => {
      sheet.getRange("F8").values = [[1]];
      await context.sync();
    });
    const isHeard = () => heard.length > 0;
    const { milliseconds } = await waitFor(async () => isHeard(), Boolean, LONGEST_WAIT);
    if (!isHeard()) return otherwise(silence);
    await pause(ECHO);
    const { source, address } = heard[0]!;
    const outcome = compared(
      { events: 1, source: "Local", address: "F8" },
      { events: heard.length, source, address },
    );
    return outcome.kind === "worked" && milliseconds > SOON ? worked(after(milliseconds)) : outcome;
  } finally {
    await Excel.run(
      { delayForCellEdit: true, previousObjects: listening.context },
      async (context) => {
        listening.remove();
        await context.sync();
      },
    );
  }
}

const silence: Text = {
  zh: `${LONGEST_WAIT / 1000} 秒内没有收到通知`,
  en: `nothing was told within ${LONGEST_WAIT / 1000} s`,
};

const after = (milliseconds: number): Text => ({
  zh: `${milliseconds} 毫秒后才收到`,
  en: `after ${milliseconds} ms`,
});
