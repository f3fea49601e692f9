import tseslint from "typescript-eslint";
import { importDirection } from "./tools/eslint/import-direction.mjs";
import { folderOf, guardedGlobals, layers } from "./tools/eslint/layers.mjs";
import { officeRules } from "./tools/eslint/office-rules.mjs";

/** Refuses, in a room, the globals that the design keeps out of it, and members that are Univer's own by their name. */
const namesOf = ([room, { globals, packages }]) => {
  const names = Object.entries(guardedGlobals)
    .filter(([kind]) => !globals.includes(kind))
    .flatMap(([, kindNames]) => kindNames);
  const message = (name) => `${folderOf(room)} must not know ${name}.`;
  return {
    files: [`${folderOf(room)}/**`],
    // The pane's entry waits for Office; the rest of the pane asks src/excel.
    ignores: ["src/taskpane/index.tsx"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...names.map((name) => ({ name, message: message(name) })),
      ],
      // The rule above does not see types, such as Excel.Range.
      "no-restricted-syntax": [
        "error",
        ...names.map((name) => ({
          selector: `TSQualifiedName[left.name="${name}"]`,
          message: message(name),
        })),
        ...(packages.includes("univer") ? [] : [univerByName(room)]),
      ],
    },
  };
};

/** The grid hands some of Univer to its interface: by members whose names say so. */
const univerByName = (room) => ({
  selector: "Identifier[name=/univer/i]",
  message: `${folderOf(room)} must not know Univer: ask workbench/grid.`,
});

export default tseslint.config(
  { ignores: ["dist", "build", "coverage", "test-output", "release"] },
  tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}"],
    plugins: { "office-addins": officeRules },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}", "workbench/**/*.ts"],
    plugins: { project: { rules: { "import-direction": importDirection } } },
    rules: { "project/import-direction": "error" },
  },
  Object.entries(layers).map(namesOf),
  {
    files: ["src/taskpane/{kit,state,text,theme}/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: String.raw`^\.\./(?!\.\./|(kit|state|text|theme)(/|$)|services$)`,
              message: "What every page is made of must not know a page.",
            },
          ],
        },
      ],
    },
  },
  {
    // Configurations for Node, and tests, which load what webpack has built.
    files: ["**/*.{js,cjs}", "test/**"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
