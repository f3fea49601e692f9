import { execFile, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Scalar } from "../../src/formula/values";
import { parseCsv } from "./csv";
import { findLibreOffice } from "../../tools/programs.cjs";

/** LibreOffice as the colleague without the add-in. */

/** Whether LibreOffice can be started here. */
export const hasLibreOffice = (): boolean => findLibreOffice() !== undefined;

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
  return inFolder((folder) => {
    const names = Object.keys(files);
    const sources = names.map((name) => join(folder, `${name}.xlsx`));
    names.forEach((name, index) => writeFileSync(sources[index]!, files[name]!));
    const out = join(folder, "out");
    start(folder, "--convert-to", to, "--outdir", out, ...sources);
    return new Map(names.map((name) => [name, readFileSync(join(out, `${name}.${to}`))]));
  });
}

/** All text in quotes, numbers with all of their digits, every sheet in a file of its own. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1";

/**
 * Opens workbooks, recalculates everything in them, and gives the values of their cells from A1 on. Half as long as
 * `convert` takes, and several may run at once. Cells are best without number formats, of which CSV has no notion.
 *
 * @param files workbooks by name, without ending
 * @returns rows of values by file and sheet
 */
export async function calculate(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Map<string, Map<string, Scalar[][]>>> {
  const folder = mkdtempSync(join(tmpdir(), "soffice-"));
  try {
    const names = Object.keys(files);
    const sources = names.map((name) => join(folder, `${name}.xlsx`));
    names.forEach((name, index) => writeFileSync(sources[index]!, files[name]!));
    const out = join(folder, "out");
    const options = [recalculatingProfile(folder), "--headless", "--convert-to", CSV];
    const args = [...options, "--outdir", out, ...sources];
    await promisify(execFile)(findLibreOffice()!, args, { timeout: 600_000 });
    return new Map(names.map((name) => [name, sheetsIn(out, name)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sheetsIn(folder: string, name: string): Map<string, Scalar[][]> {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}-`));
  return new Map(
    files.map((file) => [
      file.slice(name.length + 1, -".csv".length),
      parseCsv(readFileSync(join(folder, file), "utf8")),
    ]),
  );
}

/**
 * Opens a workbook, edits it by hand, so to speak, and saves it again.
 *
 * @param edits lines of Basic over the document `doc`
 */
export function edit(file: Uint8Array, edits: readonly string[]): Uint8Array {
  return inFolder((folder) => {
    const [source, target] = [join(folder, "source.xlsx"), join(folder, "target.xlsx")];
    writeFileSync(source, file);
    start(folder, "--terminate_after_init");
    writeMacro(folder, [
      "Dim hidden(0) As New com.sun.star.beans.PropertyValue",
      'hidden(0).Name = "Hidden"',
      "hidden(0).Value = True",
      `doc = StarDesktop.loadComponentFromURL("file://${source}", "_blank", 0, hidden())`,
      ...edits,
      "doc.calculateAll()",
      "Dim kind(0) As New com.sun.star.beans.PropertyValue",
      'kind(0).Name = "FilterName"',
      'kind(0).Value = "Calc MS Excel 2007 XML"',
      `doc.storeToURL("file://${target}", kind())`,
      "doc.close(True)",
    ]);
    start(folder, "--norestore", "macro:///Standard.Module1.Edit");
    return readFileSync(target);
  });
}

function inFolder<T>(act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "soffice-"));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(folder: string, ...args: string[]): void {
  const options = [recalculatingProfile(folder), "--headless", ...args];
  const result = spawnSync(findLibreOffice()!, options, { encoding: "utf8", timeout: 240_000 });
  if (result.status !== 0) throw new Error(`LibreOffice failed: ${result.stderr}`);
}

/** The first start has filled the profile with a library of one empty module. */
function writeMacro(folder: string, lines: readonly string[]): void {
  const body = lines.join("\n").replace(/&/g, "&amp;").replace(/</g, "&lt;");
  writeFileSync(
    join(folder, "profile/user/basic/Standard/Module1.xba"),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">Sub Edit
${body}
End Sub</script:module>`,
  );
}

/** A profile of its own that recalculates every file when it is opened. */
function recalculatingProfile(folder: string): string {
  const profile = join(folder, "profile");
  const argument = `-env:UserInstallation=file://${profile}`;
  if (existsSync(profile)) return argument;
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(
    join(profile, "user/registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`,
  );
  return argument;
}
