const webpack = require("webpack");
const { cache, output, resolve, root, scripts } = require("./shared");

/** The command line in one CommonJS file, rubrics included: it needs nothing but Node. */
module.exports = (_env, { mode = "production" }) => ({
  context: root,
  mode,
  target: "node20",
  devtool: false,
  cache: cache("cli", mode),
  entry: { "employment-rubrics": "./src/cli/index.ts" },
  output: { path: output.cli, filename: "[name].cjs", clean: true },
  resolve,
  module: { rules: [scripts("node 20")] },
  optimization: { splitChunks: false, runtimeChunk: false, minimize: false },
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true }),
    // Rubrics are loaded when they are needed; here they are part of the file.
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
  ],
  performance: { hints: false },
  stats: "errors-warnings",
});
