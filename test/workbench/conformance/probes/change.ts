/** Cells that move: inserted, deleted, merged, sorted, copied, found. */
import { classPage, probesOf, read, type Probe } from "../probe";

const { gives, refuses } = probesOf(classPage("Range"));
const errors = probesOf(
  "https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling",
);
const sort = probesOf(classPage("RangeSort"));
const mergedSort = probesOf(
  "https://learn.microsoft.com/troubleshoot/microsoft-365-apps/excel/error-sort-a-range-merged-cell",
);
const mergedValue = probesOf("https://learn.microsoft.com/office/vba/api/excel.range.merge");
const column = [[3], [1], [2]];

export const changes: Probe[] = [
  gives(
    "insert(Down) moves what stands below",
    async (bench) => {
      bench.fill(column);
      bench.at("A2").insert("Down");
      return read(bench, bench.at("A1:A4"), "values");
    },
    [[3], [""], [1], [2]],
  ),
  gives(
    "insert(Right) moves what stands beside",
    async (bench) => {
      bench.fill([[1, 2]]);
      bench.at("A1").insert("Right");
      return read(bench, bench.at("A1:C1"), "values");
    },
    [["", 1, 2]],
  ),
  gives(
    "insert answers the new range",
    async (bench) =>
      (await read(bench, bench.at("B2:C3").insert("Down"), "address")).replace(/.*!/, ""),
    "B2:C3",
  ),
  gives(
    "delete(Up) pulls up what stands below",
    async (bench) => {
      bench.fill(column);
      bench.at("A1").delete("Up");
      return read(bench, bench.at("A1:A3"), "values");
    },
    [[1], [2], [""]],
  ),
  gives(
    "delete(Left) pulls what stands beside",
    async (bench) => {
      bench.fill([[1, 2, 3]]);
      bench.at("B1").delete("Left");
      return read(bench, bench.at("A1:C1"), "values");
    },
    [[1, 3, ""]],
  ),
  refuses(
    "insert in a direction that is none",
    ({ at }) => at("A1").insert("Up" as never),
    "InvalidArgument",
  ),
  refuses(
    "delete in a direction that is none",
    ({ at }) => at("A1").delete("Down" as never),
    "InvalidArgument",
  ),
  errors.refuses(
    "cells are not pushed off the sheet",
    ({ at }) => {
      at("A1048576").values = [[1]];
      at("A1").insert("Down");
    },
    "NonBlankCellOffSheet",
  ),
  errors.refuses(
    "columns are not pushed off the sheet",
    ({ at }) => {
      at("XFD1").values = [[1]];
      at("A:A").insert("Right");
    },
    "NonBlankCellOffSheet",
  ),
  gives(
    "references follow inserted rows",
    async (bench) => {
      bench.fill([[1], ["=A1+1"]]);
      bench.at("1:1").insert("Down");
      return read(bench, bench.at("A3"), "formulas");
    },
    [["=A2+1"]],
  ),
  gives(
    "merge keeps the upper left value",
    async (bench) => {
      bench.fill([[1, 2]]);
      bench.at("A1:B1").merge();
      return read(bench, bench.at("A1:B1"), "values");
    },
    [[1, ""]],
  ),
  mergedValue.gives(
    "only the upper left cell of merged ones takes a value",
    async (bench) => {
      bench.at("A1:B2").merge();
      bench.at("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      bench.at("B2").values = [[5]];
      bench.at("A1:B2").unmerge();
      return read(bench, bench.at("A1:B2"), "values");
    },
    [
      [1, ""],
      ["", ""],
    ],
  ),
  gives(
    "merge(true) merges row by row",
    async (bench) => {
      bench.at("A1:B2").merge(true);
      const merged = bench.at("A1:B2").getMergedAreasOrNullObject();
      return read(bench, merged, "areaCount");
    },
    2,
  ),
  gives(
    "unmerge leaves no merged area",
    async (bench) => {
      bench.at("A1:B2").merge();
      bench.at("A1:B2").unmerge();
      return read(bench, bench.at("A1:B2").getMergedAreasOrNullObject(), "isNullObject");
    },
    true,
  ),
  sort.gives(
    "apply sorts by a column",
    async (bench) => {
      bench.fill(column).sort.apply([{ key: 0, ascending: true }]);
      return read(bench, bench.at("A1:A3"), "values");
    },
    [[1], [2], [3]],
  ),
  sort.gives(
    "a header stays",
    async (bench) => {
      bench.fill([["n"], [1], [2]]).sort.apply([{ key: 0, ascending: false }], false, true);
      return read(bench, bench.at("A1:A3"), "values");
    },
    [["n"], [2], [1]],
  ),
  sort.gives(
    "empty cells come last",
    async (bench) => {
      bench.fill([[""], [2], [1]]).sort.apply([{ key: 0, ascending: true }]);
      return read(bench, bench.at("A1:A3"), "values");
    },
    [[1], [2], [""]],
  ),
  sort.gives(
    "a second key orders what is equal by the first",
    async (bench) => {
      bench
        .fill([
          ["b", 1],
          ["a", 2],
          ["a", 1],
        ])
        .sort.apply([{ key: 0 }, { key: 1 }]);
      return read(bench, bench.at("A1:B3"), "values");
    },
    [
      ["a", 1],
      ["a", 2],
      ["b", 1],
    ],
  ),
  sort.refuses(
    "a key that is no column of the range",
    ({ at }) => at("A1:B3").sort.apply([{ key: 2 }]),
    "InvalidArgument",
  ),
  sort.refuses(
    "what is sorted on that is no kind",
    ({ at }) => at("A1:B3").sort.apply([{ key: 0, sortOn: "Size" as never }]),
    "InvalidArgument",
  ),
  sort.refuses(
    "an orientation that is none",
    ({ at }) => at("A1:B3").sort.apply([{ key: 0 }], false, false, "Across" as never),
    "InvalidArgument",
  ),
  mergedSort.refuses(
    "rows of which some have merged cells",
    (bench) => {
      const range = bench.fill([
        [3, 1],
        [1, 1],
      ]);
      bench.at("A1:B1").merge();
      range.sort.apply([{ key: 0 }]);
    },
    "InvalidOperation",
  ),
  errors.refuses(
    "cells are not inserted through a merged cell",
    ({ at }) => {
      at("A2:B2").merge();
      at("A1").insert("Down");
    },
    "InsertDeleteConflict",
  ),
  errors.refuses(
    "cells are not deleted through a merged cell",
    ({ at }) => {
      at("B1:B2").merge();
      at("A1").delete("Left");
    },
    "InsertDeleteConflict",
  ),
  errors.gives(
    "cells beside a merged cell are inserted",
    async (bench) => {
      bench.fill([[1, 2, 3]]);
      bench.at("A2:B2").merge();
      bench.at("C1").insert("Down");
      return read(bench, bench.at("C1:C2"), "values");
    },
    [[""], [3]],
  ),
  errors.refuses(
    "cells of a table are not torn",
    ({ sheet, at }) => {
      sheet.tables.add("A1:B3", true);
      at("A2").insert("Down");
    },
    "InsertDeleteConflict",
  ),
  gives(
    "copyFrom moves relative references",
    async (bench) => {
      bench.fill([
        [1, "=A1*2"],
        [5, ""],
      ]);
      bench.at("B2").copyFrom("B1");
      return (await read(bench, bench.at("B2"), "values"))[0]![0] as unknown;
    },
    10,
  ),
  gives(
    "copyFrom(Values) leaves formulas behind",
    async (bench) => {
      bench.fill([["=1+1", ""]]);
      await bench.context.sync();
      bench.at("B1").copyFrom("A1", "Values");
      return read(bench, bench.at("B1"), "formulas");
    },
    [[2]],
  ),
  gives(
    "copyFrom(Formats) leaves values behind",
    async (bench) => {
      bench.fill([[1, 2]]);
      bench.at("A1").format.font.bold = true;
      bench.at("B1").copyFrom("A1", "Formats");
      return read(bench, bench.at("B1"), "values");
    },
    [[2]],
  ),
  gives(
    "copyFrom transposes",
    async (bench) => {
      bench.fill([[1, 2]]);
      bench.at("A3:A4").copyFrom("A1:B1", "All", false, true);
      return read(bench, bench.at("A3:A4"), "values");
    },
    [[1], [2]],
  ),
  gives(
    "copyFrom skips blanks where it is asked to",
    async (bench) => {
      bench.fill([
        [1, ""],
        [8, 9],
      ]);
      bench.at("A2:B2").copyFrom("A1:B1", "All", true);
      return read(bench, bench.at("A2:B2"), "values");
    },
    [[1, 9]],
  ),
  refuses("find of what is not there", ({ at }) => at("A1:B2").find("x", {}), "ItemNotFound"),
  gives(
    "findOrNullObject of what is not there",
    (bench) => read(bench, bench.at("A1:B2").findOrNullObject("x", {}), "isNullObject"),
    true,
  ),
  gives(
    "find takes parts of a text",
    async (bench) => {
      bench.fill([["abc"], ["xyz"]]);
      return (await read(bench, bench.at("A1:A2").find("y", {}), "address")).replace(/.*!/, "");
    },
    "A2",
  ),
  gives(
    "find(completeMatch) takes whole texts only",
    async (bench) => {
      bench.fill([["abc"], ["b"]]);
      const found = bench.at("A1:A2").find("b", { completeMatch: true });
      return (await read(bench, found, "address")).replace(/.*!/, "");
    },
    "A2",
  ),
  gives(
    "getSpecialCells(Formulas)",
    async (bench) => {
      bench.fill([[1, "=1", 2, "=2"]]);
      const found = bench.at("A1:D1").getSpecialCells("Formulas");
      return (await read(bench, found, "address")).replace(/[^,]*!/g, "").replace(/ /g, "");
    },
    "B1,D1",
  ),
  refuses(
    "getSpecialCells without any",
    ({ at }) => at("A1:B2").getSpecialCells("Formulas"),
    "ItemNotFound",
  ),
  refuses(
    "getSpecialCells of no kind",
    ({ at }) => at("A1").getSpecialCells("Odd" as never),
    "InvalidArgument",
  ),
  gives(
    "getSpecialCellsOrNullObject without any",
    (bench) =>
      read(bench, bench.at("A1:B2").getSpecialCellsOrNullObject("Constants"), "isNullObject"),
    true,
  ),
];
