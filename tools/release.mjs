/**
 * `npm run release [-- https://rubrics.example.edu.cn] [--officejs=https://…]`: builds for that address and writes the zip
 * that an IT department hosts, `release/employment-rubrics-VERSION.zip`, with its check sum.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import { install, root, runTool } from "./steps.mjs";

const { version } = JSON.parse(fs.readFileSync(`${root}/package.json`, "utf8"));
const args = process.argv.slice(2);
const address = args.find((arg) => !arg.startsWith("--")) ?? "https://rubrics.example.edu.cn";
const officejs = args.find((arg) => arg.startsWith("--officejs="))?.slice(2);
const pages = `${root}/build/release`;

const env = [`base=${address}`, ...(officejs ? [officejs] : [])].flatMap((each) => ["--env", each]);
const webpack = ["--mode", "production", "--config-name", "addin", "--output-path", pages, ...env];
if (!install() || !runTool("webpack/bin/webpack.js", [...webpack, "--stats", "errors-warnings"]))
  process.exit(1);

// Only now are the packages there that this needs.
const { releaseZip } = await import("./release-zip.mjs");
const zip = releaseZip(pages);
const file = `release/employment-rubrics-${version}.zip`;
fs.mkdirSync(`${root}/release`, { recursive: true });
fs.writeFileSync(`${root}/${file}`, zip);
console.log(`${file}  for ${address}, ${(zip.length / 2 ** 20).toFixed(1)} MB`);
console.log(`sha256 ${createHash("sha256").update(zip).digest("hex")}`);
