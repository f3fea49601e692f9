/** Whether a workbook was made from the rubric by which it is read. */
import { rubricFingerprint } from "../../rubric/fingerprint";
import type { Rubric, Text } from "../../rubric/types";
import type { FindingKind } from "../../scoring/types";

/** What a workbook says of the rubric that it was made from. */
export interface Origin {
  version?: string;
  /** Fingerprint of the rubric's text; empty where an older workbook lost it. */
  fingerprint?: string;
}

/**
 * Another version, or another text of the same version: the formulas on the sheets compute by the old one. Null where
 * nothing is known to differ.
 */
export function otherOrigin(
  rubric: Rubric,
  { version, fingerprint }: Origin,
): { kind: FindingKind; message: Text } | null {
  if (version !== undefined && version !== rubric.version) {
    return {
      kind: "version",
      message: {
        zh: `本表由 ${version} 版考核表生成，现按 ${rubric.version} 版读取；请重新生成（已填内容会保留）。`,
        en: `The sheets were generated from version ${version} of the rubric and are read as ${rubric.version}; generate again (what was typed is kept).`,
      },
    };
  }
  if (!fingerprint || fingerprint === rubricFingerprint(rubric)) return null;
  return {
    kind: "rubric-changed",
    message: {
      zh: `生成本表之后，考核表的内容改过而版本号仍是 ${rubric.version}：表内公式仍按原内容计算，与这里的结果可能不同。请重新生成（已填内容会保留）。`,
      en: `The rubric was changed since the sheets were generated, and is still called version ${rubric.version}: their formulas compute by its old text and may differ from what is told here. Generate again (what was typed is kept).`,
    },
  };
}
