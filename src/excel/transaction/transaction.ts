/**
 * An act of the pane as a transaction: after it the workbook is as asked, or as before.
 *
 * Before anything is changed, notes of it go to the identity sheet, in the same request. Should the act fail, what it has
 * changed is taken back. Should that be refused too, the notes stay, and the next opening takes it back. The last operation
 * of the last request that must succeed writes the new identity in the place of the notes: with it the act is through.
 */
import type { Text } from "../../rubric/types";
import type { CardIdentity } from "../../sheets/identity/identity";
import { saysNothing, unfinishedRows, withCards } from "../../sheets/identity/identity-rows";
import type { IdentityRow } from "../../sheets/identity/identity-rows";
import { HEADER } from "../../sheets/identity/identity";
import { folded, IDENTITY_SHEET } from "../../sheets/card/sheet-names";
import type { Stage } from "../draw/plan";
import { BookError, codeOf } from "../errors";
import {
  addIdentity,
  appendToIdentity,
  dropIdentity,
  writeIdentity,
  type IdentitySheet,
} from "../identity";
import type { ProtectedSheet } from "../protection";
import { inExcel } from "../session";
import { notesOf, type Change } from "./changes";
import { openSheets, PasswordError } from "./open";
import { notTakenBack } from "./sentences";
import { carryOut, takeBack } from "./undo";

/** Sheets that have to be open for a step; a password goes to no sheet that has none. */
export interface Opening {
  sheets: readonly ProtectedSheet[];
  password?: string | undefined;
}

/** What the last step does besides. */
interface Commitment extends Partial<Opening> {
  /** What remains to be done after it. */
  tasks?: readonly Change[];
  /** Rows of the identity sheet that are no card's. */
  others?: (rows: readonly IdentityRow[]) => readonly IdentityRow[];
}

export interface ActInfo {
  name: Text;
  now: Date;
}

/** An act that failed and could not be taken back. */
export class HalfDoneError extends BookError {}

/** Acts of this pane of which something is left to be put right. */
export const halfDoneActs = new Set<string>();

/** Carries out an act. `identity` is the identity sheet as it was read for it. */
export async function transact<T>(
  context: Excel.RequestContext,
  info: ActInfo,
  identity: IdentitySheet,
  work: (act: Transaction) => Promise<T>,
): Promise<T> {
  const act = new Transaction(context, info, identity);
  try {
    return await work(act);
  } catch (error) {
    return act.fail(error);
  }
}

export class Transaction {
  /** What was noted and may have been done. */
  private readonly changes: Change[] = [];
  /** What is to be noted with the next request. */
  private pending: Change[] = [];
  /** The identity sheet as it stands now. */
  private standing: { isThere: boolean; rows: readonly IdentityRow[] };
  private readonly passwords = new Map<string, string>();
  private readonly id: string;

  constructor(
    readonly context: Excel.RequestContext,
    private readonly info: ActInfo,
    private readonly before: IdentitySheet,
  ) {
    this.standing = before;
    this.id = `${info.now.toISOString()} ${info.name.zh}`;
  }

  /** Says what the next step changes. */
  note(...changes: Change[]): void {
    this.pending.push(...changes);
  }

  /** One request: the notes, then the work with sheets open for it. */
  async step<T>(work: () => T, opening: Opening = { sheets: [] }): Promise<T> {
    return this.send(work, opening, () => {});
  }

  /**
   * The last step that must succeed.
   *
   * @param cards identities that are new or have changed
   */
  async commit<T>(
    cards: readonly CardIdentity[],
    work: () => T,
    { tasks = [], others = (rows) => rows, ...opening }: Commitment = {},
  ): Promise<T> {
    const after = others(withCards(this.before.rows, cards));
    const rows = [...after, ...this.notes(tasks)];
    const done = await this.send(work, { sheets: [], ...opening }, () => this.replaceNotes(rows));
    this.changes.length = 0;
    this.standing = { isThere: this.standing.isThere, rows };
    if (tasks.length > 0) this.tasks = { tasks, rows: after };
    return done;
  }

  private tasks: { tasks: readonly Change[]; rows: readonly IdentityRow[] } | null = null;

  /** What remained after the act is done now, or when the workbook is opened again: whether it is done. */
  async finish(): Promise<boolean> {
    if (!this.tasks) return true;
    const { tasks, rows } = this.tasks;
    return twice((context) => carryOut(context, tasks, () => rows)).then(
      () => true,
      () => {
        halfDoneActs.add(this.id);
        return false;
      },
    );
  }

