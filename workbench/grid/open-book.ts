import type { Injector } from "@univerjs/core";
import type { FWorkbook } from "@univerjs/sheets/facade";
import type { Behaviours } from "../model/behaviours";
import { Book } from "./book";
import { countDaysFrom1904 } from "./days-from-1904";
import { breakCircles } from "./exact-circles";
import { compareExactly } from "./exact-comparison";
import { readConditionsExactly } from "./exact-conditions";
import { readNumbersExactly } from "./exact-numbers";
import { calculateLostNames, calculateLostSheets, loseSheetsInNames } from "./lost-sheets";
import { groupNamedFormulas } from "./named-formulas";

/** A workbook of Univer's as the host has it, calculated as Excel would. */
export function openBook(injector: Injector, univer: FWorkbook, behaviours: Behaviours): Book {
  compareExactly();
  readNumbersExactly();
  readConditionsExactly();
  breakCircles();
  calculateLostSheets();
  groupNamedFormulas();
  calculateLostNames(injector);
  loseSheetsInNames(injector, univer);
  countDaysFrom1904(injector, behaviours);
  return new Book(injector, univer, behaviours);
}
