import { checkShape, checkSign } from "./checks";
import type { CatalogueFunction, Definition, Parameters, Values } from "./definition";
import type { CatalogueParameter } from "./parameters";
import { Sentence } from "./sentence";
import { twin } from "./twin";
import { FunctionError, type CellValue } from "../formula/values";

/** Makes a function of the catalogue from its definition. */
export function define<const P extends Parameters>(definition: Definition<P>): CatalogueFunction {
  const { name, family, description, result, examples } = definition;
  const parameters = Object.entries(definition.parameters).map(([key, parameter]) => ({
    name: key,
    parameter,
  }));
  const required = parameters.filter(({ parameter }) => !parameter.optional).length;
  const read = reader(definition, parameters);
  return {
    name,
    family,
    description,
    parameters,
    required,
    result,
    examples,
    evaluate: (args) => definition.compute(read(args)),
    native: (operands) => twin(definition, parameters, operands),
    explain(args, request) {
      const values = read(args);
      const result = definition.compute(values);
      return definition.explain(values, new Sentence(request, parameters, values, result));
    },
  };
}

/** Reads and checks arguments: all kinds first, then all meanings. */
function reader<P extends Parameters>(
  definition: Definition<P>,
  parameters: readonly CatalogueParameter[],
): (args: readonly CellValue[]) => Values<P> {
  const shaped = parameters.filter(({ parameter }) => parameter.like !== undefined);
  const signed = parameters.filter(({ parameter }) => parameter.sign !== undefined);
  return (args) => {
    if (args.length > parameters.length) throw tooMany(definition.name, parameters.length);
    const values: Record<string, unknown> = {};
    for (let index = 0; index < parameters.length; index++) {
      const { name, parameter } = parameters[index]!;
      values[name] = parameter.read(args[index] ?? null, name);
    }
    for (const { name, parameter } of shaped) {
      const other = parameter.like!;
      const isDefault = values[other] === definition.parameters[other]!.fallback;
      checkShape(name, parameter, values[name], values[other], isDefault);
    }
    const checked = values as Values<P>;
    definition.demand?.(checked);
    for (const { name, parameter } of signed) checkSign(name, parameter, values[name]);
    definition.check?.(checked);
    return checked;
  };
}

const tooMany = (name: string, most: number) =>
  new FunctionError("#VALUE!", {
    zh: `${name} 最多 ${most} 个参数`,
    en: `${name} takes at most ${most} arguments`,
  });
