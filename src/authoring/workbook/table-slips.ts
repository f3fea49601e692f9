/** What stands in a 考核表 where nothing reads it: told, for it was meant to count. */
import { plainText } from "../../sheets/read/cells";
import { isLabelHeader } from "../table/headers";
import { CRITERION_COLUMNS, FIRST_OWN_HEADER } from "./criterion-columns";
import type { FlatRubric } from "./flat";
import { nearestOf } from "./likeness";
import type { Mistakes } from "./mistakes";
import type { TableSheet } from "./table-reader";

/** Columns of ours that no document prints. */
const OWN_ONLY = ["依据数据", "口径", "简称", "后果", "标识", "确认"];
/** Columns at the right that people keep for themselves, or that a draft says its doubts in. */
const OTHERS = ["依据数据", "口径", "确认", "备注", "序号", "把握", "举例", "请核对"];
const KNOWN = [FIRST_OWN_HEADER, ...CRITERION_COLUMNS.map(({ header }) => header), ...OTHERS];

export function checkTable(sheet: TableSheet, flat: FlatRubric, mistakes: Mistakes): void {
  checkHeaders(sheet, mistakes);
  checkIdleRules(sheet, mistakes);
  if (flat.criteria.length === 0)
    mistakes.add(
      sheet.page.place(sheet.table.header.bottom, sheet.own.get(FIRST_OWN_HEADER)!),
      { zh: "表头下面没有考核项。", en: "There is no criterion below the header." },
      { zh: "请把考核表的各行放在表头下面。", en: "Put the rows of the table below it." },
    );
}

function checkHeaders({ page, table: { header }, own }: TableSheet, mistakes: Mistakes): void {
  for (const { at, header: word } of header.columns)
    if (OWN_ONLY.includes(plainText(word)))
      mistakes.add(
        page.place(header.top, at),
        { zh: `“${word}”列在“规则”列的左边。`, en: `${word} stands left of 规则.` },
        { zh: "请移到“规则”列的右边。", en: "Move it to the right of 规则." },
      );
  if (!header.columns.some(({ role }) => isLabelHeader(role) || role === "points"))
    mistakes.add(
      page.place(header.top, header.columns[0]?.at ?? 0),
      { zh: "认不出这一行表头。", en: "No header is known here." },
      {
        zh: "请写文件的表头，如“一级指标”“评分标准”“分值”。",
        en: "Write the document's headers, like 一级指标, 评分标准, 分值.",
      },
    );
  for (const [word, at] of own) {
    if (KNOWN.some((known) => plainText(known) === word)) continue;
    const nearest = nearestOf(KNOWN, word);
    mistakes.add(
      page.place(header.top, at),
      { zh: `“${word}”列不认识，`, en: `The column ${word} is not known;` },
      nearest === undefined
        ? {
            zh: "文件自己的列请移到“规则”列的左边，其余的请删去。",
            en: "move the document's own columns to the left of 规则, delete others.",
          }
        : { zh: `是不是“${nearest}”？`, en: `is it ${nearest}?` },
    );
  }
}

/** A rule beside a heading, a sum, a note or a line to sign. */
function checkIdleRules({ page, table, own }: TableSheet, mistakes: Mistakes): void {
  const at = own.get(FIRST_OWN_HEADER)!;
  for (const { row } of [...table.headings, ...table.sums, ...table.notes, ...table.signed])
    if (page.text(row, at).trim() !== "")
      mistakes.add(
        page.place(row, at),
        {
          zh: "这一行读作标题、合计、注或签字处，不是考核项，规则不起作用。",
          en: "This row is read as a heading, a sum, a note or a line to sign: its rule counts for nothing.",
        },
        {
          zh: "请移到考核项的那一行，或删去；是考核项的，请补上评分标准和分值。",
          en: "Move it to its criterion, or delete it; give a criterion its standard and points.",
        },
        "rule",
      );
}
