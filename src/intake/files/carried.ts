/** Rubrics that a workbook carries itself: untrusted text, checked as any rubric file, and never in the place of a known one. */
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Rubric } from "../../rubric/types";
import { carriedIn, isOfficial } from "../../sheets/identity/carried-rubric";
import { checkedText } from "../../sheets/identity/carried-text";
import type { FileWorkbook } from "../../xlsx/read";
import { IDENTITY_SHEET } from "../../sheets/card/sheet-names";
import { finding } from "../findings";
import { isIdentitySheet } from "./identities";
import type { IntakeFinding, ReadFile } from "../types";

/** @param known those that the office has: what it holds under an id is the rubric of that id */
export function carriedRubrics(
  { sheets }: Pick<FileWorkbook, "sheets">,
  known: readonly Rubric[],
): Rubric[] {
  const rows = sheets.filter(isIdentitySheet).flatMap(({ values }) => values);
  const found: Rubric[] = [];
  for (const { id, text } of carriedIn(rows)) {
    if (isOfficial(id) || [...known, ...found].some((rubric) => rubric.id === id)) continue;
    const { rubric } = checkedText(text);
    if (rubric?.id === id) found.push(rubric);
  }
  return found;
}

/** Each rubric once, however many files brought it: hands on what was read with the first of equal ones. */
export function sharingRubrics(): (read: ReadFile) => ReadFile {
  const known = new Map<string, Rubric>();
  return (read) => {
    if (!read.carried) return read;
    const carried = read.carried.map((rubric) => {
      const key = keyOf(rubric);
      const first = known.get(key) ?? rubric;
      known.set(key, first);
      return first;
    });
    return { ...read, carried };
  };
}

const keyOf = (rubric: Rubric) => `${rubric.id}\n${rubricFingerprint(rubric)}`;

/** Of the rubrics that files carry under one id, the one that most of them have: the others were altered, or are older. */
export function carriedBy(files: readonly Pick<ReadFile, "carried">[]): Rubric[] {
  const counts = new Map<string, { rubric: Rubric; count: number }>();
  for (const rubric of files.flatMap(({ carried = [] }) => carried)) {
    const known = counts.get(keyOf(rubric)) ?? { rubric, count: 0 };
    counts.set(keyOf(rubric), { ...known, count: known.count + 1 });
  }
  const chosen = new Map<string, Rubric>();
  for (const { rubric } of [...counts.values()].sort((a, b) => b.count - a.count))
    if (!chosen.has(rubric.id)) chosen.set(rubric.id, rubric);
  return [...chosen.values()];
}

/** What a file says that carries another text of a rubric than most others do. */
export function otherCarried(file: ReadFile, chosen: readonly Rubric[]): IntakeFinding[] {
  return (file.carried ?? []).flatMap((rubric) => {
    const usual = chosen.find(({ id }) => id === rubric.id);
    if (!usual || keyOf(usual) === keyOf(rubric)) return [];
    const what = { expected: rubricFingerprint(usual), found: rubricFingerprint(rubric) };
    return [
      finding("other-version", "warning", { sheet: IDENTITY_SHEET, cell: null }, what, {
        zh: `这份表自带的考核表“${rubric.name.zh}”与多数文件的不同，得分按它自带的规则计算；请用原表重新填写，或用 --rubric 给出考核表文件。`,
        en: `the rubric “${rubric.name.en}” that this file carries is not that of most files, and its scores follow its own rules; fill in the original form, or give the rubric's file with --rubric.`,
      }),
    ];
  });
}
