/** Which fields of the rubrics' schema some rubrics use. */
import schema from "../../rubrics/rubric.schema.json";

interface Node {
  $ref?: string;
  enum?: readonly string[];
  properties?: Readonly<Record<string, Node>>;
  items?: Node;
}

const root = schema as unknown as Node & { $defs: Readonly<Record<string, Node>> };

export class SchemaCoverage {
  private readonly used = new Set<string>();

  /** Walks a rubric along the schema. */
  add(rubric: object): void {
    this.walk(rubric, root, "rubric");
  }

  /** Fields that no rubric used; with `words` also the words of lists of words. */
  missing({ words }: { words: boolean }): string[] {
    const all = new Set<string>();
    const visited = new Set<string>();
    collect(root, "rubric", words, all, visited);
    return [...all].filter((field) => !this.used.has(field));
  }

  private walk(value: unknown, node: Node, name: string): void {
    const [shape, path] = resolved(node, name);
    if (shape.enum) this.used.add(`${path}=${String(value)}`);
    if (Array.isArray(value)) {
      for (const item of value) this.walk(item, shape.items ?? {}, `${path}[]`);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        const property = shape.properties?.[key];
        if (!property) continue;
        this.used.add(`${path}.${key}`);
        this.walk(inner, property, `${path}.${key}`);
      }
    }
  }
}

/** A node that refers to a definition is that definition, and called after it. */
function resolved(node: Node, name: string): [shape: Node, name: string] {
  const definition = node.$ref?.replace("#/$defs/", "");
  if (definition === undefined) return [node, name];
  return [root.$defs[definition] ?? {}, definition];
}

function collect(
  node: Node,
  name: string,
  words: boolean,
  all: Set<string>,
  visited: Set<string>,
): void {
  const [shape, path] = resolved(node, name);
  if (visited.has(path)) return;
  visited.add(path);
  if (words) for (const word of shape.enum ?? []) all.add(`${path}=${word}`);
  if (shape.items) collect(shape.items, `${path}[]`, words, all, visited);
  for (const [key, inner] of Object.entries(shape.properties ?? {})) {
    all.add(`${path}.${key}`);
    collect(inner, `${path}.${key}`, words, all, visited);
  }
}
