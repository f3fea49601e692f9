import type { Nullable } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  ValueObjectFactory,
} from "@univerjs/engine-formula";
import { type Area, cellArea, MAX_COLUMNS, MAX_ROWS } from "../model/area";
import type { FunctionMetadata, FunctionRelay, ParameterMetadata } from "./function-relay";

/** The library's numbers for CustomFunctions.ErrorCode; anything else is #VALUE!. */
const ERRORS: Record<number, ErrorType> = {
  1: ErrorType.NA,
  5: ErrorType.DIV_BY_ZERO,
  6: ErrorType.NUM,
  7: ErrorType.VALUE,
  8: ErrorType.NULL,
};
const GETTING_DATA = ErrorType.CONNECT;

type Plain = string | number | boolean | null;
/** An argument as Excel hands it over, or the error that stands in its place. */
type Argument = { value: unknown } | { error: BaseValueObject };

/** A custom function in Univer's formula engine: it passes its call on and answers what has come back. */
export class RelayFunction extends BaseFunction {
  constructor(
    private readonly metadata: FunctionMetadata,
    private readonly relay: FunctionRelay,
  ) {
    super(metadata.name.toUpperCase());
    const { parameters } = metadata;
    const repeats = parameters.some(({ repeating }) => repeating);
    this.minParams = parameters.filter(({ optional, repeating }) => !optional && !repeating).length;
    this.maxParams = repeats ? 255 : parameters.length;
    this.needsReferenceObject = true;
  }

  /** A range given for a single value makes Excel call the function for each of its cells and spill the results. */
  override calculate(...variants: BaseValueObject[]): FunctionVariantType {
    const given = variants.map(toGiven);
    const spread = given.filter(
      ({ value }, i) => this.parameter(i)?.dimensionality !== "matrix" && isMany(value),
    );
    if (spread.length === 0) return this.callFor(given);
    const arrays = spread.map(({ value }) => value as ArrayValueObject);
    const rowCount = Math.max(...arrays.map((array) => array.getRowCount()));
    const columnCount = Math.max(...arrays.map((array) => array.getColumnCount()));
    const calculateValueList = Array.from({ length: rowCount }, (_, row) =>
      Array.from({ length: columnCount }, (_, column) => {
        const one = given.map((each) => (spread.includes(each) ? pick(each, row, column) : each));
        return this.callFor(one) as BaseValueObject;
      }),
    );
    return arrayOf(calculateValueList);
  }

  private parameter(i: number): ParameterMetadata | undefined {
    return this.metadata.parameters[Math.min(i, this.metadata.parameters.length - 1)];
  }

  /** What an empty cell is where the parameter has no type. */
  private get emptyAny(): Plain {
    return this.relay.behaviours.has("blanksAsZero") ? 0 : null;
  }

  private callFor(given: Given[]): FunctionVariantType {
    const { options = {} } = this.metadata;
    const args: unknown[] = [];
    for (let i = 0; i < Math.max(given.length, this.metadata.parameters.length); i++) {
      const argument = toArgument(given[i], this.parameter(i), this.emptyAny);
      if ("value" in argument) args.push(argument.value);
      else if (options.allowErrorForDataTypeAny && typeOf(this.parameter(i)) === "any")
        args.push({ type: "CustomFunctionError", code: argument.error.getValue() });
      else return argument.error;
    }
    const cell = {
      unitId: this.unitId ?? "",
      sheetId: this.subUnitId ?? "",
      row: this.row,
      column: this.column,
    };
    const addresses = options.requiresParameterAddresses
      ? given.map(({ area, sheetId }) => (area ? this.relay.addressOf(sheetId!, area) : ""))
      : undefined;
    const call = this.relay.evaluate(this.metadata, args, cell, addresses);
    if (!call.done) return ErrorValueObject.create(GETTING_DATA);
    if (call.error) return ErrorValueObject.create(ERRORS[call.error.code] ?? ErrorType.VALUE);
    return toResult(call.value);
  }
}

const isMany = (value: BaseValueObject) =>
  value.isArray() &&
  (value as ArrayValueObject).getRowCount() * (value as ArrayValueObject).getColumnCount() > 1;

/** An argument as the engine gives it, with the cells that it names. */
interface Given {
  value: BaseValueObject;
  area?: Area;
  sheetId?: string;
}

function toGiven(variant: BaseValueObject): Given {
  if (!variant.isReferenceObject()) return { value: variant };
  const reference = variant as unknown as BaseReferenceObject;
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  const [isColumns, isRows] = [reference.isColumn(), reference.isRow()];
  const area = {
    row: isColumns ? 0 : startRow,
    column: isRows ? 0 : startColumn,
    rows: isColumns ? MAX_ROWS : endRow - startRow + 1,
    columns: isRows ? MAX_COLUMNS : endColumn - startColumn + 1,
  };
  return { value: reference.toArrayValueObject(), area, sheetId: reference.getSheetId() };
}

