/** A cell's content in Univer's data, both ways. */
import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { type CellContent, type CellValue, valueTypeOf } from "../model/cell-content";

/** What takes the content of a cell away. */
export const NO_DATA: ICellData = { v: null, f: null, p: null, si: null, t: null };

export function toData(content: CellContent): ICellData {
  if ("formula" in content) return { ...NO_DATA, f: content.formula };
  const { value, isText } = content;
  return value === "" && !isText ? { ...NO_DATA } : { ...NO_DATA, ...typed(value, isText) };
}
export function typed(value: CellValue, isText = false): Pick<ICellData, "v" | "t"> {
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  return { v: value, t: isText ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** What Office.js reads from a cell; an empty one is "". */
export function valueOf(cell: Nullable<ICellData>): CellValue {
  if (!cell) return "";
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, "").replace(/\r/g, "\n");
  if (cell.v === null || cell.v === undefined) return "";
  if (cell.t === CellValueType.BOOLEAN) return cell.v === true || Number(cell.v) === 1;
  if (cell.t === CellValueType.NUMBER) return Number(cell.v);
  return cell.v;
}

/** Excel's name for the kind of value. An apostrophe makes a text of what looks like an error. */
export const typeIn = (cell: Nullable<ICellData>, value: CellValue, isFormula: boolean): string =>
  cell?.t === CellValueType.FORCE_STRING && value !== "" && typeof value === "string"
    ? "String"
    : valueTypeOf(value, isFormula);

export const hasContent = (cell: ICellData): boolean =>
  (cell.v !== undefined && cell.v !== null && cell.v !== "") || Boolean(cell.f || cell.si);

/** A cell's value alone, with its rich text, in place of what another cell holds. */
export const valueData = ({ v = null, t = null, p = null }: ICellData): ICellData => ({
  ...NO_DATA,
  v,
  t,
  p,
});