  /**
   * Steps of which Excel may refuse one, which leaves everything as it was before them: what they answer, or null where
   * Excel has refused.
   */
  async trial<T>(work: () => Promise<T>): Promise<T | null> {
    const before = this.changes.length;
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) === null) throw error;
      const tried = this.changes.splice(before);
      await this.takeBack(tried, this.standing.rows);
      return null;
    }
  }

  /** Stages that may fail, in one request; each in its own where that fails. Answers what is missing. */
  async attempt(stages: readonly Stage[]): Promise<Text[]> {
    if (stages.length === 0) return [];
    try {
      for (const { queue } of stages) queue();
      await this.context.sync();
      return [];
    } catch {
      const missing: Text[] = [];
      for (const stage of stages) {
        try {
          stage.queue();
          await this.context.sync();
        } catch {
          missing.push(stage.missing);
        }
      }
      return missing;
    }
  }

  /** Takes back what was done, and throws what went wrong. */
  async fail(error: unknown): Promise<never> {
    if (this.changes.length === 0) throw error;
    try {
      await this.takeBack(this.changes, this.before.rows);
    } catch {
      halfDoneActs.add(this.id);
      throw new HalfDoneError(notTakenBack(error, this.info.name, this.changes), { cause: error });
    }
    throw error;
  }

  private takeBack(changes: readonly Change[], rows: readonly IdentityRow[]): Promise<void> {
    const { passwords } = this;
    return twice((context) => takeBack(context, changes, { rows: () => rows, passwords }));
  }

  private async send<T>(work: () => T, opening: Opening, last: () => void): Promise<T> {
    const identity = identityToOpen(this.before);
    const sheets = [...identity, ...opening.sheets].filter(({ protection }) => protection !== null);
    const notes = sheets
      .filter(({ id }) => !this.changes.some((each) => each.do === "open" && each.sheet.id === id))
      .map(
        ({ id, name, protection }): Change => ({
          do: "open",
          sheet: { id, name },
          options: protection!,
        }),
      );
    const pending = [...notes, ...this.pending];
    this.pending = [];
    // From here on it may be there, whatever the answer is.
    this.changes.push(...pending);
    const rows = this.notes(pending);
    const before = this.standing;
    const request = {
      first: () => this.writeNotes(before, rows),
      work,
      last: () => {
        this.standing = this.withNotes(before, rows);
        last();
      },
    };
    const { password } = opening;
    try {
      return await openSheets(
        this.context,
        { sheets, password, passwords: this.passwords },
        request,
      );
    } catch (error) {
      // The identity sheet is opened before anything is done: where it stays closed, nothing was.
      if (error instanceof PasswordError && isIdentity(error.sheet))
        this.changes.length -= pending.length;
      throw error;
    }
  }

  private notes(changes: readonly Change[]): IdentityRow[] {
    return unfinishedRows({ id: this.id, notes: notesOf(changes) });
  }

  /** A workbook that takes no more sheets, and has none for the notes, does without. */
  private get canNote(): boolean {
    return this.before.isThere || this.before.canAdd;
  }

  private withNotes(
    { isThere, rows }: { isThere: boolean; rows: readonly IdentityRow[] },
    notes: readonly IdentityRow[],
  ) {
    if (!this.canNote || notes.length === 0) return { isThere, rows };
    return { isThere: true, rows: [...(rows.length === 0 ? [HEADER] : rows), ...notes] };
  }

  private writeNotes(
    { isThere, rows }: { isThere: boolean; rows: readonly IdentityRow[] },
    notes: readonly IdentityRow[],
  ): void {
    if (!this.canNote || notes.length === 0) return;
    if (!isThere) addIdentity(this.context);
    if (rows.length > 0) appendToIdentity(this.context, notes, rows.length);
    else writeIdentity(this.context, [HEADER, ...notes], []);
  }

  private replaceNotes(rows: readonly IdentityRow[]): void {
    const { isThere } = this.standing;
    if (saysNothing(rows)) {
      if (isThere) dropIdentity(this.context);
      return;
    }
    if (!isThere && !this.canNote) return;
    if (!isThere) addIdentity(this.context);
    writeIdentity(this.context, rows, this.standing.rows);
  }
}

/** Once more where Excel refuses, for it may be in the way of a moment only: what stands is read anew then. */
function twice<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  const attempt = () => inExcel(work);
  return attempt().catch(attempt);
}

const isIdentity = (name: string) => folded(name) === folded(IDENTITY_SHEET);

/** Earlier versions protected the identity sheet. */
function identityToOpen({ protection }: IdentitySheet): ProtectedSheet[] {
  return protection ? [{ id: IDENTITY_SHEET, name: IDENTITY_SHEET, protection }] : [];
}
