const path = require("node:path");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const packageJson = require("../../package.json");
const { workbenchPolicy } = require("./content-security-policy");
const { mended } = require("./mend-univer");
const { cache, output, resolve, root, scripts } = require("./shared");

/** The page with the spreadsheet, in which the add-in runs without Excel. Never part of what is deployed. */
module.exports = (env, { mode = "production" }) => ({
  context: root,
  mode,
  target: "browserslist",
  devtool: mode === "development" ? "source-map" : false,
  cache: cache("workbench", mode),
  entry: { workbench: "./workbench/page/index.ts" },
  output: {
    path: output.workbench,
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    publicPath: "/workbench/",
    clean: true,
  },
  resolve,
  module: {
    rules: [
      scripts(packageJson.browserslist),
      { include: mended, loader: path.join(__dirname, "mend-univer.js") },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
    ],
  },
  optimization: {
    // By SWC: in seconds what would cost a first start a minute. Style sheets go as they are, compressed by the server.
    minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })],
  },
  plugins: [
    new MiniCssExtractPlugin({
      filename: "[name].[contenthash:8].css",
      chunkFilename: "[name].[contenthash:8].css",
      ignoreOrder: true,
    }),
    new HtmlWebpackPlugin({
      template: "./workbench/page/index.html",
      scriptLoading: "defer",
      policy: workbenchPolicy,
    }),
  ],
  performance: { hints: false },
});
