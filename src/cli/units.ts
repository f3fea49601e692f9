/** A file of units, one a line. */
import { unitsOf } from "../xlsx/distribute";
import { FileTrouble, readText } from "./files";

export async function listOfUnits(file: string): Promise<string[]> {
  const { units } = unitsOf(await readText(file));
  if (units.length > 0) return units;
  throw new FileTrouble({
    zh: `${file} 里没有单位，请每行写一个。`,
    en: `${file} names no units; write one a line.`,
  });
}
