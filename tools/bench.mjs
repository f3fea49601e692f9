/** `npm run bench`: every benchmark of test/bench/, then the weight of the pane. Arguments choose files by name. */
import fs from "node:fs";
import { build, install, root, run } from "./steps.mjs";

if (!install() || !build()) process.exit(1);

const wanted = process.argv.slice(2);
const folder = `${root}/test/bench`;
const files = (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])
  .filter((file) => /\.tsx?$/.test(file))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)));

const scripts = files.map((file) => ["--import", "tsx", `${folder}/${file}`]);
if (wanted.length === 0) scripts.push([`${root}/tools/size.mjs`]);
const failed = scripts.filter((args) => {
  console.log(`\n== ${args.at(-1).slice(root.length + 1)}`);
  return !run(process.execPath, args);
});
process.exitCode = failed.length > 0 ? 1 : 0;
