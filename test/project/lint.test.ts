import { execFileSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

interface Case {
  file: string;
  code: string;
  /** The rule that refuses it; nothing where it is allowed. */
  refusedBy?: string;
}

const direction = "project/import-direction";
const globals = "no-restricted-globals";
const names = "no-restricted-syntax";
const bricks = "no-restricted-imports";
const use = (source: string) => `import { a } from "${source}";\nexport const b = a;\n`;

const take = (member: string) =>
  `export const b = <T extends { ${member}: 1 }>(a: T) => a.${member};\n`;

const cases: Case[] = [
  // Downwards is allowed, upwards and sideways is not.
  { file: "src/taskpane/a.ts", code: use("../excel/draw") },
  { file: "src/excel/a.ts", code: use("../sheets") },
  { file: "src/scoring/deep/a.ts", code: use("../../rubric/load") },
  { file: "src/scoring/a.ts", code: use("./total") },
  { file: "src/functions/a.ts", code: use("../rubric/load"), refusedBy: direction },
  { file: "src/functions/deep/a.ts", code: use("../../rubric"), refusedBy: direction },
  { file: "src/rubric/a.ts", code: use("../scoring"), refusedBy: direction },
  { file: "src/scoring/a.ts", code: use("../sheets/plan"), refusedBy: direction },
  { file: "src/sheets/a.ts", code: use("../excel/draw"), refusedBy: direction },
  { file: "src/excel/a.ts", code: use("../xlsx/write"), refusedBy: direction },
  { file: "src/xlsx/a.ts", code: use("../excel/draw"), refusedBy: direction },
  { file: "src/excel/a.ts", code: use("../taskpane/App"), refusedBy: direction },
  { file: "src/commands/a.ts", code: use("../taskpane/App"), refusedBy: direction },
  { file: "src/sheets/a.ts", code: `export * from "../excel";`, refusedBy: direction },
  { file: "src/sheets/a.ts", code: `export { a } from "../excel";`, refusedBy: direction },
  { file: "src/sheets/a.ts", code: `export const a = import("../excel");`, refusedBy: direction },
  {
    file: "src/sheets/a.ts",
    code: `export type A = import("../excel/types").A;`,
    refusedBy: direction,
  },
  { file: "src/lumber/a.ts", code: `export {};`, refusedBy: direction },

  // The workbench is a program of its own: it reads files as the add-in does, and knows the shape of what stands in them.
  { file: "workbench/files/a.ts", code: use("../../src/xlsx/package") },
  {
    file: "workbench/files/a.ts",
    code: `import type { A } from "../../src/sheets/plan/plan";\nexport type B = A;`,
  },
  { file: "workbench/files/a.ts", code: use("../../src/sheets/plan/plan"), refusedBy: direction },
  { file: "workbench/files/a.ts", code: use("../../src/excel/draw"), refusedBy: direction },
  { file: "src/taskpane/a.ts", code: use("../../workbench/host/host"), refusedBy: direction },
  { file: "src/taskpane/a.ts", code: use("employment-rubrics-workbench"), refusedBy: direction },
  // Inside it too imports run one way, and the wire knows no spreadsheet.
  { file: "workbench/objects/a.ts", code: use("../grid/book") },
  { file: "workbench/model/a.ts", code: use("../objects/range"), refusedBy: direction },
  { file: "workbench/wire/a.ts", code: use("../grid/book"), refusedBy: direction },
  { file: "workbench/grid/a.ts", code: use("../objects/range"), refusedBy: direction },
  { file: "workbench/files/a.ts", code: use("../grid-ui/screen"), refusedBy: direction },
  { file: "workbench/host/a.ts", code: use("../page/grid"), refusedBy: direction },
  { file: "workbench/lumber/a.ts", code: `export {};`, refusedBy: direction },

  // React, files and Univer have their rooms.
  { file: "src/taskpane/a.tsx", code: use("@fluentui/react-components") },
  { file: "src/excel/a.ts", code: use("react"), refusedBy: direction },
  { file: "src/scoring/a.ts", code: use("node:fs"), refusedBy: direction },
  { file: "src/xlsx/a.ts", code: use("fflate") },
  { file: "src/excel/a.ts", code: use("fflate"), refusedBy: direction },
  { file: "src/taskpane/a.ts", code: use("@univerjs/core"), refusedBy: direction },
  { file: "workbench/grid/a.ts", code: use("@univerjs/core") },
  { file: "workbench/grid-ui/a.ts", code: use("@univerjs/sheets-ui") },
  ...["wire", "model", "objects", "files", "host", "page"].map((folder) => ({
    file: `workbench/${folder}/a.ts`,
    code: use("@univerjs/core"),
    refusedBy: direction,
  })),
  // What the grid hands to Univer's interface is nobody else's, by whatever way it is had.
  { file: "workbench/grid-ui/a.ts", code: take("univerCell") },
  { file: "workbench/objects/a.ts", code: take("name") },
  { file: "workbench/objects/a.ts", code: take("univerCell"), refusedBy: names },
  { file: "workbench/page/a.ts", code: take("unflushedUniver"), refusedBy: names },
  { file: "workbench/host/a.ts", code: use("@microsoft/office-js"), refusedBy: direction },

  // Inside the pane, bricks know no page and no roof.
  { file: "src/taskpane/card/a.tsx", code: use("../kit/Panel") },
  { file: "src/taskpane/kit/a.tsx", code: use("../text") },
  { file: "src/taskpane/kit/a.tsx", code: use("../card/CardPage"), refusedBy: bricks },
  { file: "src/taskpane/state/a.ts", code: use("../shell/App"), refusedBy: bricks },

  // Office, the page and Node are known only where they are.
  { file: "src/excel/a.ts", code: `export const a = () => Excel.run(async () => {});` },
  { file: "src/taskpane/index.tsx", code: `void Office.onReady();` },
  { file: "src/taskpane/App.tsx", code: `void Office.onReady();`, refusedBy: globals },
  {
    file: "src/sheets/a.ts",
    code: `export type A = Excel.Range;`,
    refusedBy: names,
  },
  {
    file: "src/functions/a.ts",
    code: `CustomFunctions.associate("A", () => 1);`,
    refusedBy: globals,
  },
  { file: "src/rubric/a.ts", code: `export const a = document.title;`, refusedBy: globals },
  { file: "src/scoring/a.ts", code: `export const a = process.env;`, refusedBy: globals },

  // The rules for Office.js hold in .ts and .tsx.
  {
    file: "src/excel/a.ts",
    code: `export async function a(context: Excel.RequestContext) {
      for (let i = 0; i < 3; i++) await context.sync();
    }`,
    refusedBy: "office-addins/no-context-sync-in-loop",
  },
  {
    file: "src/excel/a.ts",
    code: `export function a(range: Excel.Range) {
      const used = range.getUsedRange();
      used.load("values");
      return used.values;
    }`,
    refusedBy: "office-addins/call-sync-before-read",
  },
  // A read that is handed out, to be made after a sync that several share.
  {
    file: "src/excel/a.ts",
    code: `export function a(range: Excel.Range) {
      const used = range.getUsedRange();
      used.load("values");
      return () => used.values;
    }`,
  },
  {
    file: "src/taskpane/index.tsx",
    code: `Office.initialize = () => {};`,
    refusedBy: "office-addins/no-office-initialize",
  },
];

describe("the lint rules keep the design's order", () => {
  const messages = JSON.parse(
    execFileSync(process.execPath, [path.join(__dirname, "lint-snippets.mjs")], {
      cwd: root,
      input: JSON.stringify(cases.map(({ file, code }) => ({ file: path.join(root, file), code }))),
      encoding: "utf8",
    }),
  ) as string[][];

  test.each(cases.map((each, index) => [each, messages[index] ?? []] as const))(
    "%j",
    ({ refusedBy }, found) => {
      if (refusedBy) expect(found).toContainEqual(expect.stringContaining(refusedBy));
      else expect(found).toEqual([]);
    },
  );

  test("a refused import says what that folder may import", () => {
    expect(messages.flat()).toContain(
      "project/import-direction: src/scoring must not import src/sheets. It may import: ledger, rubric, functions, formula.",
    );
  });
});
