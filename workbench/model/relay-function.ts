import type { Nullable } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseFunction,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  ValueObjectFactory,
} from "@univerjs/engine-formula";
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
  }

  /** A range given for a single value makes Excel call the function for each of its cells and spill the results. */
  override calculate(...given: BaseValueObject[]): FunctionVariantType {
    const spread = given.flatMap((value, i) => {
      const isSpread = this.parameter(i)?.dimensionality !== "matrix" && isMany(value);
      return isSpread ? [value as ArrayValueObject] : [];
    });
    if (spread.length === 0) return this.callFor(given);
    const rowCount = Math.max(...spread.map((array) => array.getRowCount()));
    const columnCount = Math.max(...spread.map((array) => array.getColumnCount()));
    const calculateValueList = Array.from({ length: rowCount }, (_, row) =>
      Array.from({ length: columnCount }, (_, column) => {
        const one = given.map((value) =>
          spread.includes(value as ArrayValueObject) ? pick(value, row, column) : value,
        );
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

  private callFor(given: BaseValueObject[]): FunctionVariantType {
    const args: unknown[] = [];
    for (let i = 0; i < Math.max(given.length, this.metadata.parameters.length); i++) {
      const argument = toArgument(given[i], this.parameter(i), this.emptyAny);
      if ("error" in argument) return argument.error;
      args.push(argument.value);
    }
    const call = this.relay.evaluate(this.metadata, args, {
      unitId: this.unitId ?? "",
      sheetId: this.subUnitId ?? "",
      row: this.row,
      column: this.column,
    });
    if (!call.done) return ErrorValueObject.create(GETTING_DATA);
    if (call.error) return ErrorValueObject.create(ERRORS[call.error.code] ?? ErrorType.VALUE);
    return toResult(call.value);
  }
}

const isMany = (value: BaseValueObject) =>
  value.isArray() &&
  (value as ArrayValueObject).getRowCount() * (value as ArrayValueObject).getColumnCount() > 1;

/** One cell of a spread argument; a single row or column serves all. */
function pick(value: BaseValueObject, row: number, column: number): BaseValueObject {
  const array = value as ArrayValueObject;
  const r = array.getRowCount() === 1 ? 0 : row;
  const c = array.getColumnCount() === 1 ? 0 : column;
  return array.slice([r, r + 1], [c, c + 1]) ?? ErrorValueObject.create(ErrorType.NA);
}

function toArgument(
  given: BaseValueObject | undefined,
  parameter: ParameterMetadata | undefined,
  emptyAny: Plain,
): Argument {
  if (!given || (given.isNull() && !given.isArray())) return { value: null }; // left out
  if (given.isError()) return { error: given };
  const rows = given.isArray() ? (given as ArrayValueObject).getArrayValue() : [[given]];
  const error = rows.flat().find((value) => value?.isError());
  if (error) return { error };
  const type = typeOf(parameter);
  const empty = type === "any" ? emptyAny : EMPTY[type]!;
  if (parameter?.dimensionality === "matrix") {
    return {
      value: rows.map((row) => row.map((value) => plain(value) ?? empty)),
    };
  }
  return toScalar(plain(rows[0]?.[0]) ?? empty, type);
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

function toResult(value: unknown): FunctionVariantType {
  if (!Array.isArray(value)) {
    return ValueObjectFactory.create((value ?? 0) as string | number | boolean) as BaseValueObject;
  }
  const rows = value.map((row: unknown) => (Array.isArray(row) ? row : [row]));
  return arrayOf(rows.map((row) => row.map((cell) => toResult(cell) as BaseValueObject)));
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
