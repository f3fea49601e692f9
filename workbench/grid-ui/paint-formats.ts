import { InterceptorEffectEnum } from "@univerjs/core";
import {
  INTERCEPTOR_POINT,
  InterceptCellContentPriority,
  SheetInterceptorService,
} from "@univerjs/sheets";
import { ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";
import type { Book } from "../grid/book";

/**
 * A conditional format's number format is drawn, as Excel draws it. Univer lays a conditional format over a cell after it
 * has made the cell's number into text; so the pattern must be there before.
 */
export function paintConditionalNumberFormats({ univerInjector }: Book): void {
  const service = univerInjector.get(ConditionalFormattingService);
  univerInjector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: "conditional number formats",
    priority: InterceptCellContentPriority.NUMFMT + 1,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler: (cell, place, next) => {
      const { unitId, subUnitId, row, col, workbook } = place;
      const format = cell && service.composeStyle(unitId, subUnitId, row, col)?.style?.n;
      if (!cell || !format) return next(cell);
      const own = workbook.getStyles().get(cell.s);
      return next({ ...cell, s: { ...own, n: format } });
    },
  });
}
