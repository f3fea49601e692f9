const path = require("node:path");

const root = path.resolve(__dirname, "../..");

/** What every bundle has in common: where sources and outputs are, and how TypeScript becomes JavaScript. */
module.exports = {
  root,
  /** `dist/` is the add-in as it is put on a web server; `build/` serves work on this machine only. */
  output: {
    addin: path.join(root, "dist"),
    workbench: path.join(root, "build/workbench"),
    engine: path.join(root, "build/engine"),
    cli: path.join(root, "build/cli"),
  },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  /** The loader rule for TypeScript; `targets` is a browserslist query, such as "node 20". */
  scripts: (targets) => ({
    test: /\.tsx?$/,
    exclude: /node_modules/,
    use: {
      loader: "swc-loader",
      options: {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          transform: { react: { runtime: "automatic" } },
        },
        env: { targets },
      },
    },
  }),
  /** Builds again only what changed; a change of these configurations starts afresh. */
  cache: (name, mode) => ({
    type: "filesystem",
    name: `${name}-${mode}`,
    buildDependencies: { config: [path.join(root, "webpack.config.js"), __filename] },
  }),
};
