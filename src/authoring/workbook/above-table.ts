/** What stands above the table: its label, its title, the line with the unit's name. */
import type { Fields } from "./flat";
import type { Identifiers } from "./identifiers";
import type { TableSheet } from "./table-reader";

const UNIT_LINE: readonly Fields[] = [{ text: "单位：" }, { field: "unit", width: 24 }];

/** `layout`: the line as 版式 describes it. */
export function aboveTable(
  { page, table: { header } }: TableSheet,
  layout: readonly Fields[] | undefined,
  ids: Identifiers,
): Fields {
  const texts: string[] = [];
  let headLine: Fields[] | undefined;
  for (let row = 0; row < header.top; row++) {
    const line = header.columns
      .filter(({ at }) => page.area(row, at).column === at && page.area(row, at).row === row)
      .map(({ at }) => page.text(row, at))
      .filter((text) => text.trim() !== "");
    const isHeadLine = line.length > 1 || (texts.length > 0 && /[：:]/.test(line.join("")));
    if (isHeadLine) headLine = piecesOf(line, ids);
    else texts.push(...line);
  }
  if (layout?.length === 1 && layout[0]!.text === texts.at(-1)) texts.pop();
  const title = texts.pop();
  return {
    ...(texts.length === 0 ? {} : { label: texts.join("\n") }),
    ...(title === undefined ? {} : { title }),
    ...(layout ? {} : { headLine: headLine ?? UNIT_LINE }),
  };
}

/** 填报单位：　　填报时间：, each with a place to fill in behind it. */
function piecesOf(line: readonly string[], ids: Identifiers): Fields[] {
  const labels = line.flatMap((text) => text.match(/[^\s_＿：:][^：:_＿]*[：:]/g) ?? []);
  const taken = new Set<string>();
  const pieces = labels.flatMap((text): Fields[] => {
    const known = /单位|学院|学校|部门|系/.test(text) ? "unit" : /年度/.test(text) ? "year" : null;
    const field = known === null || taken.has(known) ? ids.make("place", text) : known;
    taken.add(field);
    return [{ text }, { field, width: 24 }];
  });
  return taken.has("unit") ? pieces : [...UNIT_LINE, ...pieces];
}
