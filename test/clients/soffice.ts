import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** LibreOffice as the colleague without the add-in. */

/** Whether LibreOffice can be started here. */
export function hasLibreOffice(): boolean {
  return spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0;
}

/** `describe`, or a skipped one where LibreOffice is not here. */
export function describeWithLibreOffice(): jest.Describe {
  if (hasLibreOffice()) return describe;
  console.warn(
    "Skipped: LibreOffice is not here. Install it with: apt-get install libreoffice-calc",
  );
  return describe.skip;
}

/**
 * Opens workbooks, recalculates everything in them, and saves them as another kind of file.
 *
 * @param files workbooks by name, without ending
 * @returns what was saved, by the same names
 */
export function convert(
  files: Readonly<Record<string, Uint8Array>>,
  to: "xlsx" | "pdf",
): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "soffice-"));
  try {
    const names = Object.keys(files);
    const sources = names.map((name) => join(folder, `${name}.xlsx`));
    names.forEach((name, index) => writeFileSync(sources[index]!, files[name]!));
    const out = join(folder, "out");
    const options = ["--headless", "--convert-to", to, "--outdir", out];
    const result = spawnSync("soffice", [recalculatingProfile(folder), ...options, ...sources], {
      encoding: "utf8",
      timeout: 240_000,
    });
    if (result.status !== 0) throw new Error(`LibreOffice failed: ${result.stderr}`);
    return new Map(names.map((name) => [name, readFileSync(join(out, `${name}.${to}`))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A profile of its own that recalculates every file when it is opened. */
function recalculatingProfile(folder: string): string {
  const profile = join(folder, "profile");
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(
    join(profile, "user/registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`,
  );
  return `-env:UserInstallation=file://${profile}`;
}
