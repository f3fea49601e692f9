/** Whose card it is: what the identity sheet says, and what the table itself says. */
import type { Scalar } from "../../formula/values";
import { readFields } from "../../sheets/read/fields";
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Rubric, Text } from "../../rubric/types";
import type { CardContext } from "../card/context";
import { finding, NOWHERE, placeIn, words, type Place } from "../findings";
import { folded } from "../align/fold";
import type { StatedIdentity, Statement } from "../files/identities";
import type { ReadOptions } from "../files/read-file";
import { UNIT, YEAR } from "../align/template";
import type { Alignment } from "../align/align";
import type { IntakeFinding } from "../types";

export interface Owner {
  unit: string;
  year: string | null;
}

/** One place that names the unit or the year. */
interface Witness {
  value: string;
  place: Place;
}

export type Witnesses = Record<"unit" | "year", readonly Witness[]>;

/** The unit and year of a card: the identity's; without one, the table's own. */
export function ownerOf(said: Witnesses): Owner {
  const first = (list: readonly Witness[]) => list.find(({ value }) => value !== "")?.value ?? "";
  return { unit: first(said.unit), year: first(said.year) || null };
}

export function identityFindings(
  context: CardContext,
  stated: StatedIdentity | null,
  said: Witnesses,
  { units = [], rubrics }: Pick<ReadOptions, "units" | "rubrics">,
): IntakeFinding[] {
  return [
    ...(stated ? [] : [identityMissing()]),
    ...(stated?.disagreeing ?? []).map(([one, other]) => disagree(one, other)),
    ...differing(said.unit, UNIT_WORDS, units),
    ...differing(said.year, YEAR_WORDS, []),
    ...(stated ? ofRubric(context, stated) : []),
    ...ofVersion(context, stated, rubrics),
  ];
}

const UNIT_WORDS = { zh: "单位", en: "unit" };
const YEAR_WORDS = { zh: "年度", en: "year" };

const identityMissing = () =>
  finding(
    "identity-missing",
    "warning",
    { sheet: null, cell: null },
    {},
    {
      zh: "文件里没有隐藏的标识表（_rubric）：口径和版本不明，已按行标识或表格文字识别；请核对单位和年度，最好在原表上填写。",
      en: "the file has no hidden identity sheet (_rubric): its readings and version are unknown, and it was recognised by its keys or wording. Check unit and year; the original form is better.",
    },
  );

function disagree(one: Statement, other: Statement): IntakeFinding {
  const what = { expected: one.value, found: other.value };
  return finding("identity-differs", "error", other.place, what, {
    zh: `标识表对“${one.key}”有两种说法：“${one.value}”和“${other.value}”；请用原表重新填写。`,
    en: `the identity sheets say both “${one.value}” and “${other.value}” for “${one.key}”; fill in the original form.`,
  });
}

/** The places that name the unit and the year, the identity's first. */
export function witnesses(context: CardContext, stated: StatedIdentity | null): Witnesses {
  const statement = (key: string): Witness[] => {
    const found = stated?.statements.find((each) => each.key === key);
    return found ? [{ value: found.value, place: found.place }] : [];
  };
  const fields = headFields(context);
  const titles = titlesOf(context);
  return {
    unit: [...statement("unit"), ...(fields.unit ?? []), ...titles.unit],
    year: [...statement("year"), ...(fields.year ?? []), ...titles.year],
  };
}

/** The fields of the head line, found by the words around them. */
export function headFields({ form, sheets }: CardContext): Partial<Record<string, Witness[]>> {
  const alignment = sheets.alignments.scorecard;
  if (!alignment) return {};
  const { grid, rows } = alignment;
  const header = rows[form.sheets.scorecard.headerRows[0] ?? 0] ?? 0;
  const read = readFields(form.rubric, grid.sheet, header - grid.sheet.top);
  return Object.fromEntries(
    Object.entries(read).map(([field, value]) => {
      const cell = form.fields.get(field);
      const place = cell ? placeOf(alignment, cell) : { sheet: grid.name, cell: null };
      return [field, [{ value, place }]];
    }),
  );
}

