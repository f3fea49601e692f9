/** What stands above the table, as fields of a rubric. The line with the unit's name is described by 版式. */
import { aboveTable } from "../table/above";
import type { Fields } from "./flat";
import type { TableSheet } from "./table-reader";

export function fieldsAbove({ page, table: { header } }: TableSheet): Fields {
  const { labels, title } = aboveTable(page, header.top);
  return {
    ...(labels.length === 0 ? {} : { label: labels.map(({ text }) => text).join("\n") }),
    ...(title === null ? {} : { title: title.text }),
  };
}
