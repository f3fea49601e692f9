/** Page set-up: paper, margins, repeated header, page breaks, footer. */
import type { SheetPlan } from "../../sheets/plan/plan";
import { areaAddress } from "../../sheets/plan/areas";

export function setUpPrinting(sheet: Excel.Worksheet, { print }: SheetPlan): void {
  const layout = sheet.pageLayout;
  layout.orientation = print.orientation === "portrait" ? "Portrait" : "Landscape";
  layout.paperSize = print.paper;
  layout.centerHorizontally = print.centerHorizontally;
  if (print.fitToWidth) layout.zoom = { horizontalFitToPages: 1 };
  layout.setPrintMargins("Inches", print.margins);
  layout.setPrintArea(areaAddress(print.area));
  if (print.titleRows) {
    const { first, last } = print.titleRows;
    layout.setPrintTitleRows(`$${first + 1}:$${last + 1}`);
  }
  if (print.footer) layout.headersFooters.defaultForAllPages.centerFooter = print.footer;
  sheet.horizontalPageBreaks.removePageBreaks();
  for (const row of print.breaksBefore) sheet.horizontalPageBreaks.add(`A${row + 1}`);
}
