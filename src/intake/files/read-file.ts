/** One file, from its bytes to what is to be said of it. */
import type { Rubric } from "../../rubric/types";
import { byteWork } from "../../xlsx/byte-work";
import { FileError } from "../../xlsx/package";
import { openWorkbook, type FileWorkbook } from "../../xlsx/read";
import { rubricsOfFile } from "./carried";
import { isRubricWorkbook } from "../../authoring/workbook";
import { fileBeside } from "../checks/beside";
import { finding, inOrder, NOWHERE, together } from "../findings";
import { otherFormat } from "./formats";
import { Grid } from "../align/grid";
import { identitiesOf, isIdentitySheet, type StatedIdentity } from "./identities";
import { readCard } from "../card/read-card";
import { recognise, type FoundCard, type Recognition } from "./recognise";
import { isBesideCards } from "../../sheets/read/rows";
import type { IntakeFinding, ReadFile } from "../types";

/** What one file is read with: plain data, so that a worker can take it. */
export interface ReadOptions {
  /** All that are known, official and own. */
  rubrics: readonly Rubric[];
  /** Id of the one that is asked for. */
  rubric?: string;
  stage?: string;
  /** The office's readings; those that are not named have their default. */
  readings?: Readonly<Record<string, string>>;
  /** The list of units. */
  units?: readonly string[];
  /** A version that a file states and carries counts beside another that is known here: of `rubricsOfFile`. */
  byOwnVersion?: boolean;
}

/** @param file its name, as it is shown */
export async function readReturned(
  file: string,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<ReadFile> {
  // Worked out beside the reading.
  const sha256 = byteWork.sha256(bytes);
  const contents = readContents(file, bytes, options);
  return { file, sha256: await sha256, ...contents };
}

export type Contents = Omit<ReadFile, "file" | "sha256">;

/** The same without the file's fingerprint, which only comparing files needs. */
export function readContents(file: string, bytes: Uint8Array, options: ReadOptions): Contents {
  const other = otherFormat(file, bytes);
  if (other) return refused(other);
  try {
    return readBook(openWorkbook(bytes), options);
  } catch (error) {
    return refused(error instanceof FileError ? error.text : unforeseen(error));
  }
}

const refused = (message: IntakeFinding["message"]): Contents => ({
  cards: [],
  findings: [finding("unreadable-file", "error", NOWHERE, {}, message)],
  modified: null,
});

/** What nobody foresaw in a file is that file's trouble, and stops none of the others. */
const unforeseen = (error: unknown) => ({
  zh: `这个文件没有读成（${String(error)}）。请用 Excel 打开并另存后再收。`,
  en: `This file could not be read (${String(error)}). Open it in Excel, save it again and take it in once more.`,
});

/** A workbook that was opened already. */
export function readBook(book: FileWorkbook, options: ReadOptions): Contents {
  // It has the words of a card, and nobody filled it in.
  if (isRubricWorkbook(book.sheets))
    return { cards: [], findings: [RUBRIC_WORKBOOK], modified: timeOf(book.modified) };
  const { identities, found } = cardsOf(book, options);
  const cards = found.cards.map((card) => readCard(card, book, options));
  const used = [...new Set(found.cards.map(({ rubric }) => rubric))];
  const carried = used.filter((rubric) => !options.rubrics.includes(rubric));
  const findings = [
    ...(cards.length === 0 ? [notACard(found, book)] : []),
    ...cards.flatMap(({ findings: own }, card) => own.map((each) => ({ ...each, card }))),
    ...fileBeside(book, knownSheets(book, found)),
    ...strayIdentities(identities, found.cards),
  ];
  return {
    cards: cards.map(({ card }) => card),
    findings: inOrder(together(findings)),
    modified: timeOf(book.modified),
    ...(carried.length > 0 ? { carried } : {}),
  };
}

/** What a workbook says of its cards, and which of its sheets make up which. */
export function cardsOf(
  book: FileWorkbook,
  options: ReadOptions,
): { identities: StatedIdentity[]; found: Recognition } {
  const identities = identitiesOf(book);
  const grids = book.sheets
    .filter((sheet) => !isIdentitySheet(sheet))
    .map((sheet) => new Grid(sheet));
  return {
    identities,
    found: recognise(grids, identities, rubricsOfFile(book, identities, options.rubrics, options)),
  };
}

const RUBRIC_WORKBOOK = finding(
  "not-a-card",
  "error",
  NOWHERE,
  { found: "底稿" },
  {
    zh: "这是考核表的底稿（规则），不是单位填好的考核表；请单位交填好的表，底稿用 --rubric 给出或在窗格中导入。",
    en: "this is a rubric as a workbook, not a unit's card; give it with --rubric or import it in the pane.",
  },
);

function timeOf(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

function knownSheets(book: FileWorkbook, { cards, rosters }: Recognition): Set<string> {
  return new Set([
    ...book.sheets.filter(isIdentitySheet).map(({ name }) => name),
    ...cards.flatMap(({ grids, copies }) => [
      ...Object.values(grids).map(({ name }) => name),
      ...copies.map(({ grid }) => grid.name),
    ]),
    ...rosters,
    ...book.sheets.filter(isBesideCards).map(({ name }) => name),
  ]);
}

/** An identity of a card that is not in the file, beside one that is. */
function strayIdentities(
  identities: readonly StatedIdentity[],
  cards: readonly FoundCard[],
): IntakeFinding[] {
  if (cards.length === 0) return [];
  return identities
    .filter(({ identity }) => identity.kind !== "roster")
    .filter((each) => !cards.some(({ stated }) => stated === each))
    .map(({ identity, statements }) =>
      finding(
        "identity-differs",
        "warning",
        statements[0]?.place ?? NOWHERE,
        {
          expected: cards[0]?.id ?? null,
          found: identity.card,
        },
        {
          zh: `标识表里还有另一份考核表（${identity.unit || identity.card}），文件里却没有它的工作表；请核实。`,
          en: `the identity sheet names another card (${identity.unit || identity.card}), whose sheets are not in the file; find out why.`,
        },
      ),
    );
}

function notACard({ rosters, unknownRubrics }: Recognition, book: FileWorkbook): IntakeFinding {
  if (rosters.length > 0)
    return finding(
      "not-a-card",
      "error",
      { sheet: rosters[0]!, cell: null },
      { found: "汇总表" },
      {
        zh: "这是汇总表，不是单位填报的考核表；汇总表不用收表，请直接打开使用。",
        en: "this is a roster, not a unit's card; open it as it is.",
      },
    );
  if (unknownRubrics.length > 0)
    return finding(
      "not-a-card",
      "error",
      NOWHERE,
      { found: unknownRubrics.join("、") },
      {
        zh: `文件里的考核表“${unknownRubrics.join("、")}”不是已知的考核表；请用 --rubric 给出它的文件，或在窗格中导入。`,
        en: `the card's rubric “${unknownRubrics.join(", ")}” is not known; give its file with --rubric, or import it in the pane.`,
      },
    );
  const names = book.sheets.slice(0, 5).map(({ name }) => name);
  return finding(
    "not-a-card",
    "error",
    NOWHERE,
    { found: names.join("、") || null },
    {
      zh: `文件里没有已知的考核表（工作表：${names.join("、") || "无"}）；请确认发来的是考核表。`,
      en: `no card of a known rubric is in the file (sheets: ${names.join(", ") || "none"}); make sure that the right file was sent.`,
    },
  );
}
