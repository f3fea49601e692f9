/** Rubrics that a workbook carries itself: untrusted text, checked as any rubric file. */
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Rubric } from "../../rubric/types";
import { carriedIn } from "../../sheets/identity/carried-rubric";
import type { MadeFrom } from "../../sheets/identity/made-from";
import { whichRubric } from "../../sheets/identity/which-rubric";
import type { FileWorkbook } from "../../xlsx/read";
import { IDENTITY_SHEET } from "../../sheets/card/sheet-names";
import { finding } from "../findings";
import { isIdentitySheet, type StatedIdentity } from "./identities";
import type { IntakeFinding, ReadCard, ReadFile } from "../types";

/** The rubrics of one file. */
export interface RubricsOfFile {
  /** Those that are known here, then those that it carries and by which anything of it is read. */
  rubrics: readonly Rubric[];
  rubricOf(made: MadeFrom): Rubric | undefined;
}

/**
 * @param byOwnVersion a version that a file states and carries counts beside another that is known here, as it does in the
 * open workbook; else what is known here of an id always counts: returned files are ranked together, and none brings along
 * the rules that it is scored by
 */
export function rubricsOfFile(
  { sheets }: Pick<FileWorkbook, "sheets">,
  identities: readonly Pick<StatedIdentity, "identity">[],
  known: readonly Rubric[],
  { byOwnVersion = false } = {},
): RubricsOfFile {
  const carried = carriedIn(sheets.filter(isIdentitySheet).flatMap(({ values }) => values));
  const rubricOf = (made: MadeFrom) => {
    const ours = known.find(({ id }) => id === made.rubric);
    return ours && !byOwnVersion ? ours : whichRubric(made, ours, carried).rubric;
  };
  // Where the identity is lost, what is carried is one by which the table may be known.
  const stated = [
    ...identities.map(({ identity }) => identity),
    ...carried.map(({ id }) => ({ rubric: id })),
  ];
  return {
    rubrics: [...new Set([...known, ...stated.flatMap((made) => rubricOf(made) ?? [])])],
    rubricOf,
  };
}

/** The rubric by which a card was read: of its id and version. */
export const rubricOfCard = (
  rubrics: readonly Rubric[],
  { scorecard: { rubric } }: Pick<ReadCard, "scorecard">,
): Rubric | undefined =>
  rubrics.find(({ id, version }) => id === rubric.id && version === rubric.version);

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

const versionOf = ({ id, version }: Rubric) => `${id}\n${version}`;

const keyOf = (rubric: Rubric) => `${rubric.id}\n${rubricFingerprint(rubric)}`;

/** Of the rubrics that files carry under one id and version, the one that most of them have, such as most have first. */
export function carriedBy(files: readonly Pick<ReadFile, "carried">[]): Rubric[] {
  const counts = new Map<string, { rubric: Rubric; count: number }>();
  for (const rubric of files.flatMap(({ carried = [] }) => carried)) {
    const known = counts.get(keyOf(rubric)) ?? { rubric, count: 0 };
    counts.set(keyOf(rubric), { ...known, count: known.count + 1 });
  }
  const chosen = new Map<string, Rubric>();
  for (const { rubric } of [...counts.values()].sort((a, b) => b.count - a.count))
    if (!chosen.has(versionOf(rubric))) chosen.set(versionOf(rubric), rubric);
  return [...chosen.values()];
}

/** What a file says that carries another text of a rubric than most others do. */
export function otherCarried(file: ReadFile, chosen: readonly Rubric[]): IntakeFinding[] {
  // A file that is told to be of another version than the office's is not told again.
  if (file.findings.some(({ kind }) => kind === "other-version")) return [];
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
