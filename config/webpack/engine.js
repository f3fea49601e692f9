const path = require("node:path");
const { mended } = require("./mend-univer");
const { cache, output, resolve, root, scripts } = require("./shared");

/**
 * Univer's engine and the host in one CommonJS file for Node: what the tests load. Bundled so that no test transforms
 * anything of `node_modules`; not minified, so that stack traces can be read.
 */
module.exports = () => ({
  context: root,
  mode: "development",
  target: "node20",
  devtool: false,
  cache: cache("engine", "development"),
  entry: { engine: "./workbench/host/engine.ts" },
  output: {
    path: output.engine,
    filename: "[name].cjs",
    library: { type: "commonjs2" },
  },
  resolve,
  module: {
    rules: [
      scripts("node 20"),
      { include: mended, loader: path.join(__dirname, "mend-univer.js") },
    ],
  },
  optimization: { splitChunks: false, runtimeChunk: false },
  performance: { hints: false },
  stats: "errors-warnings",
});
