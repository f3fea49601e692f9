/** The programs of this machine that some tests and tools need. */
const { existsSync } = require("node:fs");
const path = require("node:path");

const onPath = (...names) =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));

/** Chromium or Chrome; `CHROMIUM` in the environment goes first. */
exports.findChromium = () =>
  process.env.CHROMIUM ??
  onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

/** LibreOffice; `SOFFICE` in the environment goes first. */
exports.findLibreOffice = () => process.env.SOFFICE ?? onPath("soffice", "libreoffice");
