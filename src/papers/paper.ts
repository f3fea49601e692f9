/** A paper of the year's end as data: paragraphs with their styles, and tables. */
import type { Text } from "../formula/values";

export type PaperKind = "publicity" | "awards" | "subsidy" | "unit" | "comparison";

/** Names of paragraph styles in a document. */
export type ParagraphStyle =
  | "Title"
  | "Body"
  | "Heading1"
  | "Heading2"
  | "Annex"
  | "Sign"
  | "Date"
  | "TableText";

export type PaperCell = string | number;

export interface PaperColumn {
  header: string;
  /** Share of the table's width. */
  width: number;
  /** How its cells stand: wording on the left, numbers on the right, short words in the middle. */
  align: "left" | "center" | "right";
}

export interface PaperTable {
  type: "table";
  columns: PaperColumn[];
  rows: PaperCell[][];
  /** The last row is a sum. */
  hasSum: boolean;
}

export type Block =
  | { type: "paragraph"; style: ParagraphStyle; text: string; isFlush?: boolean }
  | PaperTable
  /** From here on a new page; lying where a table has many columns. */
  | { type: "annex"; landscape: boolean };

export type PaperSeverity = "error" | "warning" | "note";

export interface PaperFinding {
  kind:
    | "draft"
    | "holidays"
    | "not-counted"
    | "tie"
    | "contact"
    | "issuer"
    | "no-award"
    | "no-card"
    | "deadline"
    | "readings"
    | "unmatched";
  severity: PaperSeverity;
  message: Text;
}

export interface Paper {
  kind: PaperKind;
  /** The name of its file, without ending. */
  name: string;
  title: string;
  blocks: Block[];
  /** First and last day of a period, as ISO dates; null where the paper has none. */
  start: string | null;
  end: string | null;
  /** A sum of money as the table has it, and in 大写; null where the paper has none. */
  sum: number | null;
  capitals: string | null;
  findings: PaperFinding[];
}

export const paragraph = (style: ParagraphStyle, text: string): Block => ({
  type: "paragraph",
  style,
  text,
});

/** Whom a letter is addressed to, without the indent of what follows. */
export const address = (text: string): Block => ({
  ...{ type: "paragraph", style: "Body", text, isFlush: true },
});

/** Small, below a table. */
export const note = (text: string): Block => paragraph("TableText", text);

/** A paragraph where there is anything to say. */
export const optional = (style: ParagraphStyle, text: string): Block[] =>
  text === "" ? [] : [paragraph(style, text)];

export const heading = (text: string): Block => paragraph("Heading1", text);
export const body = (text: string): Block => paragraph("Body", text);

/** Above so many columns a table needs a lying page. */
const MOST_UPRIGHT = 7;

/** The annex: its label, its title, its tables. */
export function annex(label: string, title: string, blocks: readonly Block[]): Block[] {
  const columns = blocks.map((block) => (block.type === "table" ? block.columns.length : 0));
  return [
    { type: "annex", landscape: Math.max(...columns) > MOST_UPRIGHT },
    paragraph("Annex", label),
    paragraph("Title", title),
    ...blocks,
  ];
}

export const tablesOf = ({ blocks }: Pick<Paper, "blocks">): PaperTable[] =>
  blocks.filter((block) => block.type === "table");

export const paragraphsOf = ({ blocks }: Pick<Paper, "blocks">) =>
  blocks.filter((block) => block.type === "paragraph");
