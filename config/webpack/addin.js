const path = require("node:path");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const packageJson = require("../../package.json");
const { BuiltPagesPlugin } = require("./built-pages-plugin");
const { OFFICE_JS, panePolicy } = require("./content-security-policy");
const { LicencesPlugin } = require("./licences-plugin");
const { cache, output, resolve, root, scripts } = require("./shared");

/** Where the add-in is served while it is developed; `manifest.xml` names it, a build replaces it. */
const DEVELOPMENT_BASE = "https://localhost:3000";
const PURE = [
  ...[
    "formula",
    "functions",
    "sentence",
    "rubric",
    "ledger",
    "scoring",
    "sheets",
    "xlsx",
    "authoring",
    "intake",
    "graduates",
  ],
].map((name) => path.join(root, "src", name));

/**
 * The add-in: one page, `taskpane.html`, is pane, custom functions and ribbon buttons in one shared runtime.
 * Options: `--env base=https://…` where it will be served; `--env officejs=https://…` for another cloud's library.
 */
module.exports = (env, { mode = "production" }) => {
  const development = mode === "development";
  const names = development ? "[name].js" : "[name].[contenthash:8].js";
  const base = servedAt(env.base ?? DEVELOPMENT_BASE);
  const officeJs = env.officejs ?? OFFICE_JS[0];
  return {
    context: root,
    mode,
    target: "browserslist",
    devtool: development ? "source-map" : false,
    cache: cache("addin", mode),
    // Excel waits for the functions, people wait for the pane: the functions' small script comes first and alone.
    entry: {
      commands: "./src/commands/index.ts",
      taskpane: { import: "./src/taskpane/index.tsx", dependOn: "commands" },
    },
    output: {
      path: output.addin,
      // The manifest names commands.js, so hashes stand in the query there and in the name of whatever it loads.
      filename: ({ chunk }) => (chunk?.name === "commands" ? "commands.js?[contenthash:8]" : names),
      chunkFilename: names,
      assetModuleFilename: "assets/[name].[contenthash:8][ext]",
      clean: true,
    },
    resolve,
    module: {
      // A name that is imported but not there is a mistake, not a warning.
      strictExportPresence: true,
      rules: [
        scripts(packageJson.browserslist),
        styles(development),
        // The pure folders do nothing when they are loaded: what a page does not use of them is left out.
        { include: PURE, sideEffects: false },
      ],
    },
    // Small parts that pages share come with each of them: their names would be a part of the first script.
    optimization: { splitChunks: { chunks: "async", minSize: 80_000 } },
    plugins: [
      // Classes of the modules are their own: the order in which their files load decides nothing.
      new MiniCssExtractPlugin({
        filename: names.replace(/js$/, "css"),
        chunkFilename: names.replace(/js$/, "css"),
        ignoreOrder: true,
      }),
      new HtmlWebpackPlugin({
        filename: "taskpane.html",
        template: "./src/taskpane/taskpane.html",
        chunks: ["commands", "taskpane"],
        chunksSortMode: "manual",
        inject: false,
        officeJs,
        policy: panePolicy([officeJs]),
      }),
      new BuiltPagesPlugin({ base }),
      new LicencesPlugin(),
      new CopyWebpackPlugin({
        patterns: [
          { from: "assets/*.png" },
          { from: "docs/pictures/*.webp", to: "guide/pictures/[name][ext]" },
          {
            from: "manifest.xml",
            transform: (content) => manifestFor(base, content.toString()),
          },
        ],
      }),
    ],
    performance: { hints: false },
  };
};

/** Style sheets whose class names belong to one component. */
const styles = (development) => ({
  test: /\.module\.css$/,
  use: [
    MiniCssExtractPlugin.loader,
    {
      loader: "css-loader",
      options: {
        modules: {
          namedExport: false,
          exportLocalsConvention: "as-is",
          localIdentName: development ? "[name]__[local]" : "[hash:base64:6]",
        },
      },
    },
  ],
});

/** The address without a slash at its end; Excel takes add-ins from https only. */
function servedAt(address) {
  if (!/^https:\/\/[^/?#]/.test(address))
    throw new Error(
      `--env base=${address}: give an address such as https://rubrics.example.edu.cn`,
    );
  return address.replace(/\/+$/, "");
}

/** The manifest of the add-in served there; an `<AppDomain>` is a domain, without the path. */
const manifestFor = (base, manifest) =>
  manifest
    .replaceAll(DEVELOPMENT_BASE, base)
    .replace(/<AppDomain>.*<\/AppDomain>/, `<AppDomain>${new URL(base).origin}</AppDomain>`);
