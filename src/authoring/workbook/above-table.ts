/** What stands above the table, as fields of a rubric. */
import { aboveTable } from "../table/above";
import type { PrintedLine } from "../table/printed";
import type { Fields } from "./flat";
import type { Identifiers } from "./identifiers";
import type { TableSheet } from "./table-reader";

const UNIT_LINE: readonly Fields[] = [{ text: "单位：" }, { field: "unit", width: 24 }];

/** `layout`: the line with the unit's name as 版式 describes it. */
export function fieldsAbove(
  { page, table: { header } }: TableSheet,
  layout: readonly Fields[] | undefined,
  ids: Identifiers,
): Fields {
  const { labels, title, head } = aboveTable(page, header.top);
  // A line of words alone is no label.
  const own = labels.filter(({ text }) => layout?.length !== 1 || text !== layout[0]!.text);
  return {
    ...(own.length === 0 ? {} : { label: own.map(({ text }) => text).join("\n") }),
    ...(title === null ? {} : { title: title.text }),
    ...(layout ? {} : { headLine: piecesOf(head.flat(), ids) }),
  };
}

/** 填报单位：　　填报时间：, each with a place to fill in behind it. */
function piecesOf(line: readonly PrintedLine[], ids: Identifiers): readonly Fields[] {
  const labels = line.flatMap(({ text }) => text.match(/[^\s_＿：:][^：:_＿]*[：:]/g) ?? []);
  const taken = new Set<string>();
  const pieces = labels.flatMap((text): Fields[] => {
    const known = /单位|学院|学校|部门|系/.test(text) ? "unit" : /年度/.test(text) ? "year" : null;
    const field = known === null || taken.has(known) ? ids.make("place", text) : known;
    taken.add(field);
    return [{ text }, { field, width: 24 }];
  });
  return taken.has("unit") ? pieces : [...UNIT_LINE, ...pieces];
}
