/** Colours, fonts, borders, alignments, sizes, named styles. */
import { classPage, guide, LIMITS, probesOf, read, type Bench, type Probe } from "../probe";

const fill = probesOf(classPage("RangeFill"));
const font = probesOf(classPage("RangeFont"));
const borders = probesOf(classPage("RangeBorder"));
const format = probesOf(classPage("RangeFormat"));
const limits = probesOf(LIMITS);
const styles = probesOf(classPage("StyleCollection"));
const A1 = ({ at }: Bench) => at("A1").format;

const colors: [given: string, read: string][] = [
  ["#FFA500", "#FFA500"],
  ["orange", "#FFA500"],
  ["pink", "#FFC0CB"],
  ["LightBlue", "#ADD8E6"],
  ["darkmagenta", "#8B008B"],
];

const fonts: [name: keyof Excel.RangeFont & string, first: unknown, then: unknown][] = [
  ["bold", false, true],
  ["italic", false, true],
  ["strikethrough", false, true],
  ["subscript", false, true],
  ["superscript", false, true],
  ["underline", "None", "Double"],
  ["color", "#000000", "#123456"],
];

const alignments: [name: keyof Excel.RangeFormat & string, first: unknown, then: unknown][] = [
  ["horizontalAlignment", "General", "CenterAcrossSelection"],
  ["verticalAlignment", "Bottom", "Distributed"],
  ["wrapText", false, true],
  ["indentLevel", 0, 3],
  ["shrinkToFit", false, true],
  ["readingOrder", "Context", "RightToLeft"],
  ["textOrientation", 0, 45],
];

const set = (object: object, name: string, value: unknown) =>
  void Object.assign(object, { [name]: value });

