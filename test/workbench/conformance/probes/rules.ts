/** Data validation, conditional formats, names. */
import { classPage, counted, guide, probesOf, read, type Bench, type Probe } from "../probe";

const validation = probesOf(classPage("DataValidation"));
const rule = probesOf(classPage("DataValidationRule"));
const dialog = probesOf(
  "https://support.microsoft.com/office/29fecbcc-d1b9-42c1-9d76-eff3ce5f7249",
);
const conditional = probesOf(classPage("ConditionalFormatCollection"));
const namedItems = probesOf(classPage("NamedItemCollection"));
const named = probesOf(classPage("NamedItem"));
const syntax = probesOf(
  "https://support.microsoft.com/office/fc2935f9-115d-4bef-a370-3aa8bb4c91f1",
);

const A1 = ({ at }: Bench) => at("A1").dataValidation;
const setRule =
  (given: object): Probe["run"] =>
  (bench) =>
    void (A1(bench).rule = given as Excel.DataValidationRule);
const kept =
  (given: Excel.DataValidationRule): Probe["run"] =>
  async (bench) => {
    A1(bench).rule = given;
    return read(bench, A1(bench), "type");
  };

export const validations: Probe[] = [
  validation.gives("type is None at first", (b) => read(b, A1(b), "type"), "None"),
  validation.gives(
    "type of a list",
    kept({ list: { inCellDropDown: true, source: "甲,乙" } }),
    "List",
  ),
  validation.gives(
    "type of whole numbers",
    kept({ wholeNumber: { formula1: 1, formula2: 9, operator: "Between" } }),
    "WholeNumber",
  ),
  validation.gives(
    "type of decimals",
    kept({ decimal: { formula1: 0.5, operator: "GreaterThan" } }),
    "Decimal",
  ),
  validation.gives(
    "type of text lengths",
    kept({ textLength: { formula1: 5, operator: "LessThan" } }),
    "TextLength",
  ),
  validation.gives("type of a formula", kept({ custom: { formula: "=A1>0" } }), "Custom"),
  validation.gives("ignoreBlanks is true at first", (b) => read(b, A1(b), "ignoreBlanks"), true),
  validation.gives(
    "clear takes the rule away",
    async (bench) => {
      A1(bench).rule = { custom: { formula: "=A1>0" } };
      A1(bench).clear();
      return read(bench, A1(bench), "type");
    },
    "None",
  ),
  validation.gives(
    "the prompt is read as it was set",
    async (bench) => {
      A1(bench).prompt = { showPrompt: true, title: "分数", message: "0 到 5" };
      return (await read(bench, A1(bench), "prompt")).message;
    },
    "0 到 5",
  ),
  rule.refuses(
    "two kinds at once",
    setRule({ custom: { formula: "=1" }, list: { source: "a" } }),
    "InvalidArgument",
  ),
  rule.refuses("a kind that is none", setRule({ colour: { formula1: 1 } }), "InvalidArgument"),
  rule.refuses(
    "between without an upper bound",
    setRule({ wholeNumber: { formula1: 1, operator: "Between" } }),
    "InvalidArgument",
  ),
  rule.refuses(
    "an operator that is none",
    setRule({ decimal: { formula1: 1, operator: "Near" } }),
    "InvalidArgument",
  ),
  rule.refuses(
    "a bound that is no number",
    setRule({ decimal: { formula1: "abc", operator: "EqualTo" } }),
    "InvalidArgument",
  ),
  dialog.refuses(
    "a lower bound above the upper one",
    setRule({ wholeNumber: { formula1: 9, formula2: 5, operator: "Between" } }),
    "InvalidArgument",
  ),
  dialog.refuses(
    "a list of more than 255 characters",
    setRule({ list: { source: "x,".repeat(130) } }),
    "InvalidArgument",
  ),
  dialog.refuses("an empty list", setRule({ list: { source: "" } }), "InvalidArgument"),
  dialog.refuses(
    "a list of two columns",
    setRule({ list: { source: "=$A$1:$B$5" } }),
    "InvalidArgument",
  ),
  dialog.refuses(
    "a formula with a mistake",
    setRule({ custom: { formula: "=SUM(" } }),
    "InvalidArgument",
  ),
  dialog.refuses(
    "a prompt title of more than 32 characters",
    (b) => void (A1(b).prompt = { showPrompt: true, title: "x".repeat(33), message: "" }),
    "InvalidArgument",
  ),
  dialog.refuses(
    "a prompt of more than 255 characters",
    (b) => void (A1(b).prompt = { showPrompt: true, title: "", message: "x".repeat(256) }),
    "InvalidArgument",
  ),
  dialog.refuses(
    "an alert title of more than 32 characters",
    (b) =>
      void (A1(b).errorAlert = {
        showAlert: true,
        style: "Stop",
        title: "x".repeat(33),
        message: "",
      }),
    "InvalidArgument",
  ),
  dialog.refuses(
    "an alert of more than 255 characters",
    (b) =>
      void (A1(b).errorAlert = {
        showAlert: true,
        style: "Stop",
        title: "",
        message: "x".repeat(256),
      }),
    "InvalidArgument",
  ),
  probesOf(classPage("DataValidationErrorAlert")).refuses(
    "a style of alert that is none",
    (b) =>
      void (A1(b).errorAlert = { showAlert: true, style: "Loud" as never, title: "", message: "" }),
    "InvalidArgument",
  ),
];

const custom = (bench: Bench, formula = "=A1>5") => {
  const added = bench.at("A1:A3").conditionalFormats.add("Custom");
  added.custom.rule.formula = formula;
  return added;
};
const cellValue = (bench: Bench, given: object) => {
  const added = bench.at("A1:A3").conditionalFormats.add("CellValue");
  added.cellValue.rule = given as Excel.ConditionalCellValueRule;
  return added;
};

