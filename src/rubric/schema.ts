import { Validator, type OutputUnit } from "@cfworker/json-schema";
import schema from "../../rubrics/rubric.schema.json";
import { text, type Report } from "./problems";
import type { Text } from "./types";

/** What the schema says of one place: as much of JSON Schema as messages are made of. */
interface SchemaNode {
  description?: string;
  type?: string | string[];
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  $ref?: string;
  [key: string]: unknown;
}

/** Keywords whose errors only say that something deeper is wrong. */
const STRUCTURAL = new Set([
  "properties",
  "additionalProperties",
  "items",
  "$ref",
  "propertyNames",
]);

/** Reports where a value has another shape than `rubrics/rubric.schema.json` asks. */
export function checkShape(value: unknown, report: Report): void {
  const { errors } = new Validator(schema as object, "2020-12", false).validate(value);
  for (const error of telling(errors)) {
    const place = pathOf(error.instanceLocation);
    const [message, advice] = explain(error, value);
    report("shape", place, message, advice);
  }
}

/**
 * The errors that a person can act on. The validator reports a known property with a fault also as an unexpected one
 * (keyword `false`), and an alternative that does not fit with all its own errors.
 */
function telling(errors: readonly OutputUnit[]): OutputUnit[] {
  const leaves = errors.filter(
    ({ keyword, keywordLocation }) =>
      !STRUCTURAL.has(keyword) && keyword !== "false" && !keywordLocation.includes("/oneOf/"),
  );
  const unexpected = errors
    .filter(({ keyword }) => keyword === "false")
    .sort((a, b) => b.instanceLocation.length - a.instanceLocation.length);
  for (const error of unexpected) {
    const { instanceLocation } = error;
    const isFault = ({ instanceLocation: other }: OutputUnit) =>
      other === instanceLocation || other.startsWith(`${instanceLocation}/`);
    if (!leaves.some(isFault)) leaves.push(error);
  }
  return leaves;
}

/** `#/sections/0/cells` as `sections[0].cells`. */
export function pathOf(pointer: string): string {
  return segments(pointer)
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join("");
}

function segments(pointer: string): string[] {
  return pointer
    .replace(/^#\/?/, "")
    .split("/")
    .filter((part) => part !== "")
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function explain(error: OutputUnit, value: unknown): [Text, Text] {
  const node = nodeAt(error.keywordLocation);
  const found = shown(valueAt(value, error.instanceLocation));
  switch (error.keyword) {
    case "required": {
      const [, key = ""] = /"(.*)"/.exec(error.error) ?? [];
      return [
        text(`缺少 ${key}。`, `${key} is missing.`),
        described(propertyOf(node, key), { zh: `请补上 ${key}`, en: `Add ${key}` }),
      ];
    }
    case "false": {
      const key = segments(error.instanceLocation).at(-1) ?? "";
      return [
        text(`不认识的名称 ${key}。`, `${key} is not known here.`),
        text(
          "请检查拼写；这里不能写其他名称，需要的话请删去。",
          "Check its spelling, or take it out: no other names may stand here.",
        ),
      ];
    }
    default: {
      const [zh, en] = demand(error.keyword, node);
      return [
        text(`应为${zh}，现为 ${found}。`, `${found} should be ${en}.`),
        described(node, { zh: "请改写", en: "Change it" }),
      ];
    }
  }
}

const TYPES: Record<string, [string, string]> = {
  string: ["文字（带引号）", "text in quotes"],
  number: ["数字（不带引号）", "a number without quotes"],
  integer: ["整数（不带引号）", "a whole number without quotes"],
  boolean: [" true 或 false", "true or false"],
  object: ["花括号 { } 中的一组内容", "an object in { }"],
  array: ["方括号 [ ] 中的列表", "a list in [ ]"],
};

/** What a keyword of the schema asks for, in words. */
function demand(keyword: string, node: SchemaNode): [string, string] {
  switch (keyword) {
    case "type": {
      const names = [node.type ?? []].flat().map((type) => TYPES[type] ?? [type, type]);
      return [names.map(([zh]) => zh).join("或"), names.map(([, en]) => en).join(" or ")];
    }
    case "enum": {
      const values = (node.enum ?? []).join("、");
      return [`以下之一：${values}`, `one of ${values.replaceAll("、", ", ")}`];
    }
    case "pattern":
      return [`符合格式 ${node.pattern} 的文字`, `text of the form ${node.pattern}`];
    case "oneOf":
      return ["给出 text，或者给出 field 和 width", "either text, or field with width"];
    case "minLength":
      return [`至少 ${node.minLength} 个字的文字`, `text of at least ${node.minLength} characters`];
    case "maxLength":
      return [`至多 ${node.maxLength} 个字的文字`, `text of at most ${node.maxLength} characters`];
    case "minItems":
      return [`至少 ${node.minItems} 项的列表`, `a list of at least ${node.minItems}`];
    case "maxItems":
      return [`至多 ${node.maxItems} 项的列表`, `a list of at most ${node.maxItems}`];
    case "minimum":
      return [`不小于 ${node.minimum} 的数`, `at least ${node.minimum}`];
    case "exclusiveMinimum":
      return [`大于 ${node.exclusiveMinimum} 的数`, `more than ${node.exclusiveMinimum}`];
    case "maximum":
      return [`不大于 ${node.maximum} 的数`, `at most ${node.maximum}`];
    default:
      return [`符合 ${keyword} 的内容`, `what ${keyword} asks`];
  }
}

/** The advice, with what the schema says of the place. */
function described(node: SchemaNode | undefined, { zh, en }: Text): Text {
  const description = node?.description;
  if (!description) return text(`${zh}。`, `${en}.`);
  const end = description.lastIndexOf("。 ");
  return text(`${zh}。${description.slice(0, end + 1)}`, `${en}. ${description.slice(end + 2)}`);
}

/** The schema node whose keyword a location names: `#/properties/id/$ref/pattern` leads to `$defs/id`. */
function nodeAt(keywordLocation: string): SchemaNode {
  const parts = segments(keywordLocation).slice(0, -1);
  let node = schema as unknown as SchemaNode;
  for (const part of parts) {
    const target = part === "$ref" ? definition(node.$ref) : (node[part] as SchemaNode | undefined);
    // A description beside a reference is the more telling one.
    node = part === "$ref" ? { ...target, ...describedBy(node) } : (target ?? {});
  }
  return node;
}

const describedBy = ({ description }: SchemaNode) =>
  description === undefined ? {} : { description };

function definition(reference: string | undefined): SchemaNode | undefined {
  const name = reference?.split("/").at(-1) ?? "";
  return (schema.$defs as Record<string, unknown>)[name] as SchemaNode | undefined;
}

function propertyOf(node: SchemaNode, key: string): SchemaNode | undefined {
  const property = (node.properties as Record<string, SchemaNode> | undefined)?.[key];
  return property?.description ? property : definition(property?.$ref);
}

function valueAt(value: unknown, pointer: string): unknown {
  return segments(pointer).reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "[…]" : "{…}";
  const json = JSON.stringify(value) ?? "—";
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}