/** One cell of a spread argument; a single row or column serves all. */
function pick({ value, area, sheetId }: Given, row: number, column: number): Given {
  const array = value as ArrayValueObject;
  const r = array.getRowCount() === 1 ? 0 : row;
  const c = array.getColumnCount() === 1 ? 0 : column;
  const one = array.slice([r, r + 1], [c, c + 1]) ?? ErrorValueObject.create(ErrorType.NA);
  return {
    value: one,
    ...(area && { area: cellArea(area.row + r, area.column + c) }),
    ...(sheetId && { sheetId }),
  };
}

function toArgument(
  argument: Given | undefined,
  parameter: ParameterMetadata | undefined,
  emptyAny: Plain,
): Argument {
  const given = argument?.value;
  if (!given || (given.isNull() && !given.isArray())) return { value: null }; // left out
  if (given.isError()) return { error: given };
  const rows = given.isArray() ? (given as ArrayValueObject).getArrayValue() : [[given]];
  const error = rows.flat().find((value) => value?.isError());
  if (error) return { error };
  const type = typeOf(parameter);
  const empty = type === "any" ? emptyAny : EMPTY[type]!;
  if (parameter?.dimensionality === "matrix") {
    const value = rows.map((row) => row.map((each) => plain(each) ?? empty));
    return { value: argument?.area ? filledUp(value, argument.area, empty) : value };
  }
  return toScalar(plain(rows[0]?.[0]) ?? empty, type);
}

/** Whole columns and rows are handed over whole, however little of them is filled. */
function filledUp(cells: Plain[][], { rows, columns }: Area, empty: Plain): Plain[][] {
  const width = Math.max(columns, cells[0]?.length ?? 0);
  if (cells.length >= rows && cells[0]!.length >= width) return cells;
  return Array.from({ length: Math.max(rows, cells.length) }, (_, r) =>
    Array.from({ length: width }, (__, c) => cells[r]?.[c] ?? empty),
  );
}

/** What Excel hands over for an empty cell, by the parameter's type. */
const EMPTY: Record<string, Plain> = { number: 0, string: "", boolean: false };
const typeOf = (parameter?: ParameterMetadata) => parameter?.type ?? "any";

/** Excel converts a single argument to the parameter's type, or answers #VALUE! without calling. */
function toScalar(value: Plain, type: string): Argument {
  if (value === null) return { value };
  if (type === "number" && typeof value !== "number") {
    const number = typeof value === "boolean" ? Number(value) : Number(value.trim() || NaN);
    if (Number.isNaN(number)) return { error: ErrorValueObject.create(ErrorType.VALUE) };
    return { value: number };
  }
  if (type === "string")
    return { value: typeof value === "boolean" ? upper(value) : String(value) };
  if (type === "boolean" && typeof value === "string") {
    const known = /^(true|false)$/i.test(value);
    if (!known) return { error: ErrorValueObject.create(ErrorType.VALUE) };
    return { value: value.toLowerCase() === "true" };
  }
  return { value: type === "boolean" ? Boolean(value) : value };
}
const upper = (value: boolean) => String(value).toUpperCase();

function plain(value: Nullable<BaseValueObject>): Plain {
  return !value || value.isNull() ? null : (value.getValue() as Plain);
}

/** A CustomFunctions.Error inside a matrix, as the library sends it. */
interface SentError {
  code?: string;
}

function toResult(value: unknown): FunctionVariantType {
  if (value !== null && typeof value === "object" && !Array.isArray(value))
    return toError(value as SentError);
  if (!Array.isArray(value)) {
    return ValueObjectFactory.create((value ?? 0) as string | number | boolean) as BaseValueObject;
  }
  const rows = value.map((row: unknown) => (Array.isArray(row) ? row : [row]));
  return arrayOf(rows.map((row) => row.map((cell) => toResult(cell) as BaseValueObject)));
}

function toError(sent: SentError): FunctionVariantType {
  const isKnown = (Object.values(ErrorType) as string[]).includes(sent.code ?? "");
  return ErrorValueObject.create(isKnown ? (sent.code as ErrorType) : ErrorType.VALUE);
}

const arrayOf = (calculateValueList: BaseValueObject[][]) =>
  ArrayValueObject.create({
    calculateValueList,
    rowCount: calculateValueList.length,
    columnCount: calculateValueList[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
