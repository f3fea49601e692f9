/** All probes. */
import type { Probe } from "../probe";
import { changes } from "./change";
import { filters } from "./filters";
import { formats } from "./formats";
import { places, regions, severalAreas, unboundedRanges } from "./places";
import { conditionalFormats, names, validations } from "./rules";
import { pages, protections, worksheets } from "./sheets";
import { charts, others, tableProbes } from "./things";
import { formulas, values } from "./values";

export const probes: readonly Probe[] = [
  ...places,
  ...unboundedRanges,
  ...severalAreas,
  ...regions,
  ...values,
  ...formulas,
  ...changes,
  ...formats,
  ...worksheets,
  ...protections,
  ...pages,
  ...validations,
  ...conditionalFormats,
  ...names,
  ...charts,
  ...tableProbes,
  ...filters,
  ...others,
];
