/** Regions and days that are counted besides what the cards need, as they were typed. */
import { regionOf } from "../../graduates/regions";
import { dayOf } from "../../graduates/values";
import type { Also } from "./session-state";

/** Regions or days as people list them. */
export const partsOf = (text: string): string[] =>
  text
    .split(/[、,，;；\s]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** What of a text is no region, or no day. */
export const unreadable = {
  regions: (text: string) => partsOf(text).filter((part) => regionOf(part) === null),
  until: (text: string) => partsOf(text).filter((part) => dayOf(part) === null),
} satisfies Record<keyof Also, (text: string) => string[]>;
