import type { IWorkbookData } from "@univerjs/core";

let made = 0;

/** An empty workbook with one sheet, sized and set like Excel's in Chinese. */
export function newWorkbook(name = "工作簿1"): Partial<IWorkbookData> {
  made += 1;
  return {
    id: `book-${made}-${Date.now().toString(36)}`,
    name,
    sheetOrder: ["sheet-1"],
    sheets: {
      "sheet-1": { id: "sheet-1", name: "Sheet1", cellData: {}, ...EMPTY_SHEET },
    },
  };
}

/** What a sheet begins with, in pixels and Excel's Chinese font; it grows when something is written beyond. */
export const EMPTY_SHEET = {
  rowCount: 200,
  columnCount: 26,
  defaultRowHeight: 20,
  defaultColumnWidth: 72,
  defaultStyle: { ff: "宋体", fs: 11 },
};
