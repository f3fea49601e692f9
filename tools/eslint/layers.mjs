/**
 * The rooms of `src/` and the doors between them: what each folder may import of the others, of packages and of
 * the page. The add-in's folders stand in the order of the data's way; no import runs upwards.
 */
const pure = { packages: [], globals: [] };

export const layers = {
  formula: { ...pure, mayImport: [] },
  functions: { ...pure, mayImport: ["formula"] },
  rubric: { ...pure, mayImport: ["functions", "formula"] },
  ledger: { ...pure, mayImport: ["rubric", "functions", "formula"] },
  scoring: { ...pure, mayImport: ["ledger", "rubric", "functions", "formula"] },
  sheets: { ...pure, mayImport: ["scoring", "ledger", "rubric", "functions", "formula"] },
  excel: {
    mayImport: ["sheets", "scoring", "ledger", "rubric", "functions", "formula"],
    packages: [],
    globals: ["office", "page"],
  },
  xlsx: {
    mayImport: ["sheets", "scoring", "ledger", "rubric", "functions", "formula"],
    packages: ["files"],
    globals: ["page"],
  },
  commands: {
    mayImport: ["excel", "sheets", "scoring", "ledger", "rubric", "functions", "formula"],
    packages: [],
    globals: ["office", "page"],
  },
  taskpane: {
    mayImport: ["excel", "xlsx", "sheets", "scoring", "ledger", "rubric", "functions", "formula"],
    packages: ["react"],
    globals: ["page"],
  },
  cli: {
    mayImport: ["xlsx", "sheets", "scoring", "ledger", "rubric", "functions", "formula"],
    packages: ["node", "files"],
    globals: ["node"],
  },
  // A program of its own: it runs the built add-in and knows only the shape of what the add-in draws. Files it opens
  // by the same distrustful reader as the add-in; never the other way round.
  workbench: {
    mayImport: ["xlsx"],
    mayImportTypesOf: ["sheets", "functions", "formula", "rubric"],
    packages: ["react", "node", "univer", "files"],
    globals: ["office", "page", "node"],
  },
};

/** Packages that only some folders may use, by the name the table above gives them. */
export const guardedPackages = {
  react: /^(react|react-dom|@fluentui)(\/|$)/,
  node: /^node:/,
  univer: /^(@univerjs\/|rxjs(\/|$))/,
  // Zip, workbook and XML libraries.
  files: /^(fflate|hucre|saxes)(\/|$)/,
  // Loaded by a page as a script of its own, never bundled.
  "office-js": /^@microsoft\/office-js/,
};

/** Names that are there without an import, only in some folders. */
export const guardedGlobals = {
  office: ["Office", "Excel", "OfficeExtension", "CustomFunctions", "OfficeRuntime"],
  page: ["window", "document", "navigator", "localStorage", "sessionStorage", "fetch", "alert"],
  node: ["process", "Buffer", "require", "module", "__dirname", "__filename"],
};
