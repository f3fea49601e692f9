const common = {
  // hucre comes as ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!hucre/)"],
  transform: {
    "^.+\\.(tsx?|mjs)$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          transform: { react: { runtime: "automatic" } },
          target: "es2022",
        },
      },
    ],
  },
};

/** A project a folder of `test/`: each says by its name what it needs. */
const project = (displayName, folders, extra = {}) => ({
  ...common,
  displayName,
  testEnvironment: "node",
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  ...extra,
});

/** @type {import("jest").Config} */
module.exports = {
  // Long enough for the first test of a file, which starts a spreadsheet, where others keep the machine busy.
  testTimeout: 60_000,
  projects: [
    project("unit", [
      "formula",
      "functions",
      "sentence",
      "ledger",
      "rubric",
      "scoring",
      "sheets",
      "xlsx",
      "authoring",
      "intake",
      "graduates",
      "review",
      "guide",
      "papers",
      "receipt",
      "cli",
      "project",
    ]),
    project("excel", ["excel", "commands", "workbench"], {
      testEnvironment: "jsdom",
      testEnvironmentOptions: {
        url: "https://localhost:3000/taskpane.html",
        resources: "usable",
        runScripts: "dangerously",
      },
      setupFiles: ["<rootDir>/test/support/setup-engine.ts"],
      globalSetup: "<rootDir>/test/support/build-engine.ts",
    }),
    project("pane", ["taskpane"], {
      testEnvironment: "jsdom",
      moduleNameMapper: { "\\.module\\.css$": "<rootDir>/test/support/css-modules.js" },
      setupFilesAfterEnv: ["<rootDir>/test/support/setup-pane.ts"],
    }),
    project("browser", ["browser"]),
    project("clients", ["clients"]),
  ],
};
