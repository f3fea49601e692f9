/**
 * The rooms and the doors between them: what each folder may import of the others, of packages and of the page. The
 * folders stand in the order of the data's way; no import runs upwards.
 */
const pure = { packages: [], globals: [] };

/** The add-in's rooms, the folders of `src/`. None of them knows the workbench. */
const addIn = {
  formula: { ...pure, mayImport: [] },
  functions: { ...pure, mayImport: ["formula"] },
  sentence: { ...pure, mayImport: [] },
  rubric: { ...pure, mayImport: ["sentence", "functions", "formula"] },
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
  authoring: {
    ...pure,
    mayImport: ["xlsx", "sheets", "ledger", "rubric", "sentence", "functions", "formula"],
  },
  guide: { ...pure, mayImport: ["authoring", "rubric", "functions", "formula"] },
  intake: {
    ...pure,
    mayImport: [
      "authoring",
      "xlsx",
      "sheets",
      "scoring",
      "ledger",
      "rubric",
      "functions",
      "formula",
    ],
  },
  receipt: {
    ...pure,
    mayImport: ["sheets", "scoring", "ledger", "rubric", "functions", "formula"],
  },
  papers: {
    mayImport: ["xlsx", "sheets", "scoring", "ledger", "rubric", "functions", "formula"],
    packages: ["files"],
    globals: [],
  },
  graduates: {
    ...pure,
    mayImport: ["intake", "xlsx", "sheets", "rubric", "functions", "formula"],
  },
  review: {
    ...pure,
    mayImport: [
      ...["receipt", "intake", "xlsx", "sheets", "scoring"],
      ...["ledger", "rubric", "functions", "formula"],
    ],
  },
  commands: {
    mayImport: ["excel", "sheets", "scoring", "ledger", "rubric", "functions", "formula"],
    packages: [],
    globals: ["office", "page"],
  },
  taskpane: {
    mayImport: [
      ...["guide", "papers", "receipt", "graduates", "review", "intake", "excel", "xlsx", "sheets"],
      ...["authoring"],
      ...["scoring", "ledger", "rubric", "functions", "formula"],
    ],
    packages: ["react"],
    globals: ["page"],
  },
  cli: {
    mayImport: [
      ...["papers", "receipt", "graduates", "review", "intake", "xlsx", "sheets", "authoring"],
      ...["scoring", "ledger", "rubric", "functions", "formula"],
    ],
    packages: ["node", "files"],
    globals: ["node"],
  },
};

const below = ["workbench/objects", "workbench/grid", "workbench/model", "workbench/wire"];

/**
 * The workbench's rooms, the folders of `workbench/`. It is a program of its own, which runs the built add-in and
 * knows only the shape of what the add-in draws. Files it opens by the same distrustful reader as the add-in; never the
 * other way round. What office.js sends comes in by the wire, whose classes everything below the page extends: so the
 * wire imports nothing, and Univer stays out of it.
 */
const workbench = {
  "workbench/wire": { ...pure, mayImport: [] },
  "workbench/model": { ...pure, mayImport: ["workbench/wire"] },
  "workbench/grid": {
    mayImport: ["workbench/model", "workbench/wire"],
    packages: ["univer"],
    globals: [],
  },
  "workbench/objects": {
    ...pure,
    mayImport: ["workbench/grid", "workbench/model", "workbench/wire"],
  },
  "workbench/files": {
    mayImport: [...below, "xlsx"],
    mayImportTypesOf: ["sheets", "functions", "formula", "rubric"],
    packages: ["files"],
    globals: [],
  },
  "workbench/host": {
    mayImport: ["workbench/files", ...below],
    packages: ["node"],
    globals: ["node"],
  },
  "workbench/grid-ui": {
    // What people type is read as the add-in reads it, by its own readers of numbers and of yes and no.
    mayImport: ["workbench/grid", "workbench/model", "workbench/wire", "sheets", "functions"],
    packages: ["univer"],
    globals: ["page"],
  },
  "workbench/page": {
    mayImport: ["workbench/host", "workbench/grid-ui", "workbench/files", ...below, "xlsx"],
    packages: [],
    globals: ["page"],
  },
};

export const layers = { ...addIn, ...workbench };

/** The room that a path below the root stands in, such as "scoring"; nothing for a file that is in none. */
export function roomOf(relativePath) {
  const [top, folder, ...rest] = relativePath.split(/[\\/]/);
  if (rest.length === 0) return undefined;
  if (top === "src") return folder;
  return top === "workbench" ? `workbench/${folder}` : undefined;
}

/** The folder of a room. */
export const folderOf = (room) => (room.startsWith("workbench/") ? room : `src/${room}`);

/** Packages that only some folders may use, by the name the table above gives them. */
export const guardedPackages = {
  react: /^(react|react-dom|@fluentui)(\/|$)/,
  node: /^node:/,
  univer: /^(@univerjs\/|rxjs(\/|$))/,
  // Zip, workbook, document and XML libraries.
  files: /^(fflate|hucre|saxes)(\/|$)/,
  // Loaded by a page as a script of its own, never bundled.
  "office-js": /^@microsoft\/office-js/,
  // By its name as a package either.
  workbench: /^employment-rubrics-workbench/,
};

/** Names that are there without an import, only in some folders. */
export const guardedGlobals = {
  office: ["Office", "Excel", "OfficeExtension", "CustomFunctions", "OfficeRuntime"],
  page: ["window", "document", "navigator", "localStorage", "sessionStorage", "fetch", "alert"],
  node: ["process", "Buffer", "require", "module", "__dirname", "__filename"],
};
