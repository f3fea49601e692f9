/** A review matrix over the files of units: which cards it can hold, and how each of them stands. */
import type { IntakeFinding } from "../../intake/types";
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Text } from "../../rubric/types";
import { STATES } from "../../sheets/roster/sources";
import type { OpenedCard, OpenedFile } from "../file";
import { signTroubles } from "../may-sign";
import type { MatrixForm } from "./columns";
import type { MatrixRow } from "./plan";
import { matrixRow } from "./rows";

/** A card of a file that was given. */
export interface Given {
  file: string;
  sha256: string;
  opened: OpenedFile;
  of: OpenedCard;
  /** The office takes it in whatever is wrong with it, and has said why. */
  isTakenIn?: boolean;
}

/** A blocked card's values may be wrong: they are taken only with a reason (采信理由). */
export const isBlocked = ({ of: { card, findings }, isTakenIn }: Given, stage: string): boolean =>
  isTakenIn !== true &&
  card.scorecard.accepted === undefined &&
  findings.some(({ severity }) => severity === "error") &&
  signTroubles(card, stage, findings).length > signTroubles(card, stage, []).length;

/** Why one matrix cannot hold these cards: it has one workbook a card, one rubric, one year. Null where it can. */
export function mixedCards(cards: readonly Given[]): Text | null {
  const keys = new Set(cards.map(({ of: { card } }) => formOf(card)));
  if (keys.size > 1)
    return {
      zh: `这些表属于不同的考核、版本或年度，不能列在一张总表里：${[...keys].join("；")}`,
      en: `These cards are of several rubrics, versions or years, which one matrix cannot hold: ${[...keys].join("; ")}`,
    };
  const ids = cards.map(({ of }) => of.card.id);
  const twice = cards.find(
    ({ of }, index) => of.card.id === "" || ids.indexOf(of.card.id) !== index,
  );
  return twice
    ? {
        zh: `${twice.file}：同一份考核表有两个文件，或文件里没有编号；请只留一个。`,
        en: `${twice.file}: two files hold one card, or the card has no id; keep one of them.`,
      }
    : null;
}

/** By what cards of several rubrics are told apart. */
export const formOf = ({ rubric, scorecard }: OpenedCard["card"]): string =>
  `${rubric.id} ${rubric.version} ${rubricFingerprint(rubric)} ${scorecard.year}`;

export const fileRows = (cards: readonly Given[], form: MatrixForm): MatrixRow[] =>
  cards.map((given) => {
    const { file, sha256, of } = given;
    const [name] = /[^/\\]*$/.exec(file)!;
    return matrixRow(of.card, form, {
      file: name,
      sha256,
      state: STATES[stateOf(given, form.stage)],
    });
  });

const isToConfirm = (findings: readonly IntakeFinding[]) =>
  findings.some(({ severity }) => severity !== "note");

const stateOf = (given: Given, stage: string) =>
  isBlocked(given, stage) ? "blocked" : isToConfirm(given.of.findings) ? "confirm" : "ready";
