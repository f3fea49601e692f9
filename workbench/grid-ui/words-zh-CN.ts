/** Univer's words in Chinese. */
import { type ILanguagePack, merge } from "@univerjs/core";
import dataValidation from "@univerjs/data-validation/locale/zh-CN";
import design from "@univerjs/design/locale/zh-CN";
import docsUi from "@univerjs/docs-ui/locale/zh-CN";
import conditionalUi from "@univerjs/sheets-conditional-formatting-ui/locale/zh-CN";
import sheetsValidation from "@univerjs/sheets-data-validation/locale/zh-CN";
import validationUi from "@univerjs/sheets-data-validation-ui/locale/zh-CN";
import formula from "@univerjs/sheets-formula/locale/zh-CN";
import formulaUi from "@univerjs/sheets-formula-ui/locale/zh-CN";
import numberFormatUi from "@univerjs/sheets-numfmt-ui/locale/zh-CN";
import sheets from "@univerjs/sheets/locale/zh-CN";
import sheetsUi from "@univerjs/sheets-ui/locale/zh-CN";
import ui from "@univerjs/ui/locale/zh-CN";

export const WORDS: ILanguagePack = [
  ...[dataValidation, design, docsUi, conditionalUi, sheetsValidation, validationUi],
  ...[formula, formulaUi, numberFormatUi, sheets, sheetsUi, ui],
].reduce((all, one) => merge(all, one), {});
