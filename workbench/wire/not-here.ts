/**
 * What the library asks of Office by number and this host has not, by the names that add-ins call it. The answer can
 * carry a code only, so the name goes to the console.
 * https://learn.microsoft.com/office/dev/add-ins/reference/javascript-api-for-office-error-codes
 */
const OPERATION_NOT_SUPPORTED = 5000;
const EVENT_TYPE_NOT_SUPPORTED = 5003;

const METHODS: Record<number, string> = {
  64: "Office.context.document.getSelectedDataAsync",
  65: "Office.context.document.setSelectedDataAsync",
  66: "Office.context.document.bindings.addFromSelectionAsync",
  67: "Office.context.document.bindings.addFromPromptAsync",
  68: "Office.context.document.bindings.getByIdAsync",
  69: "Office.context.document.bindings.releaseByIdAsync",
  70: "Binding.getDataAsync",
  71: "Binding.setDataAsync",
  74: "Office.context.document.bindings.getAllAsync",
  77: "Office.context.document.getFileAsync",
  78: "Office.context.document.bindings.addFromNamedItemAsync",
  82: "Office.context.document.goToByIdAsync",
  83: "Office.context.document.getActiveViewAsync",
  86: "Office.context.document.getFilePropertiesAsync",
  97: "Office.context.ui.closeContainer",
  98: "Office.auth.getAccessToken",
  99: "Office.auth.getAuthContext",
  102: "Office.context.ui.openBrowserWindow",
};

/** A dialog is an event to the library. */
const DIALOG = 10;

/** Refuses a method of Office: tells its name, answers its code. */
export function refuseMethod(id: number): number {
  tell(METHODS[id] ?? `Office dispatch ${id}`);
  return OPERATION_NOT_SUPPORTED;
}

/** Refuses to tell of an event of Office. */
export function refuseEvent(id: number): number {
  if (id !== DIALOG) {
    tell(`Office event ${id}`);
    return EVENT_TYPE_NOT_SUPPORTED;
  }
  tell("Office.context.ui.displayDialogAsync");
  return OPERATION_NOT_SUPPORTED;
}

const tell = (what: string) => console.warn(`${what} is not implemented by this host.`);
