/** What of the hidden rows goes to a unit: its own card's, without what is only the office's to know. */
import { isCarriedRow } from "../sheets/identity/carried-rubric";
import { HEADER } from "../sheets/identity/identity";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { recordId } from "../sheets/identity/record";
import { wasBlind } from "./blind";
import type { ReviewCard } from "./card";
import { LOG } from "./log";
import { objectIn } from "./rows";
import { withLogOf } from "./signature";

/** Who is named in what a unit gets. */
export interface UnitNames {
  /** False: the stage's name stands for every name. */
  names: boolean;
  /** A stage that was reviewed blind, whatever the cards say of it: nobody is named who scored it. */
  blindStage?: string;
}

/** Records of what the office did with files. */
const OF_OFFICE: ReadonlySet<string> = new Set(["taken", "replaced", "matrix"]);

/** Who signs and opens a stage stands for it by name, whether it was reviewed blind or not. */
const ANSWERED_FOR: ReadonlySet<string> = new Set(["signed", "reopened", "opened"]);

const NOTHING: IdentityRow = ["", "", ""];

/** The rows in their places; those of other cards, of the office and of acts that are not through are empty. */
export function unitRows(
  rows: readonly IdentityRow[],
  cards: readonly ReviewCard[],
  to: UnitNames,
): IdentityRow[] {
  const own = new Map(cards.map((card) => [card.id, new UnitCard({ ...card, rows }, to)]));
  const kept = rows.map((row) => {
    const [owner] = row;
    if (owner === HEADER[0]) return row;
    if (isCarriedRow(row))
      return cards.some(({ rubric }) => String(owner).endsWith(`:${rubric.id}`)) ? row : NOTHING;
    return own.get(String(owner ?? "").trim())?.row(row) ?? NOTHING;
  });
  return cards.reduce((all, card) => withLogOf(all, { ...card, rows }), kept);
}

class UnitCard {
  constructor(
    private readonly card: ReviewCard,
    private readonly to: UnitNames,
  ) {}

  row(row: IdentityRow): IdentityRow {
    const [key, value] = [String(row[1] ?? "").trim(), String(row[2] ?? "").trim()];
    const said = objectIn(value);
    if (!said) return row;
    if (key === LOG && OF_OFFICE.has(String(said.what))) return NOTHING;
    const by = typeof said.by === "string" ? said.by : "";
    const now = this.name(key, said, by);
    if (now === by) return row;
    const fields = Object.entries(said)
      .filter(([name]) => name !== "by" || key !== LOG || now !== "")
      .map(([name, each]): [string, unknown] => [name, name === "by" ? now : each]);
    return [row[0], row[1], JSON.stringify(Object.fromEntries(withId(said, fields)))];
  }

  private name(key: string, said: Record<string, unknown>, by: string): string {
    if (by === "") return "";
    const [kind = "", ofKey = ""] = key.split(".");
    const stage = key === LOG ? String(said.stage ?? "") : ofKey;
    const what = key === LOG ? String(said.what) : kind;
    if (this.isBlind(what, stage) && !ANSWERED_FOR.has(what)) return "";
    if (this.to.names) return by;
    return this.card.rubric.stages.find(({ id }) => id === stage)?.name.zh ?? "";
  }

  private isBlind(what: string, stage: string): boolean {
    // Whoever looks into materials scores, too; which stage that was is not said.
    const asked = what === "evidence" ? this.card.rubric.stages.map(({ id }) => id) : [stage];
    return asked.some((id) => id === this.to.blindStage || wasBlind(this.card, id));
  }
}

/** A record that agreed with its check sum agrees with it under another name. */
function withId(
  { id, ...before }: Record<string, unknown>,
  fields: readonly [string, unknown][],
): readonly [string, unknown][] {
  if (id === undefined || id !== recordId(Object.entries(before))) return fields;
  const others = fields.filter(([name]) => name !== "id");
  return [["id", recordId(others)], ...others];
}
