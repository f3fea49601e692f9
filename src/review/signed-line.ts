/** What the result sheet says of a signature, and the places for a hand and a seal below it. */
import type { Rubric } from "../rubric/types";
import { stageName } from "../rubric/model";
import { BY_HAND, signedKey } from "../sheets/card/signed-rows";
import type { KeyedLine } from "../sheets/standing/keyed-lines";
import type { CheckedSignature, Signature } from "./signature";

/** What the line of a stage is to say. */
export interface StageLine {
  stage: string;
  text: string;
}

/** The lines with their keys, and where there is any the one below them. */
export const keyedLines = (lines: readonly StageLine[]): KeyedLine[] =>
  lines.length === 0
    ? []
    : [
        ...lines.map(({ stage, text }) => ({ key: signedKey(stage), text })),
        { ...BY_HAND, once: true },
      ];

/** 复核定稿：张三　2026-11-20 16:30　校验码 7K3M-9Q2P-XD4T */
export function signedLine(rubric: Rubric, { stage, by, at, code }: Signature): string {
  const who = [by, at.slice(0, 16).replace("T", " "), `校验码 ${code}`].filter(
    (each) => each !== "",
  );
  return `${stageName(rubric, stage).zh}定稿：${who.join("　")}`;
}

/** What stands there once the stage was reopened. */
export const reopenedLine = (rubric: Rubric, stage: string): string =>
  `${stageName(rubric, stage).zh}已退回重审，尚未重新定稿`;

/** What stands there while a signed stage is no longer as it was signed. */
export const changedLine = ({ changed, form }: CheckedSignature): string => {
  const count = changed.length + form.filter(({ severity }) => severity !== "note").length;
  return `定稿后有改动${count === 0 ? "" : `（${count} 处）`}，请重新定稿`;
};
