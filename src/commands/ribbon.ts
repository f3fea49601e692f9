/** The ribbon's buttons that run code; the names are those of `<FunctionName>` in the manifest. */
export const ribbonCommands = ["generate", "recompute", "prepareToSend"] as const;
export type RibbonCommand = (typeof ribbonCommands)[number];

/** The event by which the pane, in the same page, hears that a button was pressed. */
export const ribbonEvent = "ribbon-command";

/** Ties each ribbon button to its action. Excel asks for them by name when a button is pressed. */
export function registerRibbonButtons(): void {
  for (const command of ribbonCommands) {
    Office.actions.associate(command, async (event: Office.AddinCommands.Event) => {
      try {
        await Office.addin.showAsTaskpane();
        window.dispatchEvent(new CustomEvent<RibbonCommand>(ribbonEvent, { detail: command }));
      } finally {
        event.completed();
      }
    });
  }
}
