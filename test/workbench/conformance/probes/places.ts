/** Where ranges are, and which ranges are found from them. */
import { classPage, guide, type Bench, probesOf, read } from "../probe";

const { gives, refuses } = probesOf(classPage("Range"));
const address = async (bench: Bench, range: Excel.Range) =>
  (await read(bench, range, "address")).replace(/^.*!/, "");

/** Ranges that are found from others. */
const found: [says: string, from: string, to: (range: Excel.Range) => Excel.Range, at: string][] = [
  ["getCell counts from the upper left cell", "B2:D4", (range) => range.getCell(1, 2), "D3"],
  ["getCell may lie outside of the range", "B2:C3", (range) => range.getCell(4, 0), "B6"],
  ["getRow gives a row of the range", "B2:D4", (range) => range.getRow(1), "B3:D3"],
  ["getColumn gives a column of the range", "B2:D4", (range) => range.getColumn(2), "D2:D4"],
  ["getLastRow", "B2:D9", (range) => range.getLastRow(), "B9:D9"],
  ["getLastColumn", "B2:D9", (range) => range.getLastColumn(), "D2:D9"],
  ["getLastCell", "B2:D5", (range) => range.getLastCell(), "D5"],
  ["getOffsetRange keeps the size", "D4:F6", (range) => range.getOffsetRange(-3, 2), "F1:H3"],
  [
    "getResizedRange moves the lower right corner",
    "D4:E6",
    (r) => r.getResizedRange(1, 2),
    "D4:G7",
  ],
  ["getResizedRange takes rows away", "D4:E6", (range) => range.getResizedRange(-2, -1), "D4"],
  [
    "getAbsoluteResizedRange says the size",
    "D4:E6",
    (r) => r.getAbsoluteResizedRange(1, 5),
    "D4:H4",
  ],
  ["getRowsAbove", "C4:D5", (range) => range.getRowsAbove(2), "C2:D3"],
  ["getRowsBelow", "C4:D5", (range) => range.getRowsBelow(3), "C6:D8"],
  ["getColumnsBefore", "C4:D5", (range) => range.getColumnsBefore(1), "B4:B5"],
  ["getColumnsAfter", "C4:D5", (range) => range.getColumnsAfter(2), "E4:F5"],
  ["getRowsAbove is one row where no number is given", "C4:D5", (r) => r.getRowsAbove(), "C3:D3"],
  ["getEntireRow", "C4:D5", (range) => range.getEntireRow(), "4:5"],
  ["getEntireColumn", "C4:D5", (range) => range.getEntireColumn(), "C:D"],
  ["getBoundingRect encloses both", "B2:C5", (r) => r.getBoundingRect("D10:E15"), "B2:E15"],
  ["getIntersection", "A1:E5", (range) => range.getIntersection("D4:G8"), "D4:E5"],
];

