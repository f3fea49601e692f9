/** The columns of a list, to be known again when one with the same headers comes. */
import type { AskedColumns } from "../../graduates/columns";
import type { Look } from "../../graduates/serve";
import type { RememberedColumns } from "../../sheets/identity/list-memory";
import type { OpenedList } from "./session-state";

export const headersOf = ({ columns }: Look) => columns.map(({ header }) => header).join("\n");

export function rememberedColumns({ look, mapping }: OpenedList): RememberedColumns {
  const mapped = Object.entries(mapping.columns).map(([key, { header }]) => [key, header]);
  const recognised = Object.keys(look.mapping.columns).map((key) => [key, ""]);
  return {
    headers: headersOf(look),
    columns: Object.fromEntries([...recognised, ...mapped]) as Record<string, string>,
    flags: Object.fromEntries(mapping.flags.map(({ name, header }) => [name, header])),
  };
}

export const columnsOf = ({ columns, flags }: RememberedColumns): AskedColumns => ({
  columns: Object.fromEntries(Object.entries(columns).filter(([, header]) => header !== "")),
  flags: Object.entries(flags).map(([name, header]) => ({ name, header })),
});
