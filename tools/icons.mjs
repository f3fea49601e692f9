/**
 * Renders assets/icons/*.svg to the PNG files that the manifest names. Run it after drawing: `npm run icons`.
 * The PNG files are committed, so that a build needs no browser.
 */
import fs from "node:fs/promises";
import { chromium } from "playwright-core";
import { findChromium } from "./programs.cjs";

const ribbonSizes = [16, 20, 24, 32, 40, 48, 64, 80];
const folder = new URL("../assets/", import.meta.url);

const browser = await chromium.launch({ executablePath: findChromium() });
const page = await browser.newPage();
for (const file of await fs.readdir(new URL("icons/", folder))) {
  const name = file.replace(/\.svg$/, "");
  const svg = await fs.readFile(new URL(`icons/${file}`, folder), "utf8");
  // Shops and admin centres show the add-in's own icon at 128 pixels.
  for (const size of name === "app" ? [...ribbonSizes, 128] : ribbonSizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    await fs.writeFile(new URL(`${name}-${size}.png`, folder), png);
  }
}
await browser.close();
