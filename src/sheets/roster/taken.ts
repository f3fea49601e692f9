/** What the log of a roster says of the files that were taken into it: names and check sums, never a folder. */
import type { Change, IdentityChange } from "../identity/identity";
import { recordOf } from "../identity/record";
import { plainText } from "../read/cells";
import { stateOf, type SourceRow } from "./sources";

/**
 * A record for each file that was not in the roster, or is taken now in another state or for another reason.
 *
 * @param before where the rows were from until now
 */
export function takenRecords(
  sources: readonly SourceRow[],
  before: readonly SourceRow[],
  change: Change,
): IdentityChange[] {
  const old = new Map(before.map((row) => [plainText(row.unit), row]));
  return sources.flatMap((source) => {
    const was = old.get(plainText(source.unit));
    if (was && isSame(was, source)) return [];
    const fields = {
      key: fileName(source.file),
      to: source.sha256,
      code: stateOf(source.state),
      text: source.reason,
    };
    const isOther = was !== undefined && was.sha256 !== source.sha256;
    return recordOf(
      isOther ? { what: "replaced", from: was.sha256, ...fields } : { what: "taken", ...fields },
      change,
    );
  });
}

const isSame = (a: SourceRow, b: SourceRow): boolean =>
  a.sha256 === b.sha256 && a.state === b.state && a.reason === b.reason;

/** The name alone: folders tell of the machine, and of other units. */
const fileName = (file: string): string => file.replace(/^.*[/\\]/s, "");
