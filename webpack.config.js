const fs = require("node:fs");
const path = require("node:path");

/**
 * One file a bundle in `config/webpack/`: the add-in, the workbench page, the headless engine of the tests, the
 * command line.
 * `--config-name addin` builds one of them.
 */
const folder = path.join(__dirname, "config/webpack");
const bundles = ["addin", "workbench", "engine", "cli"].filter((name) =>
  fs.existsSync(path.join(folder, `${name}.js`)),
);

module.exports = bundles.map((name) => async (env, argv) => ({
  name,
  ...(await require(path.join(folder, name))(env, argv)),
}));
