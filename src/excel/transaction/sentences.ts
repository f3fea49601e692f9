/** What stands where, when an act failed and could not be taken back. */
import type { Text } from "../../rubric/types";
import { a1 } from "../../sheets/plan/address";
import { IDENTITY_SHEET } from "../../sheets/card/sheet-names";
import { explainError } from "../errors";
import type { Change } from "./changes";
import { namesAside } from "./undo";

export function notTakenBack(error: unknown, act: Text, changes: readonly Change[]): Text {
  const { zh, en } = explainError(error);
  const parts = listed(changes);
  return {
    zh: `${zh}“${act.zh}”没有做完，撤回也被拒绝，现在可能是：${parts.map((each) => each.zh).join("；")}；登记表“${IDENTITY_SHEET}”（隐藏）中留有记录。请先不要改动这些表；再操作一次，或重新打开本窗格，会自动恢复原样。`,
    en: `${en} “${act.en}” is not through, and taking it back was refused too. It may be that ${parts.map((each) => each.en).join("; ")}; notes of it are on the hidden sheet “${IDENTITY_SHEET}”. Leave these sheets alone; the next try, or opening this pane again, puts everything back.`,
  };
}

/** After the next opening: what was found and put right. */
export function takenBack(act: string): Text {
  return {
    zh: `上次的“${act}”没有做完，已恢复到操作之前的样子；需要时请重做一次。`,
    en: `The last “${act}” was not through; the workbook was put back as it was before. Do it again if you need it.`,
  };
}

export function notMended(act: string, error: unknown): Text {
  const { zh, en } = explainError(error);
  return {
    zh: `上次的“${act}”没有做完，这次也没能恢复：${zh}`,
    en: `The last “${act}” was not through, and it could not be put back now: ${en}`,
  };
}

function listed(changes: readonly Change[]): Text[] {
  const names = (of: Change["do"]) => [
    ...new Set(
      changes.flatMap((change) =>
        change.do === of && "sheet" in change ? [quoted(change.sheet.name)] : [],
      ),
    ),
  ];
  const added = changes.flatMap((change) => (change.do === "add" ? [quoted(change.name)] : []));
  const said: Text[] = [];
  const aside = namesAside(added.length).map(quoted);
  if (added.length > 0)
    said.push({
      zh: `新表${added.join("、")}已出现，但不完整（待删除时改叫${aside.join("、")}）`,
      en: `the new sheets ${added.join(", ")} are there, but not complete (or called ${aside.join(", ")}, to be deleted)`,
    });
  for (const change of changes) {
    if (change.do === "rename")
      said.push({
        zh: `“${change.sheet.name}”已改名为“${change.to}”`,
        en: `“${change.sheet.name}” is now called “${change.to}”`,
      });
    if (change.do === "write" || change.do === "follow") said.push(written(change));
    if (change.do === "name")
      said.push({
        zh: `名称“${change.name}”的公式已改写`,
        en: `the name “${change.name}” has another formula`,
      });
  }
  if (changes.some(isWritten))
    said.push({
      zh: "由这些内容算出的结果（包括其他表中的）也已随之改变",
      en: "what is computed from them, on other sheets too, has changed with them",
    });
  const rules = names("add rules");
  if (rules.length > 0)
    said.push({
      zh: `${rules.join("、")}的标色规则重复`,
      en: `the colours of ${rules.join(", ")} are there twice`,
    });
  const charts = names("add chart");
  if (charts.length > 0)
    said.push({
      zh: `${charts.join("、")}上多出一张图`,
      en: `there is a chart too many on ${charts.join(", ")}`,
    });
  const open = names("open").filter((name) => name !== quoted(IDENTITY_SHEET));
  if (open.length > 0)
    said.push({
      zh: `${open.join("、")}的保护已取消`,
      en: `${open.join(", ")} are not protected`,
    });
  return said;
}

const isWritten = (change: Change) => ["write", "follow", "name"].includes(change.do);

/** So many addresses are said in full. */
const most = 5;

function written({ sheet, cells }: Extract<Change, { do: "write" | "follow" }>): Text {
  const first = cells.slice(0, most).map((cell) => a1(cell));
  const more = cells.length > most;
  return {
    zh: `“${sheet.name}”的${first.join("、")}${more ? `等 ${cells.length} 格` : ""}已改写一部分`,
    en: `some of ${first.join(", ")}${more ? ` and others (${cells.length} cells)` : ""} on “${sheet.name}” are rewritten`,
  };
}

const quoted = (name: string) => `“${name}”`;
