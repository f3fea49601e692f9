/** Whether a number format lets people see what a cell holds. */
import type { Scalar } from "../formula/values";

/** A format that shows nothing of the value, or words in its place: `;;;`, `"5"`, `"已核"`. */
export function hidesValue(format: string, value: Scalar): boolean {
  if (value === null || value === "" || /^general$/i.test(format.trim())) return false;
  const section = sectionFor(sectionsOf(format), value);
  if (section === null) return false;
  const bare = section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gs, "");
  if (typeof value === "number") {
    const words = /"[^"]*\d[^"]*"|\\\d/.test(section);
    return !/[0#?ymdhsge@]|general/i.test(bare) || words;
  }
  return typeof value === "string" && !bare.includes("@") && !/general/i.test(bare);
}

/** Null where the format has none for such a value: it is shown as it is. */
function sectionFor(sections: readonly string[], value: Scalar): string | null {
  const own = sections.filter((each) => !/^\s*\[[<>=]/.test(each));
  if (typeof value !== "number") {
    if (sections.length > 3) return sections[3]!;
    return sections.length === 1 && sections[0]!.includes("@") ? sections[0]! : null;
  }
  // Sections with conditions of their own: all of them have to show something.
  if (own.length < sections.length) return null;
  if (value > 0 || sections.length === 1) return sections[0]!;
  if (value < 0) return sections[1] ?? sections[0]!;
  return sections[2] ?? sections[0]!;
}

/** Split at the semicolons that are neither quoted nor escaped. */
function sectionsOf(format: string): string[] {
  const found = [""];
  for (const piece of format.match(/"[^"]*"?|\\.|_.|\*.|[^"\\_*]/gsu) ?? []) {
    if (piece === ";") found.push("");
    else found[found.length - 1] += piece;
  }
  return found;
}
