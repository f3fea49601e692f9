import type { Query } from "./batch";
import { HostError } from "./errors";
import {
  hasProperty,
  memberName,
  propertyNames,
  readProperty,
  WireCollection,
  wireName,
  WireObject,
} from "./wire-object";

/** What is asked for, by path segment; `all` where a whole object is expanded. */
interface Selection {
  all: boolean;
  children: Map<string, Selection>;
}

/** How a client recognises an item: its id, its name or key, and the reference when it is kept. */
export function identity(object: WireObject): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  if (object.referenceId) answer._ReferenceId = object.referenceId;
  if (hasProperty(object, "id")) answer.Id = readProperty(object, "id");
  const key = ["key", "name"].find((name) => hasProperty(object, name));
  if (key) answer._Id = readProperty(object, key);
  return answer;
}

/** Answers a load: plain queries in PascalCase, queries as JSON in camelCase. */
export function answerQuery(root: WireObject, query: Query, asJson: boolean): unknown {
  const selection: Selection = { all: false, children: new Map() };
  for (const path of query.Select ?? []) plant(selection, path);
  for (const path of query.Expand ?? []) plant(selection, path).all = true;
  const answerName = asJson ? (name: string) => name : wireName;

  const answerCollection = (collection: WireCollection, { all, children }: Selection) => {
    const items = collection.$items();
    const asked = { all, children: new Map(children) };
    const count = asked.children.delete("count") && { [answerName("count")]: items.length };
    if (count && asked.children.size === 0) return count;
    const from = query.Skip ?? 0;
    const part = items.slice(from, query.Top ? from + query.Top : undefined);
    return {
      ...(count || {}),
      [asJson ? "items" : "_Items"]: part.map((item, index) => ({
        ...identity(item),
        _Index: from + index,
        ...(answerObject(item, asked) as object),
      })),
    };
  };

  const answerObject = (object: WireObject | null, asked: Selection): unknown => {
    if (!object) return asJson ? { _IsNull: true } : null;
    if (object instanceof WireCollection) return answerCollection(object, asked);
    const answer: Record<string, unknown> = {};
    for (const name of namesAsked(object, asked)) {
      const value = readProperty(object, name);
      answer[answerName(name)] =
        value instanceof WireObject ? answerObject(value, child(asked, name)) : (value ?? null);
    }
    if (object.referenceId) answer._ReferenceId = object.referenceId;
    return answer;
  };
  return answerObject(root, selection);
}

function plant(selection: Selection, path: string): Selection {
  return path.split("/").reduce((at, segment) => {
    const name = memberName(segment);
    const next = at.children.get(name) ?? { all: false, children: new Map() };
    at.children.set(name, next);
    return next;
  }, selection);
}

const child = (selection: Selection, name: string): Selection =>
  selection.children.get(name) ?? { all: false, children: new Map() };

/** The named ones; all plain properties where none is named. */
function namesAsked(object: WireObject, { all, children }: Selection): Set<string> {
  const names = new Set(children.keys());
  names.delete("_referenceId");
  names.delete("items");
  const asksAll = [names.delete("*"), names.delete("$all")].includes(true);
  if (all || asksAll || names.size === 0) {
    for (const name of propertyNames(object)) {
      if (isPlain(object, name)) names.add(name);
    }
  }
  return names;
}

/** Whether it is a value of the object itself; what leads to an object that is not there is none. */
function isPlain(object: WireObject, name: string): boolean {
  try {
    return !(readProperty(object, name) instanceof WireObject);
  } catch (error) {
    if (error instanceof HostError && error.code === "ItemNotFound") return false;
    throw error;
  }
}
