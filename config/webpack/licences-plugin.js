const fs = require("node:fs");
const path = require("node:path");
const webpack = require("webpack");

const NAME = "LicencesPlugin";
const FILE = "licences.txt";
/** What may be passed on within a work under another licence; a choice is enough, several together must all be such. */
const PERMISSIVE = ["MIT", "MIT-0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"];

/** Writes `licences.txt`: each package that the bundles contain, its licence, and the licence's text. */
class LicencesPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
        const packages = packagesOf(sourcesOf(compilation.modules));
        const refused = packages.filter(({ licence }) => !isPermissive(licence));
        for (const { name, licence } of refused)
          compilation.errors.push(new Error(`${name} may not be shipped: licence ${licence}`));
        compilation.emitAsset(FILE, new webpack.sources.RawSource(report(packages)));
      });
    });
  }
}

const sourcesOf = (modules) =>
  [...modules].flatMap(({ resource, modules: within }) => [
    ...(resource ? [resource] : []),
    ...(within ? sourcesOf(within) : []),
  ]);

/** The packages that these files belong to, each once, by name. */
function packagesOf(files) {
  const folders = new Set(files.map(folderOf).filter(Boolean));
  return [...folders]
    .map(describe)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** The folder of a package in the innermost `node_modules`. */
const folderOf = (file) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];

function describe(folder) {
  const { name, version, license, author } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const text = fs.readdirSync(folder).find((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file));
  return {
    name,
    version,
    licence: license ?? "unknown",
    text: text
      ? fs.readFileSync(path.join(folder, text), "utf8").trim()
      : `The package names its license, ${license}, by ${author?.name ?? author}, without a file of its text.`,
  };
}

const isPermissive = (licence) =>
  licence
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((each) => PERMISSIVE.includes(each)));

const report = (packages) =>
  [
    "本加载项包含下列开源软件。 The add-in contains this open-source software.",
    ...packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`),
    ...packages.map(
      ({ name, version, text }) => `${"=".repeat(80)}\n${name} ${version}\n\n${text}`,
    ),
  ].join("\n") + "\n";

module.exports = { LicencesPlugin, isPermissive, packagesOf };
