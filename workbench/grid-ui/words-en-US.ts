/** Univer's words in English. */
import { type ILanguagePack, merge } from "@univerjs/core";
import dataValidation from "@univerjs/data-validation/locale/en-US";
import design from "@univerjs/design/locale/en-US";
import docsUi from "@univerjs/docs-ui/locale/en-US";
import conditionalUi from "@univerjs/sheets-conditional-formatting-ui/locale/en-US";
import sheetsValidation from "@univerjs/sheets-data-validation/locale/en-US";
import validationUi from "@univerjs/sheets-data-validation-ui/locale/en-US";
import formula from "@univerjs/sheets-formula/locale/en-US";
import formulaUi from "@univerjs/sheets-formula-ui/locale/en-US";
import numberFormatUi from "@univerjs/sheets-numfmt-ui/locale/en-US";
import sheets from "@univerjs/sheets/locale/en-US";
import sheetsUi from "@univerjs/sheets-ui/locale/en-US";
import ui from "@univerjs/ui/locale/en-US";

export const WORDS: ILanguagePack = [
  ...[dataValidation, design, docsUi, conditionalUi, sheetsValidation, validationUi],
  ...[formula, formulaUi, numberFormatUi, sheets, sheetsUi, ui],
].reduce((all, one) => merge(all, one), {});
