/** The filter of a sheet. */
import { classPage, probesOf, read, type Bench, type Probe } from "../probe";

const filter = probesOf(classPage("AutoFilter"));
const criteria = probesOf(classPage("FilterCriteria"));
const protection = probesOf(classPage("WorksheetProtectionOptions"));

const LIST = [
  ["学院", "去向"],
  ["文学院", "升学"],
  ["理学院", "升学"],
  ["文学院", "待就业"],
  ["文学院", 12],
];

const filtered = ({ sheet, fill }: Bench, column: number, ...values: string[]) => {
  sheet.autoFilter.apply(fill(LIST), column, { filterOn: "Values", values });
  return sheet.autoFilter;
};

/** Numbers of the rows that are seen. */
async function shown({ context, at }: Bench): Promise<number[]> {
  const rows = LIST.map((_, nth) => at(`A${nth + 1}`).load("rowHidden"));
  await context.sync();
  return rows.flatMap(({ rowHidden }, nth) => (rowHidden ? [] : [nth + 1]));
}

export const filters: Probe[] = [
  filter.gives(
    "a sheet has no filter at first",
    (b) => read(b, b.sheet.autoFilter, "enabled"),
    false,
  ),
  filter.gives(
    "without criteria a filter hides nothing",
    async (bench) => {
      bench.sheet.autoFilter.apply(bench.fill(LIST));
      const isFiltered = await read(bench, bench.sheet.autoFilter, "isDataFiltered");
      return [isFiltered, await read(bench, bench.sheet.autoFilter, "enabled"), await shown(bench)];
    },
    [false, true, [1, 2, 3, 4, 5]],
  ),
  criteria.gives(
    "a filter by values shows the rows that have one of them, and the header",
    async (bench) => {
      const own = filtered(bench, 0, "文学院");
      return [await shown(bench), await read(bench, own, "isDataFiltered")];
    },
    [[1, 2, 4, 5], true],
  ),
  criteria.gives(
    "a number is meant by the text that its cell shows",
    async (bench) => {
      filtered(bench, 1, "12", "待就业");
      return shown(bench);
    },
    [1, 4, 5],
  ),
  filter.gives(
    "filters of two columns hold both",
    async (bench) => {
      filtered(bench, 0, "文学院");
      filtered(bench, 1, "升学");
      return shown(bench);
    },
    [1, 2],
  ),
  filter.gives(
    "clearCriteria shows all, and the filter stays",
    async (bench) => {
      const own = filtered(bench, 0, "文学院");
      own.clearCriteria();
      return [await shown(bench), await read(bench, own, "enabled")];
    },
    [[1, 2, 3, 4, 5], true],
  ),
  filter.gives(
    "remove shows all, and the filter is gone",
    async (bench) => {
      const own = filtered(bench, 0, "文学院");
      own.remove();
      return [await shown(bench), await read(bench, own, "enabled")];
    },
    [[1, 2, 3, 4, 5], false],
  ),
  filter.gives(
    "reapply looks at the cells as they are now",
    async (bench) => {
      const own = filtered(bench, 0, "文学院");
      bench.at("A3").values = [["文学院"]];
      own.reapply();
      return shown(bench);
    },
    [1, 2, 3, 4, 5],
  ),
  filter.gives(
    "its range goes with its rows",
    async (bench) => {
      const own = filtered(bench, 0, "文学院");
      bench.at("1:1").insert("Down");
      const address = await read(bench, own.getRange(), "address");
      return address.slice(address.lastIndexOf("!") + 1);
    },
    "A2:B6",
  ),
  filter.gives(
    "getRangeOrNullObject without a filter",
    (b) => read(b, b.sheet.autoFilter.getRangeOrNullObject(), "isNullObject"),
    true,
  ),
  criteria.refuses(
    "a filter on what is no kind of it",
    ({ sheet, fill }) =>
      sheet.autoFilter.apply(fill(LIST), 0, { filterOn: "Nothing" as "Values", values: [] }),
    "InvalidArgument",
  ),
  protection.refuses(
    "a protected sheet gets no filter",
    ({ sheet, fill }) => {
      const range = fill(LIST);
      sheet.protection.protect();
      sheet.autoFilter.apply(range);
    },
    "AccessDenied",
  ),
  protection.gives(
    "allowAutoFilter lets the filter be used that is there",
    async (bench) => {
      bench.sheet.autoFilter.apply(bench.fill(LIST));
      bench.sheet.protection.protect({ allowAutoFilter: true });
      bench.sheet.autoFilter.apply(bench.at("A1:B5"), 0, {
        filterOn: "Values",
        values: ["理学院"],
      });
      return shown(bench);
    },
    [1, 3],
  ),
];
