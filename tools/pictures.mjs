/**
 * `npm run pictures`: the pictures of README and guides anew, as browser tests come to them on their way. Arguments are the
 * names of some pictures.
 */
import fs from "node:fs";
import { findChromium } from "./programs.cjs";
import { build, install, root, runTool } from "./steps.mjs";

/** Each picture in `docs/pictures/` with the story that comes to it. */
const PICTURES = {
  "college-generated": "graduate-college",
  "graduates-counts": "graduates",
  "station-facts": "weihai-station",
  "station-scored": "weihai-station",
  "station-readings": "weihai-station",
  "station-review": "weihai-station",
  "prepared-to-send": "roster-and-send",
  "collect-table": "collect",
  "collect-findings": "collect",
  "collect-board": "collect",
  "collect-roster": "collect",
};

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(PICTURES);
const stories = [...new Set(names.map((name) => `test/browser/${PICTURES[name]}.test.ts`))];

if (!install() || !build()) process.exit(1);
if (!runTool("jest/bin/jest.js", [...stories, "--selectProjects", "browser", "--runInBand"]))
  process.exit(1);

// Only now are the packages there that this needs.
const { chromium } = await import("playwright-core");
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
fs.mkdirSync(`${root}/docs/pictures`, { recursive: true });
for (const name of names) {
  const png = fs.readFileSync(`${root}/test-output/screenshots/${name}.png`, "base64");
  const webp = await page.evaluate(asWebp, `data:image/png;base64,${png}`);
  fs.writeFileSync(`${root}/docs/pictures/${name}.webp`, Buffer.from(webp, "base64"));
}
await browser.close();

/** Runs in the page: Chromium is the encoder, a quarter of the PNG's size. */
async function asWebp(source) {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: image.width,
    height: image.height,
  });
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", 0.85).split(",")[1];
}