export const places = [
  ...found.map(([says, from, to, at]) =>
    gives(says, (bench) => address(bench, to(bench.at(from))), at),
  ),
  gives(
    "the address names the sheet",
    async (bench) => {
      bench.sheet.name = "甲";
      return read(bench, bench.at("B2"), "address");
    },
    "甲!B2",
  ),
  gives(
    "the address quotes a name with blanks",
    async (bench) => {
      bench.sheet.name = "甲 乙";
      return read(bench, bench.at("B2:C3"), "address");
    },
    "'甲 乙'!B2:C3",
  ),
  refuses("a range above the sheet", ({ at }) => at("A1").getOffsetRange(-1, 0), "InvalidArgument"),
  refuses("a range left of the sheet", ({ at }) => at("A1").getColumnsBefore(1), "InvalidArgument"),
  refuses(
    "a range below the last row",
    ({ at }) => at("A1048576").getRowsBelow(1),
    "InvalidArgument",
  ),
  refuses("an address that is none", ({ at }) => at("A1:"), "InvalidArgument"),
  refuses("a column after XFD", ({ at }) => at("XFE1"), "InvalidArgument"),
  refuses("a row after 1,048,576", ({ at }) => at("A1048577"), "InvalidArgument"),
  refuses("no intersection", ({ at }) => at("A1:B2").getIntersection("D4"), "ItemNotFound"),
  gives(
    "getIntersectionOrNullObject answers a null object where there is none",
    async (bench) =>
      read(bench, bench.at("A1:B2").getIntersectionOrNullObject("D4"), "isNullObject"),
    true,
  ),
  gives("rowIndex counts from 0", (bench) => read(bench, bench.at("C4:D9"), "rowIndex"), 3),
  gives("columnIndex counts from 0", (bench) => read(bench, bench.at("C4:D9"), "columnIndex"), 2),
  gives("rowCount", (bench) => read(bench, bench.at("C4:D9"), "rowCount"), 6),
  gives("columnCount", (bench) => read(bench, bench.at("C4:D9"), "columnCount"), 2),
  gives("cellCount", (bench) => read(bench, bench.at("C4:D9"), "cellCount"), 12),
  gives("cellCount is -1 above 2^31-1", (bench) => read(bench, bench.at(""), "cellCount"), -1),
  gives("isEntireRow", (bench) => read(bench, bench.at("3:4"), "isEntireRow"), true),
  gives("isEntireColumn", (bench) => read(bench, bench.at("B:C"), "isEntireColumn"), true),
  gives(
    "isEntireColumn of some cells",
    (bench) => read(bench, bench.at("B1:C2"), "isEntireColumn"),
    false,
  ),
  gives(
    "getUsedRange holds what has values",
    async (bench) => {
      bench.at("B3").values = [[1]];
      bench.at("D5").values = [[2]];
      return address(bench, bench.at("A1:Z99").getUsedRange());
    },
    "B3:D5",
  ),
  refuses("getUsedRange of an empty range", ({ at }) => at("A1:B2").getUsedRange(), "ItemNotFound"),
  gives(
    "getUsedRangeOrNullObject of an empty range is a null object",
    (bench) => read(bench, bench.at("A1:B2").getUsedRangeOrNullObject(), "isNullObject"),
    true,
  ),
  gives(
    "getUsedRange counts formats, too",
    async (bench) => {
      bench.at("B2").values = [[1]];
      bench.at("C4").format.fill.color = "#FF0000";
      return address(bench, bench.at("A1:Z9").getUsedRange());
    },
    "B2:C4",
  ),
  gives(
    "getUsedRange(true) passes over formats",
    async (bench) => {
      bench.at("B2").values = [[1]];
      bench.at("C4").format.fill.color = "#FF0000";
      return address(bench, bench.at("A1:Z9").getUsedRange(true));
    },
    "B2",
  ),
  gives("hidden is false at first", (bench) => read(bench, bench.at("A1:B2"), "hidden"), false),
  gives(
    "hidden is null where some rows are",
    async (bench) => {
      bench.at("2:2").rowHidden = true;
      return read(bench, bench.at("A1:A2"), "hidden");
    },
    null,
  ),
  gives(
    "rowHidden hides the whole row",
    async (bench) => {
      bench.at("B3").rowHidden = true;
      return read(bench, bench.at("Z3"), "rowHidden");
    },
    true,
  ),
  gives(
    "columnHidden hides the whole column",
    async (bench) => {
      bench.at("B3").columnHidden = true;
      return read(bench, bench.at("B99"), "columnHidden");
    },
    true,
  ),
];

const unbounded = probesOf(guide("excel/excel-add-ins-ranges-unbounded"));

export const unboundedRanges = [
  unbounded.gives("values of whole columns are null", (b) => read(b, b.at("C:C"), "values"), null),
  unbounded.gives("text of whole columns is null", (b) => read(b, b.at("C:C"), "text"), null),
  unbounded.gives("formulas of whole rows are null", (b) => read(b, b.at("3:4"), "formulas"), null),
  unbounded.gives(
    "number formats of the sheet are null",
    (b) => read(b, b.at(""), "numberFormat"),
    null,
  ),
  unbounded.gives(
    "cellCount of whole columns is given",
    (b) => read(b, b.at("C:C"), "cellCount"),
    1_048_576,
  ),
  unbounded.gives("the address of whole columns is given", (b) => address(b, b.at("C:D")), "C:D"),
  unbounded.refuses(
    "values of whole columns cannot be set",
    ({ at }) => void (at("C:C").values = [["x"]]),
    "InvalidArgument",
  ),
  unbounded.refuses(
    "formulas of whole rows cannot be set",
    ({ at }) => void (at("3:3").formulas = [["=1"]]),
    "InvalidArgument",
  ),
];

const areas = probesOf(classPage("RangeAreas"));

