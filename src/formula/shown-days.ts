import { isoDate } from "./dates";
import { withUnit } from "./shown";
import type { Language, Scalar } from "./values";

/** The unit of a day: shown as one, never as the number that a cell holds. */
export const DAY = "date";

/** A value as sentences show it, a day as 2026-09-30. Apart, as the functions' own sentences know no days. */
export const withUnitOrDay = (value: Scalar, unit: string, language: Language): string =>
  unit === DAY && typeof value === "number" ? isoDate(value) : withUnit(value, unit, language);