export const formats: Probe[] = [
  ...colors.map(([given, color]) =>
    fill.gives(
      `${given} is a colour`,
      async (bench) => {
        A1(bench).fill.color = given;
        return read(bench, A1(bench).fill, "color");
      },
      color,
    ),
  ),
  fill.refuses(
    "a colour that is none",
    (b) => void (A1(b).fill.color = "reddish"),
    "InvalidArgument",
  ),
  fill.refuses(
    "null as a colour",
    (b) => void (A1(b).fill.color = null as never),
    "InvalidArgument",
  ),
  fill.gives(
    "clear takes the fill away",
    async (bench) => {
      A1(bench).fill.color = "#FF0000";
      A1(bench).fill.clear();
      return read(bench, A1(bench).fill, "color");
    },
    "#FFFFFF",
  ),
  ...fonts.flatMap(([name, first, then]) => [
    font.gives(`${name} is ${String(first)} at first`, (b) => read(b, A1(b).font, name), first),
    font.gives(
      `${name} is read as it was set`,
      async (bench) => {
        set(A1(bench).font, name, then);
        return read(bench, A1(bench).font, name);
      },
      then,
    ),
  ]),
  font.gives(
    "a property that differs is null",
    async (bench) => {
      A1(bench).font.bold = true;
      return read(bench, bench.at("A1:B1").format.font, "bold");
    },
    null,
  ),
  font.refuses(
    "an underline that is none",
    (b) => set(A1(b).font, "underline", "Wavy"),
    "InvalidArgument",
  ),
  font.refuses("bold that is no truth", (b) => set(A1(b).font, "bold", "yes"), "InvalidArgument"),
  limits.refuses("fonts below 1 point", (b) => void (A1(b).font.size = 0), "InvalidArgument"),
  limits.refuses("fonts above 409 points", (b) => void (A1(b).font.size = 410), "InvalidArgument"),
  limits.gives(
    "fonts of 409 points",
    async (bench) => {
      A1(bench).font.size = 409;
      return read(bench, A1(bench).font, "size");
    },
    409,
  ),
  ...alignments.flatMap(([name, first, then]) => [
    format.gives(`${name} is ${String(first)} at first`, (b) => read(b, A1(b), name), first),
    format.gives(
      `${name} is read as it was set`,
      async (bench) => {
        set(A1(bench), name, then);
        return read(bench, A1(bench), name);
      },
      then,
    ),
  ]),
  format.refuses(
    "an alignment that is none",
    (b) => set(A1(b), "horizontalAlignment", "Middle"),
    "InvalidArgument",
  ),
  format.refuses(
    "a vertical alignment that is none",
    (b) => set(A1(b), "verticalAlignment", "Up"),
    "InvalidArgument",
  ),
  format.refuses(
    "a reading order that is none",
    (b) => set(A1(b), "readingOrder", "Foo"),
    "InvalidArgument",
  ),
  format.refuses("an indent above 250", (b) => set(A1(b), "indentLevel", 251), "InvalidArgument"),
  format.refuses("an indent below 0", (b) => set(A1(b), "indentLevel", -1), "InvalidArgument"),
  format.refuses(
    "a text turned by more than 90 degrees",
    (b) => set(A1(b), "textOrientation", 91),
    "InvalidArgument",
  ),
  format.gives(
    "180 sets the characters one below the other",
    async (bench) => {
      A1(bench).textOrientation = 180;
      return read(bench, A1(bench), "textOrientation");
    },
    180,
  ),
  format.gives(
    "rowHeight is in points",
    async (bench) => {
      A1(bench).rowHeight = 30;
      return read(bench, bench.at("Z1").format, "rowHeight");
    },
    30,
  ),
  format.gives(
    "rowHeight is null where rows differ",
    async (bench) => {
      A1(bench).rowHeight = 30;
      return read(bench, bench.at("A1:A2").format, "rowHeight");
    },
    null,
  ),
  format.gives(
    "columnWidth is in points",
    async (bench) => {
      A1(bench).columnWidth = 60;
      return read(bench, bench.at("A9").format, "columnWidth");
    },
    60,
  ),
  format.gives(
    "autofitColumns makes a wide text's column wider",
    async (bench) => {
      bench.at("A1").values = [["x".repeat(60)]];
      const before = await read(bench, A1(bench), "columnWidth");
      A1(bench).autofitColumns();
      return (await read(bench, bench.at("A1:A1").format, "columnWidth")) > before;
    },
    true,
  ),
  limits.refuses("rows above 409 points", (b) => void (A1(b).rowHeight = 410), "InvalidArgument"),
  limits.refuses("rows below 0 points", (b) => void (A1(b).rowHeight = -1), "InvalidArgument"),
  limits.refuses(
    "columns above 255 characters",
    (b) => void (A1(b).columnWidth = 5000),
    "InvalidArgument",
  ),
  limits.refuses(
    "columns below 0 characters",
    (b) => void (A1(b).columnWidth = -1),
    "InvalidArgument",
  ),
  borders.gives(
    "style is None at first",
    (b) => read(b, A1(b).borders.getItem("EdgeTop"), "style"),
    "None",
  ),
  borders.gives(
    "style is read as it was set",
    async (bench) => {
      A1(bench).borders.getItem("EdgeTop").style = "Dash";
      return read(bench, A1(bench).borders.getItem("EdgeTop"), "style");
    },
    "Dash",
  ),
  borders.gives(
    "weight is read as it was set",
    async (bench) => {
      const border = A1(bench).borders.getItem("EdgeLeft");
      border.style = "Continuous";
      border.weight = "Thick";
      return read(bench, A1(bench).borders.getItem("EdgeLeft"), "weight");
    },
    "Thick",
  ),
  borders.gives(
    "colour is read as it was set",
    async (bench) => {
      const border = A1(bench).borders.getItem("EdgeRight");
      border.style = "Continuous";
      border.color = "#00FF00";
      return read(bench, A1(bench).borders.getItem("EdgeRight"), "color");
    },
    "#00FF00",
  ),
  borders.refuses(
    "a style that is none",
    (b) => set(A1(b).borders.getItem("EdgeTop"), "style", "Foo"),
    "InvalidArgument",
  ),
  borders.refuses(
    "a side that is none",
    (b) =>
      A1(b)
        .borders.getItem("Nowhere" as never)
        .load("style"),
    "InvalidArgument",
  ),
  styles.gives(
    "Normal is built in",
    (bench) => read(bench, bench.context.workbook.styles.getItem("Normal"), "builtIn"),
    true,
  ),
  styles.refuses(
    "a style that is not there",
    ({ at }) => void (at("A1").style = "没有"),
    "InvalidArgument",
  ),
  styles.gives(
    "the style of a cell is Normal at first",
    (b) => read(b, b.at("A1"), "style"),
    "Normal",
  ),
  probesOf(classPage("Range")).gives(
    "numberFormat takes one format for all",
    async (bench) => {
      bench.at("A1:B1").numberFormat = "0.00" as never;
      return read(bench, bench.at("A1:B1"), "numberFormat");
    },
    [["0.00", "0.00"]],
  ),
  ...["0[[", '"abc', "0;0;0;0;0"].map((given) =>
    probesOf("https://support.microsoft.com/office/5026bbd6-04bc-48cd-bf33-80f18b4eae68").refuses(
      `${given} is no number format`,
      ({ at }: Bench) => void (at("A1").numberFormat = [[given]]),
      "InvalidArgument",
    ),
  ),
  probesOf(guide("excel/excel-add-ins-ranges-set-format")).gives(
    "a format of a range is set for each of its cells",
    async (bench) => {
      bench.at("A1:C3").format.font.italic = true;
      return read(bench, bench.at("B2").format.font, "italic");
    },
    true,
  ),
];