export const severalAreas = [
  areas.gives("areaCount", (b) => read(b, b.sheet.getRanges("A1,C3:D4"), "areaCount"), 2),
  areas.gives(
    "cellCount of all areas",
    (b) => read(b, b.sheet.getRanges("A1,C3:D4"), "cellCount"),
    5,
  ),
  areas.gives(
    "a format that differs is null",
    async (bench) => {
      bench.at("A1").format.font.bold = true;
      return read(bench, bench.sheet.getRanges("A1,C3").format.font, "bold");
    },
    null,
  ),
  areas.gives(
    "one value formats all areas",
    async (bench) => {
      bench.sheet.getRanges("A1,C3").format.fill.color = "#00FF00";
      return read(bench, bench.at("C3").format.fill, "color");
    },
    "#00FF00",
  ),
  areas.refuses(
    "an address of more than 8,192 characters",
    ({ sheet }) => sheet.getRanges(Array(2500).fill("AA1").join(",")),
    "InvalidArgument",
  ),
];

/** Two blocks of data: A1:C3 with nothing in B2, and E6:E8. */
function blocks(bench: Bench): void {
  bench.at("A1:C3").values = [
    ["单位", "自评", "复核"],
    ["甲", "", 90],
    ["乙", 80, 85],
  ];
  bench.at("E6:E8").values = [[1], [2], [3]];
}
const from =
  (start: string, to: (range: Excel.Range, bench: Bench) => Excel.Range) => (bench: Bench) => {
    blocks(bench);
    return address(bench, to(bench.at(start), bench));
  };
const worksheet = probesOf(classPage("Worksheet"));
const all = async (bench: Bench, text: string, criteria: Excel.WorksheetSearchCriteria) => {
  blocks(bench);
  const areas = await read(bench, bench.sheet.findAll(text, criteria), "address");
  return areas.replace(/[^,]*!/g, "");
};

export const regions = [
  ...(
    [
      ["getSurroundingRegion ends at empty rows and columns", "B2", "A1:C3"],
      ["getSurroundingRegion of cells in the middle of nothing", "H20", "H20"],
      ["getSurroundingRegion of a column", "E7", "E6:E8"],
    ] as const
  ).map(([says, at, region]) =>
    gives(
      says,
      from(at, (r) => r.getSurroundingRegion()),
      region,
    ),
  ),
  ...(
    [
      ["getRangeEdge goes to the end of the data", "A1", "Down", "A3"],
      ["getRangeEdge goes over a gap", "A2", "Right", "C2"],
      ["getRangeEdge goes from nothing to the next data", "E1", "Down", "E6"],
      ["getRangeEdge goes back from behind the data", "E12", "Up", "E8"],
      ["getRangeEdge goes to the sheet's first row", "H9", "Up", "H1"],
      ["getRangeEdge goes to the sheet's last row", "A3", "Down", "A1048576"],
    ] as const
  ).map(([says, at, way, edge]) =>
    gives(
      says,
      from(at, (r) => r.getRangeEdge(way)),
      edge,
    ),
  ),
  gives(
    "getRangeEdge from another cell of the range",
    from("A1:C3", (range, bench) => range.getRangeEdge("Left", bench.at("C3"))),
    "A3",
  ),
  refuses(
    "getRangeEdge from a cell that is none of the range",
    ({ at }) => at("A1:B2").getRangeEdge("Up", at("D4")),
    "InvalidArgument",
  ),
  gives(
    "getExtendedRange keeps the width",
    from("A1:B1", (range) => range.getExtendedRange("Down")),
    "A1:B3",
  ),
  gives(
    "getExtendedRange goes right",
    from("A1:A3", (range) => range.getExtendedRange("Right")),
    "A1:C3",
  ),
  worksheet.gives("findAll finds parts of texts", (b) => all(b, "8", {}), "B3:C3"),
  worksheet.gives(
    "findAll finds whole contents only where it is asked to",
    (b) => all(b, "2", { completeMatch: true }),
    "E7",
  ),
  worksheet.refuses(
    "findAll of what is not there",
    ({ sheet }) => sheet.findAll("没有", {}).load("address"),
    "ItemNotFound",
  ),
  worksheet.gives(
    "findAllOrNullObject of what is not there",
    (b) => read(b, b.sheet.findAllOrNullObject("没有", {}), "isNullObject"),
    true,
  ),
];
