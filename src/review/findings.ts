/** What review has to say of a card beside what intake says; none of it keeps anybody from going on. */
import { stageName } from "../rubric/model";
import type { Text } from "../rubric/types";
import type { Severity } from "../intake/types";
import type { CellPlace } from "../scoring/types";
import type { ReviewCard } from "./card";
import { logOf } from "./log";
import { departuresOf, lacksReason, type Departure } from "./reasons";
import { checkSignature, signaturesOf } from "./signature";

export interface ReviewFinding {
  kind:
    | "reason-missing"
    | "reason-stale"
    | "log-altered"
    | "signature-damaged"
    | "identity-missing";
  severity: Severity;
  stage: string | null;
  key: string | null;
  place: CellPlace | null;
  expected: string | null;
  found: string | null;
  message: Text;
}

/** @param sheet the present name of the sheet with the log */
export function reviewFindings(card: ReviewCard, sheet: string | null): ReviewFinding[] {
  if (sheet === null || card.rows.length === 0) return [NOT_RECORDED];
  return [
    ...departuresOf(card).flatMap(ofDeparture),
    ...logOf(card.rows, card.id)
      .filter(({ altered }) => altered)
      .map(({ index, record }) =>
        logAltered({ sheet, address: `C${index + 1}` }, record.slice(0, SHOWN)),
      ),
    ...signaturesOf(card).flatMap((signature) => {
      const { damaged, logAltered: altered } = checkSignature(card, signature, []);
      const of = stageName(card.rubric, signature.stage);
      return [
        ...(damaged ? [signatureDamaged(signature.stage, of)] : []),
        ...(altered ? [logAltered({ sheet, address: "A1" }, null, of)] : []),
      ];
    }),
  ];
}

/** In characters, of a record in a message. */
const SHOWN = 60;

function ofDeparture(each: Departure): ReviewFinding[] {
  const { input, from, of, isStale } = each;
  const isMissing = lacksReason(each);
  if (!isMissing && !isStale) return [];
  const { name, stage, key, value, place = null } = input;
  const before =
    of === "rule"
      ? { zh: "按规则为", en: "the rule gives" }
      : { zh: "前一阶段为", en: "the stage before says" };
  const said = {
    zh: `“${name.zh}”${before.zh} ${from}，现为 ${value}`,
    en: `“${name.en}”: ${before.en} ${from}, it is ${value} now`,
  };
  return [
    {
      kind: isMissing ? "reason-missing" : "reason-stale",
      severity: "warning",
      ...{ stage, key, place, expected: from, found: value },
      message: isMissing
        ? {
            zh: `${said.zh}，还没有写理由；请补写。`,
            en: `${said.en}, and no reason is given; add one.`,
          }
        : {
            zh: `${said.zh}，写理由之后又改过；请确认理由是否仍然成立。`,
            en: `${said.en}; it was changed after its reason was given. Confirm the reason.`,
          },
    },
  ];
}

const logAltered = (place: CellPlace, found: string | null, of?: Text): ReviewFinding => ({
  ...{ kind: "log-altered", severity: "warning", stage: null, key: null },
  ...{ place, expected: null, found },
  message: of
    ? {
        zh: `“${of.zh}”定稿之前的记录被改动、增加或删去过；请与留存的文件核对。`,
        en: `records from before “${of.en}” was signed were altered, added or taken away; compare with a kept copy.`,
      }
    : {
        zh: `${place.sheet}!${place.address}：这条记录的内容与它的编号不符，被改动过；请与留存的文件核对。`,
        en: `${place.sheet}!${place.address}: this record was altered after it was written; compare with a kept copy.`,
      },
});

const signatureDamaged = (stage: string, of: Text): ReviewFinding => ({
  ...{ kind: "signature-damaged", severity: "error", stage, key: null, place: null },
  ...{ expected: null, found: null },
  message: {
    zh: `“${of.zh}”的定稿内容已损坏：保存的内容与校验值、校验码不符，不能再作依据；请用留存的文件核对后重新定稿。`,
    en: `what was signed for “${of.en}” is damaged: the kept state does not give its check sum and code. Compare with a kept copy and sign again.`,
  },
});

const NOT_RECORDED: ReviewFinding = {
  ...{ kind: "identity-missing", severity: "warning", stage: null, key: null, place: null },
  ...{ expected: null, found: null },
  message: {
    zh: "文件里没有记录表（_rubric）：改动不会留下记录，也不能定稿；记录没有随表复制。请在原工作簿中复核。",
    en: "the file has no sheet of records (_rubric): nothing is recorded and nothing can be signed. Review in the original workbook.",
  },
};
