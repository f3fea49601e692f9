/** What stands above the table: its label, its title, the line with the unit's name. */
import type { Fields } from "./flat";
import type { TableSheet } from "./table-reader";

export function aboveTable({ page, table: { header } }: TableSheet): Fields {
  const texts: string[] = [];
  for (let row = 0; row < header.top; row++) {
    const line = header.columns
      .filter(({ at }) => page.area(row, at).column === at && page.area(row, at).row === row)
      .map(({ at }) => page.text(row, at))
      .filter((text) => text.trim() !== "");
    // Several cells are the line with the unit's name, which 版式 describes.
    if (line.length === 1) texts.push(line[0]!);
  }
  const title = texts.pop();
  return {
    ...(texts.length === 0 ? {} : { label: texts.join("\n") }),
    ...(title === undefined ? {} : { title }),
  };
}
