const { execFile } = require("node:child_process");
const path = require("node:path");
const { promisify } = require("node:util");
const webpack = require("webpack");
const { root } = require("./shared");

const NAME = "FunctionsMetadataPlugin";
const SOURCES = path.join(root, "src/functions");
const TOOL = path.join(root, "tools/functions-metadata.ts");

/**
 * Adds what Excel and its users read about the custom functions: `functions.json`, `functions.zh-CN.json` and a help
 * page for each function and language. They are made from the catalogue in a process of their own, so that a watching
 * build sees every change of it.
 */
class FunctionsMetadataPlugin {
  /** @param {{ base: string }} options where the help pages will be served */
  constructor({ base }) {
    this.base = base;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.contextDependencies.add(SOURCES);
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

module.exports = { FunctionsMetadataPlugin };