function placeOf(alignment: Alignment, { row, column }: { row: number; column: number }): Place {
  const [r, c] = [alignment.rows[row] ?? -1, alignment.columns[column] ?? -1];
  return r < 0 || c < 0
    ? { sheet: alignment.grid.name, cell: null }
    : placeIn(alignment.grid, r, c);
}

/** Titles with the unit or the year in them. */
function titlesOf({ sheets }: CardContext): { unit: Witness[]; year: Witness[] } {
  const found: { unit: Witness[]; year: Witness[] } = { unit: [], year: [] };
  for (const alignment of Object.values(sheets.alignments))
    for (const cell of alignment.form.titles) {
      const [row, column] = [alignment.rows[cell.row]!, alignment.columns[cell.column]!];
      if (row < 0 || column < 0) continue;
      const value = alignment.grid.value(row, column);
      const place = placeIn(alignment.grid, row, column);
      const parts = partsOf(cell.value, value);
      if (parts.unit !== undefined) found.unit.push({ value: parts.unit, place });
      if (parts.year !== undefined) found.year.push({ value: parts.year, place });
    }
  return found;
}

/** `基础数据 · 外语学院 · 2026` under the form's own title; nothing where its other words are not there. */
function partsOf(title: string, value: Scalar): { unit?: string; year?: string } {
  const text = String(value ?? "")
    .slice(0, LONGEST_TITLE)
    .normalize("NFKC");
  const found = patternOf(title).exec(text)?.groups;
  if (found) {
    const { unit, year } = found;
    return {
      ...(unit === undefined ? {} : { unit: unit.trim() }),
      ...(year === undefined ? {} : { year: year.trim().replace(/^_+$/, "") }),
    };
  }
  return {};
}

const patterns = new Map<string, RegExp>();

/** The other words of a title, with whatever stands where the unit and the year do. */
function patternOf(title: string): RegExp {
  let pattern = patterns.get(title);
  if (!pattern) {
    const words = title
      .normalize("NFKC")
      .split(/([\uf8f0\uf8f1])/)
      .map((part) =>
        part === UNIT ? "(?<unit>.*?)" : part === YEAR ? "(?<year>.*?)" : spaced(part),
      );
    pattern = new RegExp(`^\\s*${words.join("")}\\s*$`, "su");
    patterns.set(title, pattern);
  }
  return pattern;
}

/** Longer than any title: what stands there is no title. */
const LONGEST_TITLE = 300;

