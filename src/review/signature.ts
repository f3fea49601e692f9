/** 定稿: a stage that its reviewer closed, and what was touched afterwards. It catches change, not forgery. */
import { personName, type Change } from "../sheets/identity/identity";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { canonicalLines, textOf } from "./canonical";
import type { ReviewCard } from "./card";
import { compareLines, type Comparison } from "./compare";
import { codeOf, digestOf } from "./digest";
import { formFindings, type CardFinding } from "./form-findings";
import { logOf, withRecords, type LogRecord } from "./log";
import { departuresOf, lacksReason } from "./reasons";
import { objectIn, rowsOf, withRows } from "./rows";
import { keptLines, withLines } from "./state";

export interface Signature extends Change {
  stage: string;
  /** 校验码 */
  code: string;
  /** Of the whole canonical text. */
  sha256: string;
  /** The card's records up to its own: how many, and the check sum of their ids. */
  log: { n: number; sha256: string };
  reasonsMissing: number;
  /** Reopened: its state stays until the stage is signed again. */
  open: boolean;
}

const keyOf = (stage: string) => `signed.${stage}`;

/** The signatures of a card, in the order of its stages. */
export const signaturesOf = (card: ReviewCard): Signature[] =>
  card.rubric.stages.flatMap(({ id }) => signatureOf(card, id) ?? []);

export function signatureOf({ rows, id }: ReviewCard, stage: string): Signature | null {
  const row = rowsOf(rows, id).find(({ key }) => key === keyOf(stage));
  const said = row && objectIn(row.value);
  if (!said) return null;
  const word = (name: string) => (typeof said[name] === "string" ? said[name] : "");
  const log = (said.log ?? {}) as { n?: unknown; sha256?: unknown };
  return {
    ...{ stage, by: personName(word("by")), at: word("at") },
    ...{ code: word("code"), sha256: word("sha256") },
    log: { n: Number(log.n ?? 0), sha256: String(log.sha256 ?? "") },
    reasonsMissing: Number(said.reasonsMissing ?? 0),
    open: said.open === true,
  };
}

export interface Signed {
  rows: IdentityRow[];
  signature: Signature;
}

/**
 * Closes a stage as it stands; whether it may be closed is its caller's to ask.
 *
 * @throws StateTooLong
 */
export function sign(card: ReviewCard, stage: string, change: Change): Signed {
  const lines = canonicalLines(card, { stage });
  const sha256 = digestOf(textOf(lines));
  const code = codeOf(sha256);
  const from = signatureOf(card, stage)?.code ?? "";
  const record = { what: "signed" as const, stage, from, to: code };
  const rows = withLines(withRecords(card.rows, card.id, [record], change), card.id, stage, lines);
  const missing = departuresOf(card).filter(
    (each) => each.input.stage === stage && lacksReason(each),
  );
  const signature: Signature = {
    ...{ stage, by: personName(change.by), at: change.at, code, sha256 },
    log: sumOf(logOf(rows, card.id)),
    reasonsMissing: missing.length,
    open: false,
  };
  return { rows: withSignature(rows, card.id, signature), signature };
}

export function withSignature(
  rows: readonly IdentityRow[],
  card: string,
  { stage, by, at, code, sha256, log, reasonsMissing, open }: Signature,
): IdentityRow[] {
  const value = JSON.stringify({ by, at, code, sha256, log, reasonsMissing, open });
  return withRows(rows, card, (key) => key === keyOf(stage), [[keyOf(stage), value]]);
}

/** How many records, and the check sum of their ids, one a line. */
export function sumOf(records: readonly LogRecord[]): Signature["log"] {
  const ids = records.map(({ id }) => id).sort();
  return { n: ids.length, sha256: digestOf(ids.map((id) => `${id}\n`).join("")) };
}

/** Opens a signed stage again, and those after it that are signed. */
export function reopen(
  card: ReviewCard,
  stage: string,
  text: string,
  change: Change,
): IdentityRow[] {
  const order = card.rubric.stages.map(({ id }) => id);
  const from = order.indexOf(stage);
  const opened = signaturesOf(card).filter(
    (each) => !each.open && order.indexOf(each.stage) >= from,
  );
  return opened.reduce<IdentityRow[]>(
    (rows, signature) => {
      const { code } = signature;
      const record = { what: "reopened" as const, stage: signature.stage, from: code, text };
      return withSignature(withRecords(rows, card.id, [record], change), card.id, {
        ...signature,
        open: true,
      });
    },
    [...card.rows],
  );
}

/** Whether a stage is closed: what would change it is refused. */
export const isClosed = (card: ReviewCard, stage: string): boolean =>
  signatureOf(card, stage)?.open === false;

export interface CheckedSignature extends Comparison {
  signature: Signature;
  /** The state that is kept is not the one that was signed. */
  damaged: boolean;
  /** Records before it are others than it says. */
  logAltered: boolean;
  form: CardFinding[];
  intact: boolean;
}

/** @param findings what intake says of the card's form */
export function checkSignature(
  card: ReviewCard,
  signature: Signature,
  findings: readonly CardFinding[],
): CheckedSignature {
  const { stage, sha256, code } = signature;
  const kept = keptLines(card.rows, card.id, stage);
  const isGiven = kept !== null && digestOf(textOf(kept)) === sha256 && codeOf(sha256) === code;
  const comparison = compareLines(kept ?? [], canonicalLines(card, { stage }));
  const { changed, effects } = kept ? comparison : { changed: [], effects: [] };
  const form = formFindings(card, changed, findings);
  const intact =
    isGiven && changed.length === 0 && form.every(({ severity }) => severity === "note");
  return {
    ...{ signature, damaged: !isGiven, changed, effects, form, intact },
    logAltered: isLogAltered(card, signature),
  };
}

/** The signature of a stage, where it is closed and nothing was changed since. */
export function signatureInForce(
  card: ReviewCard,
  stage: string,
  findings: readonly CardFinding[],
): Signature | undefined {
  const signature = signatureOf(card, stage);
  if (!signature || signature.open) return undefined;
  return checkSignature(card, signature, findings).intact ? signature : undefined;
}

function isLogAltered(card: ReviewCard, signature: Signature): boolean {
  const records = recordsUpTo(card, signature);
  const { n, sha256 } = sumOf(records);
  return records.length === 0 || n !== signature.log.n || sha256 !== signature.log.sha256;
}

/** The records up to a signature's own; none where that is gone. */
function recordsUpTo(card: ReviewCard, { stage, at, code }: Signature): LogRecord[] {
  const records = logOf(card.rows, card.id);
  const own = records.findLastIndex(
    (record) =>
      record.what === "signed" && record.stage === stage && record.to === code && record.at === at,
  );
  return records.slice(0, own + 1);
}

/**
 * Rows with another log of the card, such as one without names: the signatures that agreed with the log before agree with
 * this one, and no other does.
 */
export function withLogOf(rows: readonly IdentityRow[], before: ReviewCard): IdentityRow[] {
  return signaturesOf(before)
    .filter((signature) => !isLogAltered(before, signature))
    .reduce<IdentityRow[]>(
      (all, { stage }) => {
        const card = { ...before, rows: all };
        const signature = signatureOf(card, stage)!;
        const log = sumOf(recordsUpTo(card, signature));
        return withSignature(all, card.id, { ...signature, log });
      },
      [...rows],
    );
}