export const conditionalFormats: Probe[] = [
  conditional.gives(
    "a range has none at first",
    (bench) => counted(bench, bench.at("A1").conditionalFormats),
    0,
  ),
  conditional.gives(
    "add is counted",
    async (bench) => {
      custom(bench);
      return counted(bench, bench.at("A2").conditionalFormats);
    },
    1,
  ),
  conditional.gives(
    "the last that is added has the first priority",
    async (bench) => {
      custom(bench);
      custom(bench, "=A1>7");
      return read(bench, bench.at("A1").conditionalFormats.getItemAt(0).custom.rule, "formula");
    },
    "=A1>7",
  ),
  conditional.gives(
    "clearAll takes all away",
    async (bench) => {
      custom(bench);
      custom(bench);
      bench.at("A1:A3").conditionalFormats.clearAll();
      return counted(bench, bench.at("A1").conditionalFormats);
    },
    0,
  ),
  conditional.refuses(
    "a kind that is none",
    ({ at }) => at("A1").conditionalFormats.add("Rainbow" as never),
    "InvalidArgument",
  ),
  conditional.refuses(
    "getItem of what is not there",
    ({ at }) => at("A1").conditionalFormats.getItem("没有").load("type"),
    "ItemNotFound",
  ),
  probesOf(classPage("ConditionalFormat")).gives(
    "type says what it is",
    async (bench) =>
      read(bench, cellValue(bench, { formula1: "=1", operator: "LessThan" }), "type"),
    "CellValue",
  ),
  probesOf(classPage("ConditionalFormat")).gives(
    "stopIfTrue is false at first",
    (bench) => read(bench, custom(bench), "stopIfTrue"),
    false,
  ),
  probesOf(classPage("ConditionalFormat")).gives(
    "customOrNullObject of another kind is a null object",
    async (bench) => {
      const added = cellValue(bench, { formula1: "=1", operator: "LessThan" });
      return read(bench, added.customOrNullObject, "isNullObject");
    },
    true,
  ),
  probesOf(classPage("ConditionalFormat")).gives(
    "getRange says where it is",
    async (bench) => (await read(bench, custom(bench).getRange(), "address")).replace(/.*!/, ""),
    "A1:A3",
  ),
  probesOf(classPage("ConditionalCellValueRule")).refuses(
    "an operator that is none",
    (bench) => void cellValue(bench, { formula1: "=1", operator: "Near" }),
    "InvalidArgument",
  ),
  probesOf(classPage("ConditionalFormatRule")).refuses(
    "a formula with a mistake",
    (b) => void custom(b, "=SUM("),
    "InvalidArgument",
  ),
  probesOf(classPage("ConditionalFormatRule")).refuses(
    "a text that is no formula",
    (b) => void custom(b, "A1>5"),
    "InvalidArgument",
  ),
  probesOf(classPage("ConditionalRangeFill")).gives(
    "the fill is read as it was set",
    async (bench) => {
      const added = custom(bench);
      added.custom.format.fill.color = "#FFC0CB";
      return read(bench, added.custom.format.fill, "color");
    },
    "#FFC0CB",
  ),
];

const wrongNames: [says: string, name: string][] = [
  ["a blank", "a b"],
  ["a digit first", "1a"],
  ["an address", "A1"],
  ["an address of the other notation", "R1C1"],
  ["the letter R", "R"],
  ["the letter C", "c"],
  ["more than 255 characters", "x".repeat(256)],
];

export const names: Probe[] = [
  ...wrongNames.map(([says, name]) =>
    syntax.refuses(
      `${says} is no name`,
      ({ context }) => context.workbook.names.add(name, "=1"),
      "InvalidArgument",
    ),
  ),
  namedItems.gives(
    "add names a range",
    async (bench) => {
      const item = bench.sheet.names.add("总分", bench.at("B2:B3"));
      return (await read(bench, item.getRange(), "address")).replace(/.*!/, "");
    },
    "B2:B3",
  ),
  namedItems.refuses(
    "a name that is taken",
    ({ sheet, at }) => {
      sheet.names.add("总分", at("A1"));
      sheet.names.add("总分", at("A2"));
    },
    "ItemAlreadyExists",
  ),
  namedItems.refuses(
    "getItem of what is not there",
    ({ sheet }) => sheet.names.getItem("没有").load("name"),
    "ItemNotFound",
  ),
  namedItems.gives(
    "getItemOrNullObject of what is not there",
    (bench) => read(bench, bench.sheet.names.getItemOrNullObject("没有"), "isNullObject"),
    true,
  ),
  namedItems.refuses(
    "a formula with a mistake",
    ({ sheet }) => sheet.names.add("坏", "=SUM("),
    "InvalidArgument",
  ),
  named.gives(
    "type of a range",
    (bench) => read(bench, bench.sheet.names.add("总分", bench.at("A1")), "type"),
    "Range",
  ),
  named.gives(
    "scope of a sheet's name",
    (bench) => read(bench, bench.sheet.names.add("总分", bench.at("A1")), "scope"),
    "Worksheet",
  ),
  named.gives(
    "type of a whole number",
    (bench) => read(bench, bench.sheet.names.add("三", "=3"), "type"),
    "Integer",
  ),
  named.gives(
    "the comment is read as it was given",
    (bench) => read(bench, bench.sheet.names.add("总分", bench.at("A1"), "说明"), "comment"),
    "说明",
  ),
  probesOf(guide("excel/excel-add-ins-ranges-get")).gives(
    "getRange takes a name",
    async (bench) => {
      bench.sheet.names.add("总分", bench.at("B2:B3"));
      return (await read(bench, bench.at("总分"), "address")).replace(/.*!/, "");
    },
    "B2:B3",
  ),
];
