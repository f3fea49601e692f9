/** 退回说明: for each unit that must mend something, what it is, where, and what to do. */
import type { Rubric } from "../../rubric/types";
import type { CollectedFile } from "./collect";
import { folded } from "../align/fold";
import { printable } from "./printable";
import type { IntakeFinding } from "../types";

export interface Letter {
  /** "" where the file does not say whose it is. */
  unit: string;
  files: string[];
  text: string;
}

/** Kinds that are no unit's to mend. */
const NOT_THEIRS: ReadonlySet<IntakeFinding["kind"]> = new Set(["veto", "same-file", "remark"]);

/** In the order of the files; files of one unit in one letter. */
export function lettersOf(
  files: readonly CollectedFile[],
  rubrics: readonly Rubric[],
  today: string,
): Letter[] {
  const groups = new Map<string, CollectedFile[]>();
  for (const file of files) {
    if (toMend(file).length === 0) continue;
    const unit = unitOf(file);
    const key = unit === "" ? `\n${file.file}` : folded(unit);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()].map((group) => {
    const unit = unitOf(group[0]!);
    return {
      unit,
      files: group.map(({ file }) => file),
      text: textOf(unit, group, rubrics, today),
    };
  });
}

const unitOf = ({ cards, named }: CollectedFile) =>
  cards.find(({ unit }) => unit !== "")?.unit ?? named ?? "";

const toMend = ({ findings }: CollectedFile) =>
  findings.filter(({ severity, kind }) => severity !== "note" && !NOT_THEIRS.has(kind));

function textOf(
  unit: string,
  files: readonly CollectedFile[],
  rubrics: readonly Rubric[],
  today: string,
): string {
  const names = new Set(files.flatMap(({ cards }) => cards.map(({ rubric }) => rubric)));
  const titles = rubrics.filter(({ id }) => names.has(id)).map(({ name }) => `《${name.zh}》`);
  const count = files.reduce((sum, file) => sum + toMend(file).length, 0);
  return [
    "退回说明",
    "",
    `${printable(unit) || "（单位不明）"}：`,
    `　　你单位报送的${titles.join("、") || "文件"}有 ${count} 处需要更正或核实，请改好后重新报送。`,
    ...files.flatMap((file) => ["", `文件：${printable(file.file)}`, ...linesOf(file)]),
    "",
    "　　请在原文件上修改，存为 .xlsx 后报送；不要另建新表，不要改动表格的行、列、公式和隐藏内容。",
    "",
    `　　　　　　　　　　　　${today}`,
    "",
  ].join("\r\n");
}

function linesOf(file: CollectedFile): string[] {
  const findings = toMend(file);
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  return [...part("必须更正", errors), ...part("请核实", warnings)];
}

function part(title: string, findings: readonly IntakeFinding[]): string[] {
  if (findings.length === 0) return [];
  return [
    `${title}（${findings.length} 处）`,
    ...findings.map(({ message }, index) => `${index + 1}. ${printable(message.zh)}`),
  ];
}
