/** Formats, sizes, validation, print set-up: the stages of a drawing, each read back. */
import { cellStyles } from "../../sheets/plan/theme";
import { columnPoints, sizeColumns, sizeRows } from "../draw/dimensions";
import { writeFormats } from "../draw/formats";
import { setUpPrinting } from "../draw/print";
import { writeValidations } from "../draw/validation";
import type { SheetPlan } from "../../sheets/plan/plan";
import type { Bench } from "./bench";
import { benchPlan, MARKED, MERGED } from "./plan";
import { compared, type Outcome, type Readings, type Step } from "./step";

type Draw = (sheet: Excel.Worksheet, plan: SheetPlan) => void;
/** Queues loading; the answer gives what was read. */
type Look = (sheet: Excel.Worksheet) => () => Readings;

/** Draws in one request and reads in the next. */
async function drawn(bench: Bench, draw: Draw, look: Look, wanted: Readings): Promise<Outcome> {
  const found = await bench.on("main", async (sheet, context) => {
    draw(sheet, benchPlan(bench.names.main));
    await context.sync();
    const read = look(sheet);
    await context.sync();
    return read();
  });
  return compared(wanted, found);
}

const { font, fill } = cellStyles["score-self"];

export const lookSteps: Step[] = [
  {
    id: "formats",
    what: { zh: "字体、底色、边框、对齐", en: "fonts, fills, borders, alignment" },
    run: (bench) =>
      drawn(bench, writeFormats, lookOf, {
        "font.name": font.name,
        "font.size": font.size,
        "font.color": font.color,
        "fill.color": fill,
        "borders.EdgeTop": "Continuous",
        horizontalAlignment: "Center",
        wrapText: true,
      }),
  },
  {
    id: "merge",
    what: { zh: "合并单元格", en: "merged cells" },
    run: (bench) =>
      drawn(
        bench,
        (sheet) => sheet.getRange(MERGED.address).merge(),
        (sheet) => {
          const area = sheet.getRange("B9").getMergedAreasOrNullObject().load("address");
          return () => ({ merged: area.isNullObject ? null : local(area.address) });
        },
        { merged: MERGED.address },
      ),
    needs: "1.13",
  },
  {
    id: "sizes",
    what: { zh: "列宽、行高和隐藏列", en: "widths, heights and hidden columns" },
    run: sizes,
  },
  {
    id: "validation",
    what: { zh: "数据验证", en: "data validation" },
    needs: "1.8",
    run: (bench) =>
      drawn(bench, writeValidations, validationOf, {
        "rule.decimal.formula1": 0,
        "rule.decimal.formula2": 100,
        "prompt.message": "0 至 100",
        "errorAlert.style": "Stop",
        ignoreBlanks: true,
      }),
  },
  {
    id: "print",
    what: {
      zh: "页面设置：纸张、缩放、打印区域和标题",
      en: "page set-up: paper, scale, area, titles",
    },
    needs: "1.9",
    run: (bench) =>
      drawn(bench, setUpPrinting, pageOf, {
        orientation: "Landscape",
        paperSize: "A4",
        "zoom.horizontalFitToPages": 1,
        centerHorizontally: true,
        printArea: "B1:D9",
        titleRows: "1:1",
        centerFooter: "&P / &N",
        pageBreaks: 1,
      }),
  },
];

const local = (address: string) => address.slice(address.lastIndexOf("!") + 1);

function lookOf(sheet: Excel.Worksheet): () => Readings {
  const { format } = sheet.getRange("C2");
  format.load("horizontalAlignment,wrapText");
  format.font.load("name,size,color");
  format.fill.load("color");
  const top = format.borders.getItem("EdgeTop").load("style");
  return () => ({
    "font.name": format.font.name,
    "font.size": format.font.size,
    "font.color": format.font.color,
    "fill.color": format.fill.color,
    "borders.EdgeTop": top.style,
    horizontalAlignment: format.horizontalAlignment,
    wrapText: format.wrapText,
  });
}

/** Excel rounds sizes to whole pixels, which differ from screen to screen. */
const TOLERANCE = 2;

async function sizes(bench: Bench): Promise<Outcome> {
  const plan = benchPlan(bench.names.main);
  const found = await bench.on("main", async (sheet, context) => {
    sizeColumns(sheet, plan);
    sizeRows(sheet, plan);
    await context.sync();
    const { format } = sheet.getRange("B2");
    format.load("columnWidth,rowHeight");
    const hidden = sheet.getRange("A1").load("columnHidden");
    await context.sync();
    const { columnWidth, rowHeight } = format;
    return { columnWidth, rowHeight, columnHidden: hidden.columnHidden };
  });
  const columnWidth = columnPoints(plan.columns[1]!.width);
  const rowHeight = plan.rowHeights[1]!;
  const near = (wanted: number, is: number) => (Math.abs(wanted - is) <= TOLERANCE ? wanted : is);
  return compared(
    { columnWidth, rowHeight, columnHidden: true },
    {
      columnWidth: near(columnWidth, found.columnWidth),
      rowHeight: near(rowHeight, found.rowHeight),
      columnHidden: found.columnHidden,
    },
  );
}

function validationOf(sheet: Excel.Worksheet): () => Readings {
  const validation = sheet.getRange(MARKED.address).dataValidation;
  validation.load("rule,prompt,errorAlert,ignoreBlanks");
  return () => {
    const { rule, prompt, errorAlert, ignoreBlanks } = validation;
    return {
      "rule.decimal.formula1": asNumber(rule.decimal?.formula1),
      "rule.decimal.formula2": asNumber(rule.decimal?.formula2),
      "prompt.message": prompt.message,
      "errorAlert.style": errorAlert.style,
      ignoreBlanks,
    };
  };
}

/** Some answer the limits as texts. */
const asNumber = (value: unknown) => (typeof value === "string" ? Number(value) : value);

function pageOf(sheet: Excel.Worksheet): () => Readings {
  const { pageLayout, horizontalPageBreaks } = sheet;
  pageLayout.load("orientation,paperSize,zoom,centerHorizontally");
  const area = pageLayout.getPrintAreaOrNullObject().load("address");
  const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
  const footer = pageLayout.headersFooters.defaultForAllPages.load("centerFooter");
  const breaks = horizontalPageBreaks.getCount();
  return () => ({
    orientation: pageLayout.orientation,
    paperSize: pageLayout.paperSize,
    "zoom.horizontalFitToPages": pageLayout.zoom.horizontalFitToPages,
    centerHorizontally: pageLayout.centerHorizontally,
    printArea: area.isNullObject ? null : local(area.address),
    titleRows: titles.isNullObject ? null : local(titles.address).replaceAll("$", ""),
    centerFooter: footer.centerFooter,
    pageBreaks: breaks.value,
  });
}
