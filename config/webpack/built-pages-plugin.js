const { execFile } = require("node:child_process");
const path = require("node:path");
const { promisify } = require("node:util");
const webpack = require("webpack");
const { root } = require("./shared");

const NAME = "BuiltPagesPlugin";
const SOURCES = ["src/functions", "src/guide", "src/authoring"].map((room) =>
  path.join(root, room),
);
const TOOL = path.join(root, "tools/built-pages.ts");

/**
 * Adds what Excel and its users read beside the pane: `functions.json`, `functions.zh-CN.json`, a help page for each
 * function and language, and the guides. They are made in a process of their own, so that a watching build sees every
 * change of their sources.
 */
class BuiltPagesPlugin {
  /** @param {{ base: string }} options where the pages will be served */
  constructor({ base }) {
    this.base = base;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.contextDependencies.addAll(SOURCES);
      compilation.fileDependencies.add(TOOL);
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: NAME, stage }, async () => {
        const files = await makeFiles(this.base);
        for (const [name, content] of Object.entries(files)) {
          compilation.emitAsset(name, new webpack.sources.RawSource(content));
        }
      });
    });
  }
}

async function makeFiles(base) {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", TOOL, base], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout);
}

module.exports = { BuiltPagesPlugin };
