/** Names of new sheets. */
import { safeName } from "../sheets/sheet-names";
import { folded } from "./cards";

/** `汇总表`, `汇总表 2` …: the first that no sheet has; `taken` is in lower case. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  const plain = safeName(base);
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` ${number}`;
    const candidate = safeName(plain, 31 - suffix.length) + suffix;
    if (!taken.has(folded(candidate))) return candidate;
  }
}