const spaced = (text: string) =>
  text
    .replace(/\s+/g, "")
    .split("")
    .map((sign) => sign.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("\\s*");

/** The places that say something else than most, or than the identity where opinions are equal. */
function differing(
  said: readonly Witness[],
  what: typeof UNIT_WORDS,
  units: readonly string[],
): IntakeFinding[] {
  const given = said.filter(({ value }) => value !== "");
  const counts = new Map<string, number>();
  for (const { value } of given) counts.set(folded(value), (counts.get(folded(value)) ?? 0) + 1);
  if (counts.size < 2) return [];
  const most = Math.max(...counts.values());
  const right = given.find(({ value }) => counts.get(folded(value)) === most)!;
  const isListed = (name: string) => units.some((unit) => folded(unit) === folded(name));
  const others = given.filter(({ value }) => folded(value) !== folded(right.value));
  // One cause is told once: the first place of each other name.
  const firsts = [...new Map(others.map((each) => [folded(each.value), each])).values()];
  return firsts.map(({ value, place }) => {
    const both = isListed(value) && isListed(right.value);
    return finding(
      "identity-differs",
      both ? "error" : "warning",
      place,
      {
        expected: right.value,
        found: value,
      },
      {
        zh: `${what.zh}写作“${value}”，文件的其他地方写作“${right.value}”；请核实是哪个${what.zh}的表，改正后再交。`,
        en: `the ${what.en} is “${value}” here and “${right.value}” elsewhere in the file; find out whose it is and correct it.`,
      },
    );
  });
}

/** The identity sheet names another rubric than the sheets of its card do. */
function ofRubric({ form: { rubric } }: CardContext, stated: StatedIdentity): IntakeFinding[] {
  const found = stated.identity.kind === "roster" ? "roster" : stated.identity.rubric;
  if (found === rubric.id) return [];
  const place = stated.statements.find(({ key }) => key === "rubric")?.place ?? NOWHERE;
  return [
    finding(
      "identity-differs",
      "warning",
      place,
      { expected: rubric.id, found },
      {
        zh: `标识表写的是另一种考核表“${found}”，工作表却是“${rubric.name.zh}”（${rubric.id}）；已按工作表读取，请用原表重新填写。`,
        en: `the identity sheet names the rubric “${found}”, but the sheets are those of “${rubric.name.en}” (${rubric.id}), as which they were read; fill in the original form.`,
      },
    ),
  ];
}

/** By whatever rubric a card is read, another one than the office's own is told. */
function ofVersion(
  { form: { rubric } }: CardContext,
  stated: StatedIdentity | null,
  rubrics: readonly Rubric[],
): IntakeFinding[] {
  const known = rubrics.find(({ id }) => id === rubric.id);
  const own = known ?? rubric;
  const { version, fingerprint } = stated?.identity ?? madeFrom(rubric);
  if (version === own.version && fingerprint === rubricFingerprint(own)) return [];
  const key = version === own.version ? "fingerprint" : "version";
  const place = stated?.statements.find((each) => each.key === key)?.place ?? NOWHERE;
  const what =
    key === "version"
      ? { expected: own.version, found: version }
      : { expected: rubricFingerprint(own), found: fingerprint };
  const message = !known ? readByCarried : known === rubric ? readByOurs : readByItsOwn;
  return [finding("other-version", "warning", place, what, message(what))];
}

const madeFrom = (rubric: Rubric) => ({
  version: rubric.version,
  fingerprint: rubricFingerprint(rubric),
});

interface Versions {
  expected: string;
  found: string;
}

const readByOurs = ({ expected, found }: Versions): Text => ({
  zh: `这份表由另一版考核表生成（${words(found).zh}，现用${words(expected).zh}）；已按现用版本读取和计分，与现用版本不同之处另列。请发给单位现用的表，或打开这份表，在窗格里重画为现用版本；要按原版收，请给出那一版的考核表。`,
  en: `the form comes from another version of the rubric (${words(found).en}; ${words(expected).en} is in use); it was read and scored by the one in use, and where they differ is told as well. Send the unit the present form, or open this one and draw it again in the pane; to take it in by its own version, give that version's file.`,
});

const readByItsOwn = ({ expected, found }: Versions): Text => ({
  zh: `这份表由另一版考核表生成（${words(found).zh}，现用${words(expected).zh}），表里带着那一版；已按那一版读取和计分。请用现用的表填报，或打开这份表，在窗格里重画为现用版本。`,
  en: `the form comes from another version of the rubric (${words(found).en}; ${words(expected).en} is in use), which it carries, and by which it was read and scored. Fill in the present form, or open this one and draw it again in the pane.`,
});

/** Nobody here has the rubric, and the identity states another one than the text that is carried. */
const readByCarried = ({ expected, found }: Versions): Text => ({
  zh: `标识表写的版本（${words(found).zh}）与表里自带的考核表（${words(expected).zh}）不符；已按自带的读取和计分。请核实文件从何而来，或给出考核表文件再收。`,
  en: `the identity states another version (${words(found).en}) than the rubric that the file carries (${words(expected).en}), by which it was read and scored. Find out where the file comes from, or give the rubric's file.`,
});
