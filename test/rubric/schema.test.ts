import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import schema from "../../rubrics/rubric.schema.json";

/** A shape, from the types or from the schema: properties with `?` where they may be left out, words, or a kind. */
type Shape = string | { [property: string]: Shape } | Shape[];

interface Node {
  description?: string;
  $ref?: string;
  type?: string | string[];
  enum?: string[];
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: false | Node;
  items?: Node;
  maxItems?: number;
  maxLength?: number;
  pattern?: string;
  oneOf?: { required: string[] }[];
}

const root = schema as unknown as Node & { $defs: Record<string, Node> };

/** The types of a rubric, and of the texts in it. */
const statements = ["formula/values.ts", "rubric/types.ts"].flatMap((name) => {
  const file = resolve(__dirname, "../../src", name);
  const text = readFileSync(file, "utf8");
  return [...ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements];
});
const declarations = new Map(
  statements.flatMap((statement) =>
    ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
      ? [[statement.name.text, statement] as const]
      : [],
  ),
);

test("the schema and the types describe the same rubric", () => {
  expect(shapeOfSchema(root)).toEqual(shapeOfMembers(interfaceOf("Rubric").members));
});

test("every property of the schema says what it is, in Chinese and English", () => {
  const silent = [...properties(root, "")].filter(
    ({ node }) => !/[\u4e00-\u9fff].*。 [A-Z"]/su.test(node.description ?? described(node) ?? ""),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test("the schema admits no property that it does not name", () => {
  const open = [...properties(root, ""), { path: "", node: root }].filter(
    ({ node }) => node.properties && node.additionalProperties !== false,
  );
  expect(open.map(({ path }) => path)).toEqual([]);
});

test("every list of the schema has a largest length, every text too", () => {
  const endless = [...properties(root, "")].filter(({ node }) => {
    const { type, maxItems, maxLength, pattern } = node.$ref ? definition(node.$ref) : node;
    return type === "array" ? maxItems === undefined : type === "string" && !pattern && !maxLength;
  });
  expect(endless.map(({ path }) => path)).toEqual([]);
});

function interfaceOf(name: string): ts.InterfaceDeclaration {
  const declaration = declarations.get(name);
  if (!declaration || !ts.isInterfaceDeclaration(declaration))
    throw new Error(`no interface ${name}`);
  return declaration;
}

function shapeOfMembers(members: ts.NodeArray<ts.TypeElement>): Shape {
  return Object.fromEntries(
    members
      .filter(ts.isPropertySignature)
      .filter(isOfFile)
      .map(({ name, questionToken, type }) => {
        const key = name.getText().replaceAll('"', "");
        const isOptional = questionToken ?? completedType(type!);
        return [isOptional ? `${key}?` : key, shapeOfType(type!)];
      }),
  );
}

function shapeOfType(type: ts.TypeNode): Shape {
  if (ts.isArrayTypeNode(type)) return [shapeOfType(type.elementType)];
  if (ts.isTypeLiteralNode(type)) return shapeOfMembers(type.members);
  if (ts.isLiteralTypeNode(type)) return type.getText().replaceAll('"', "");
  if (ts.isParenthesizedTypeNode(type)) return shapeOfType(type.type);
  const whole = completedType(type);
  if (whole) return shapeOfType(whole);
  if (ts.isUnionTypeNode(type)) return shapeOfUnion(type.types.map(shapeOfType));
  const name = type.getText();
  if (name.startsWith("Record<string, string")) return "record";
  if (name === "Text") return { zh: "string", "en?": "string" };
  const declaration = declarations.get(name);
  if (!declaration) return name;
  return ts.isInterfaceDeclaration(declaration)
    ? shapeOfMembers(declaration.members)
    : shapeOfType(declaration.type);
}

/** Whether files say it: nothing that follows from the rest. */
function isOfFile({ type }: ts.PropertySignature): boolean {
  return !(type && ts.isTypeReferenceNode(type) && type.typeName.getText() === "Derived");
}

/** What a file may leave out is filled in when it is read. */
function completedType(type: ts.TypeNode): ts.TypeNode | undefined {
  return ts.isTypeReferenceNode(type) && type.typeName.getText() === "Completed"
    ? type.typeArguments?.[0]
    : undefined;
}

/** Words as a sorted list; alternatives of objects as one object in which everything may be left out. */
function shapeOfUnion(types: Shape[]): Shape {
  if (types.every((type) => typeof type === "string")) return types.sort().join(" | ");
  return Object.assign({}, ...types.map(optional)) as Shape;
}

function optional(shape: Shape): Shape {
  return Object.fromEntries(
    Object.entries(shape).map(([key, value]) => [`${key.replace(/\?$/, "")}?`, value as Shape]),
  );
}

function shapeOfSchema(given: Node): Shape {
  const node = given.$ref ? definition(given.$ref) : given;
  if (node.enum) return [...node.enum].sort().join(" | ");
  if (node.items) return [shapeOfSchema(node.items)];
  if (node.properties) {
    const shape = Object.fromEntries(
      Object.entries(node.properties).map(([key, property]) => {
        const required = node.required?.includes(key);
        return [required ? key : `${key}?`, shapeOfSchema(property)];
      }),
    );
    return node.oneOf ? optional(shape) : shape;
  }
  if (node.additionalProperties) return "record";
  return [node.type ?? "string"]
    .flat()
    .map((type) => (type === "integer" ? "number" : type))
    .sort()
    .join(" | ");
}

function definition(reference: string): Node {
  return root.$defs[reference.replace("#/$defs/", "")]!;
}

const described = (node: Node) => (node.$ref ? definition(node.$ref).description : undefined);

/** Every property that the schema names, once. */
function* properties(
  node: Node,
  path: string,
  seen = new Set<Node>(),
): Generator<{ path: string; node: Node }> {
  if (seen.has(node)) return;
  seen.add(node);
  for (const [key, property] of Object.entries(node.properties ?? {})) {
    yield { path: `${path}.${key}`, node: property };
    yield* properties(property, `${path}.${key}`, seen);
  }
  if (node.items) yield* properties(node.items, `${path}[]`, seen);
  if (node.$ref) yield* properties(definition(node.$ref), path, seen);
}
