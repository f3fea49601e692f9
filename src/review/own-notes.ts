/** A cell's note that says its figure's receipt (得分依据) as it is now is ours, and nobody's remark. */
import type { IntakeFinding, ReadFile } from "../intake/types";
import { parseCellName } from "../ledger/cells";
import { receiptsOf } from "../receipt/card";
import type { Asked } from "../receipt/types";
import type { Rubric } from "../rubric/types";
import { a1 } from "../sheets/plan/address";
import { openFile, type OpenedCard } from "./file";
import { reviewNotes } from "./receipt-notes";

const BEGIN = "得分依据：";

/** What was read of a file without its notes of ours; one that is another than the present receipt stays. */
export function withoutReceipts(
  read: ReadFile,
  bytes: Uint8Array,
  rubrics: readonly Rubric[],
): ReadFile {
  if (!read.findings.some(isNote)) return read;
  const { cards } = openFile(bytes, [...rubrics, ...(read.carried ?? [])]);
  const receipts = cards.map(receiptAt);
  const isOwn = (each: IntakeFinding) =>
    isNote(each) && receipts.some((at) => at(each) === plain(String(each.found)));
  return { ...read, findings: read.findings.filter((each) => !isOwn(each)) };
}

const isNote = ({ kind, found }: IntakeFinding): boolean =>
  kind === "remark" && typeof found === "string" && found.trim().startsWith(BEGIN);

const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();

type Place = Pick<IntakeFinding, "sheet" | "cell">;

/** The receipt of what stands in a cell of a card; nothing where none of its figures does. */
function receiptAt({ card, context, findings }: OpenedCard): (place: Place) => string | undefined {
  const { rubric, scorecard } = card;
  const receiptOf = receiptsOf({ ...reviewNotes(card, findings), rubric, scorecard });
  const figures = new Map<string, Asked>();
  for (const [stage, { scores, parts = {} }] of Object.entries(scorecard.stages))
    for (const [key, { place }] of Object.entries({ ...parts, ...scores }))
      if (place) figures.set(`${place.sheet}!${place.address}`, { key, stage });
  for (const { name, placed } of context.formulas) {
    const { kind, id, stage } = parseCellName(name);
    const key = id.replace(/^(section|category):/, "");
    const at = `${placed.alignment.grid.name}!${a1(placed.cell)}`;
    if (kind === "figure" && stage !== "" && !figures.has(at)) figures.set(at, { key, stage });
  }
  return ({ sheet, cell }) => {
    const asked = figures.get(`${sheet}!${cell}`);
    return asked && receiptOf(asked)?.text;
  };
}
