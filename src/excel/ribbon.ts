/** The ribbon's buttons that run code; the names are those of `<FunctionName>` in the manifest. */
export const ribbonCommands = ["generate", "recompute", "prepareToSend"] as const;
export type RibbonCommand = (typeof ribbonCommands)[number];

type Listener = (command: RibbonCommand) => void;

/** The pane, once it is there; until then the last button pressed waits for it. */
let listener: Listener | null = null;
let waiting: RibbonCommand | null = null;

/**
 * Ties each ribbon button to its action. Excel asks for them by name when a button is pressed. What a button does is done
 * by the pane, which lives in the same page: it shows progress, questions and errors.
 */
export function registerRibbonButtons(): void {
  for (const command of ribbonCommands) {
    Office.actions.associate(command, async (event: Office.AddinCommands.Event) => {
      try {
        await Office.addin.showAsTaskpane();
        hand(command);
      } finally {
        event.completed();
      }
    });
  }
}

/** Makes the pane hear of pressed buttons, the one that was pressed while it was still loading included. */
export function listenToRibbon(listen: Listener): () => void {
  listener = listen;
  if (waiting) listen(waiting);
  waiting = null;
  return () => {
    if (listener === listen) listener = null;
  };
}

function hand(command: RibbonCommand): void {
  if (listener) listener(command);
  else waiting = command;
}
