/** The programs on this machine that some tests and tools need, and how to get one that is missing. */
import { existsSync } from "node:fs";
import path from "node:path";

const onPath = (names) =>
  names
    .flatMap((name) =>
      (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)),
    )
    .find(existsSync);

/** Chromium or Chrome; `CHROMIUM` in the environment goes first. */
export const findChromium = () =>
  process.env.CHROMIUM ??
  onPath(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);

/** LibreOffice; `SOFFICE` in the environment goes first. */
export const findLibreOffice = () => process.env.SOFFICE ?? onPath(["soffice", "libreoffice"]);

export const findXmllint = () => onPath(["xmllint"]);
