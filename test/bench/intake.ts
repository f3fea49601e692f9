/**
 * Returned workbooks on one core: how many a second are checked, beside unzipping and parsing the same bytes and doing
 * nothing with them. Prints the figures, and fails below half of that.
 */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { readReturned } from "../../src/intake/read-file";
import { openWorkbook } from "../../src/xlsx/read";
import { RUBRICS, soundCard } from "../intake/support/cards";
import { OFFICIAL_TABLES } from "../support/rubrics";

const SECONDS = 2;
const LEAST_SHARE = 0.5;

async function perSecond(act: () => unknown): Promise<number> {
  for (let warm = 0; warm < 20; warm++) await act();
  const start = process.cpuUsage();
  let count = 0;
  let spent = 0;
  do {
    await act();
    count++;
    const { user, system } = process.cpuUsage(start);
    spent = (user + system) / 1e6;
  } while (spent < SECONDS);
  return count / spent;
}

/** The least that any reader does. */
function unzipAndParse(bytes: Uint8Array): number {
  let events = 0;
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser();
    parser.on("opentag", () => events++);
    parser.on("text", () => events++);
    parser.write(strFromU8(part)).close();
  }
  return events;
}

async function main(): Promise<void> {
  for (const id of OFFICIAL_TABLES) {
    const bytes = await soundCard(id);
    const floor = await perSecond(() => unzipAndParse(bytes));
    const opened = await perSecond(() => openWorkbook(bytes));
    const checked = await perSecond(() => readReturned("文学院.xlsx", bytes, { rubrics: RUBRICS }));
    const share = checked / floor;
    console.log(
      `${id}: ${checked.toFixed(0)} cards checked a second of one core, ${opened.toFixed(0)} opened; unzip and SAX alone ${floor.toFixed(0)} (${(share * 100).toFixed(0)} %)`,
    );
    if (share < LEAST_SHARE) {
      console.error(`✗ less than ${LEAST_SHARE * 100} % of the floor`);
      process.exitCode = 1;
    }
  }
}

void main();
