/** Lists of graduates for tests. */
import { chooseSheet } from "../../../src/graduates/choose";
import type { AskedColumns } from "../../../src/graduates/columns";
import { countGraduates, type Counted, type Counts } from "../../../src/graduates/count";
import { gather } from "../../../src/graduates/gather";
import { openSheet, type OpenSheet } from "../../../src/graduates/list-file";
import type { Asked } from "../../../src/graduates/people";
import { DEFAULTS, type Readings } from "../../../src/graduates/readings";
import { regionOf } from "../../../src/graduates/regions";
import type { Scalar } from "../../../src/formula/values";

export interface Questions extends Partial<Omit<Asked, "readings" | "regions">> {
  readings?: Partial<Readings>;
  regions?: readonly string[];
  columns?: AskedColumns["columns"];
  flags?: AskedColumns["flags"];
  date1904?: boolean;
}

/** What is asked, with defaults. */
export const asking = ({ readings, regions = [], ...rest }: Questions = {}): Asked => ({
  table: {},
  units: [],
  until: [],
  counted: 20261231,
  ...rest,
  readings: { ...DEFAULTS, ...readings },
  regions: regions.map((name) => ({ name, ...regionOf(name)! })),
});

/** Counts rows of cells, the header first. */
export async function count(
  values: Scalar[][],
  questions: Questions = {},
  sheet: Partial<OpenSheet> = {},
): Promise<Counted> {
  const { columns, flags, date1904 = false } = questions;
  const open = await openSheet({ name: "名单", values, top: 0, left: 0, ...sheet });
  const asked = { ...(columns ? { columns } : {}), ...(flags ? { flags } : {}) };
  const chosen = chooseSheet({ sheets: [open] }, asked);
  const list = await gather(chosen.sheet, chosen.mapping, date1904);
  return countGraduates(list, asking(questions));
}

/** The counts of a unit, a level and a date; all by default. */
export function countsOf(
  { rows }: Counted,
  {
    unit = null,
    level = null,
    until = null,
  }: { unit?: string | null; level?: string | null; until?: number | null } = {},
): Counts {
  return rows.find((row) => row.unit === unit && row.level === level && row.until === until)!
    .counts;
}

/** `row kind` of each finding. */
export const found = ({ findings }: Counted): string[] =>
  findings.map(({ row, kind }) => `${row} ${kind}`);

/** Bytes as Chinese Windows programs write a text. */
export function gb18030(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((sign) =>
      sign.charCodeAt(0) < 128 ? [sign.charCodeAt(0)] : pairs().get(sign)!,
    ),
  );
}

let known: Map<string, [number, number]> | undefined;

/** No program here writes GB18030; what it reads tells what to write. */
function pairs(): Map<string, [number, number]> {
  if (known) return known;
  known = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) known.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return known;
}

export function utf16(text: string, littleEndian = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
  [...`\ufeff${text}`].forEach((sign, at) =>
    view.setUint16(at * 2, sign.charCodeAt(0), littleEndian),
  );
  return new Uint8Array(view.buffer);
}

/** Rows as a text, quoted where they must be. */
export const textOf = (
  rows: readonly (readonly Scalar[])[],
  delimiter: string,
  end = "\r\n",
): string =>
  rows
    .map((row) =>
      row
        .map((cell) => {
          const text = String(cell ?? "");
          return /["\r\n]/.test(text) || text.includes(delimiter)
            ? `"${text.replaceAll('"', '""')}"`
            : text;
        })
        .join(delimiter),
    )
    .join(end);
