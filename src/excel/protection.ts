/** The protection of a sheet, as it can be handed back to Excel. */

export type Protection = Excel.WorksheetProtectionOptions;

/** A sheet, and what its protection allows; null where it is not protected. */
export interface ProtectedSheet {
  id: string;
  name: string;
  protection: Protection | null;
}

/** After loading `protected,options`. Some builds answer null for what they do not know, and refuse to be handed it. */
export function protectionNow(protection: Excel.WorksheetProtection): Protection | null {
  if (!protection.protected) return null;
  const known = Object.entries(protection.options ?? {}).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(known) as Protection;
}
