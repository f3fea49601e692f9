/**
 * Known behaviours of real Excel that its documentation does not promise, as switches of the host. Without any the host
 * is Excel as it is documented; each can be turned on alone or with others, at the start or while it runs.
 */
const THREADS = "https://github.com/OfficeDev/office-js/issues/";
const DOCS = "https://learn.microsoft.com/office/dev/add-ins/";

interface Behaviour {
  what: string;
  /** Where somebody met it, or where Microsoft says so. */
  evidence: string;
}

export const BEHAVIOURS = {
  conditionalFormatsLost: {
    what: "Conditional formats that stand can be neither read nor deleted one by one: ItemNotFound.",
    evidence: `${THREADS}6396`,
  },
  conditionalFormatsProtected: {
    what: "Conditional formats cannot be changed while the sheet is protected, whatever it allows: AccessDenied.",
    evidence: "https://support.microsoft.com/office/3179efdb-1285-4d49-a9c3-f4ca36276de6",
  },
  unprotectRefused: {
    what: "unprotect() of a sheet that is not protected: AccessDenied.",
    evidence: `${THREADS}6784`,
  },
  unprotectAlwaysRefused: {
    what: "unprotect() is always refused: AccessDenied.",
    evidence: `${THREADS}6784`,
  },
  protectionNulls: {
    what: "Protection options are read with members that are null, and protect() fails when it is handed one.",
    evidence: `${THREADS}1931`,
  },
  blanksAsZero: {
    what: "Empty cells reach custom functions as 0, as on the desktop.",
    evidence: `${THREADS}1951`,
  },
  functionsLate: {
    what: "Custom functions are registered some time after the workbook is there; until then their cells show #NAME?.",
    evidence: `${DOCS}excel/custom-functions-troubleshooting`,
  },
  functionsUnnoticed: {
    what: "Functions are late, and then only cells that show #NAME? are calculated: whatever caught it stays. A precaution.",
    evidence: `${DOCS}excel/custom-functions-troubleshooting`,
  },
  formulasWithAt: {
    what: "Formulas come back with @ before custom functions.",
    evidence: "https://github.com/dfinke/ImportExcel/issues/1154",
  },
  formulasAsSingle: {
    what: "Formulas come back with custom functions inside _xlfn.SINGLE(…), which is how a file writes @.",
    evidence: "https://github.com/SheetJS/sheetjs/issues/2736",
  },
  formulasPrefixed: {
    what: "Formulas come back with [2]! before custom functions, as beside a COM add-in.",
    evidence: `${THREADS}2568`,
  },
  formulasRespelled: {
    what: "Formulas come back in Excel's own spelling: capitals, no needless quotes, numbers at their shortest.",
    evidence: "https://support.microsoft.com/office/ecfdc708-9162-49e8-b993-c311f47ca173",
  },
  noPrinter: {
    what: "A sheet's page layout can be neither read nor set: GeneralException. A precaution, for page set-up asks the printer.",
    evidence: "https://learn.microsoft.com/javascript/api/excel/excel.pagelayout",
  },
  firstPressLoads: {
    what: "The first press of a ribbon button only loads the page.",
    evidence: `${THREADS}5176`,
  },
  cellEditing: {
    what: "The user begins to type every now and then: a request that does not wait gets InvalidOperationInCellEditMode.",
    evidence: `${DOCS}testing/application-specific-api-error-handling`,
  },
  activityLimit: {
    what: "Requests are refused whole, one after another, while it is on: ActivityLimitReached.",
    evidence: `${DOCS}testing/application-specific-api-error-handling`,
  },
  requestLimit: {
    what: "A request above 5 MB is refused whole, as on the web: RequestPayloadSizeLimitExceeded.",
    evidence: `${DOCS}concepts/resource-limits-and-performance-optimization`,
  },
  eventsLate: {
    what: "Events come a quarter of a second late.",
    evidence: `${THREADS}521`,
  },
  eventsDoubled: {
    what: "Every event comes twice.",
    evidence: `${THREADS}1149`,
  },
  eventsRemote: {
    what: "What the user does here is told as a co-author's: source Remote.",
    evidence: `${DOCS}excel/co-authoring-in-excel-add-ins`,
  },
  dates1904: {
    what: "The workbook counts its days from 1904: those that are typed and those that cells show.",
    evidence: "https://support.microsoft.com/office/e7fe7167-48a9-4b96-bb53-5612a800b487",
  },
} as const satisfies Record<string, Behaviour>;

export type BehaviourName = keyof typeof BEHAVIOURS;

/** The behaviours that are on. */
export type Behaviours = Set<BehaviourName>;

export const isBehaviour = (name: string): name is BehaviourName => Object.hasOwn(BEHAVIOURS, name);
