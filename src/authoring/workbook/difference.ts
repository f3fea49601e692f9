/**
 * What two rubrics do not have in common, as rows: an object by its kind and id, one of its fields, and what stands there.
 * Lists of objects without ids are said whole. So a row more in a sheet changes no other row here.
 */
import type { Fields } from "./flat";
import { fieldOf, fieldWord } from "./field-words";

/** A step to a value: a field, an object of a list by its id, or a place in a list from 1. */
export type Step = { field: string } | { id: string } | { nth: number };

export interface Change {
  path: readonly Step[];
  value: Said;
}

type Said = string | number | boolean | typeof ABSENT | typeof NO_FIELDS | typeof NO_ITEMS;

/** What is no text, number or yes and no. */
export const ABSENT = Symbol("absent");
const NO_FIELDS = Symbol("an object without fields");
const NO_ITEMS = Symbol("an empty list");

export function differences(have: unknown, want: unknown, path: readonly Step[] = []): Change[] {
  if (isFields(have) && isFields(want)) return ofFields(have, want, path);
  if (isKeyed(have) && isKeyed(want)) return ofKeyed(have, want, path);
  if (isSame(have, want)) return [];
  return have === undefined ? said(want, path) : [...cleared(want, path), ...said(want, path)];
}

function ofFields(have: Fields, want: Fields, path: readonly Step[]): Change[] {
  const fields = new Set([...Object.keys(have), ...Object.keys(want)]);
  return [...fields].flatMap((field) => {
    const to = [...path, { field }];
    if (want[field] === undefined)
      return have[field] === undefined ? [] : [{ path: to, value: ABSENT }];
    return differences(have[field], want[field], to);
  });
}

function ofKeyed(have: readonly Keyed[], want: readonly Keyed[], path: readonly Step[]): Change[] {
  const find = (list: readonly Keyed[], id: string) => list.find((each) => each.id === id);
  const kept = have.filter(({ id }) => find(want, id));
  const added = want.filter(({ id }) => !find(have, id));
  const order = [...kept, ...added].map(({ id }) => id).join(" ");
  const wanted = want.map(({ id }) => id).join(" ");
  return [
    ...have
      .filter(({ id }) => !find(want, id))
      .map(({ id }): Change => ({ path: [...path, { id }], value: ABSENT })),
    ...want.flatMap((each) => differences(find(have, each.id), each, [...path, { id: each.id }])),
    ...(order === wanted ? [] : [{ path: [...path, { field: ORDER }], value: wanted }]),
  ];
}

const ORDER = "order";

function said(value: unknown, path: readonly Step[]): Change[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ path, value: NO_ITEMS }];
    return (value as unknown[]).flatMap((each, at) =>
      said(each, [...path, isKeyed(value) ? { id: value[at]!.id } : { nth: at + 1 }]),
    );
  }
  if (!isFields(value)) return [{ path, value: value as string | number | boolean }];
  const isInList = "id" in (path.at(-1) ?? {});
  const fields = Object.entries(value).filter(
    ([field, inner]) => inner !== undefined && !(isInList && field === "id"),
  );
  if (fields.length === 0) return [{ path, value: NO_FIELDS }];
  return fields.flatMap(([field, inner]) => said(inner, [...path, { field }]));
}

/** A list or an object that is said anew takes nothing over. */
function cleared(want: unknown, path: readonly Step[]): Change[] {
  if (Array.isArray(want)) return want.length === 0 ? [] : [{ path, value: NO_ITEMS }];
  return isFields(want) && Object.keys(want).length > 0 ? [{ path, value: NO_FIELDS }] : [];
}

/** Makes the change. False: what it names is not there. */
export function apply(root: Fields, { path, value }: Change): boolean {
  let at: unknown = root;
  for (const [index, step] of path.slice(0, -1).entries()) {
    const inner = get(at, step) ?? create(at, step, path[index + 1]!);
    if (typeof inner !== "object" || inner === null) return false;
    at = inner;
  }
  const last = path.at(-1);
  return last !== undefined && put(at, last, value);
}

function get(at: unknown, step: Step): unknown {
  if ("field" in step)
    return isFields(at) && Object.hasOwn(at, step.field) ? at[step.field] : undefined;
  if (!Array.isArray(at)) return undefined;
  const list = at as unknown[];
  return "id" in step
    ? list.find((each) => isFields(each) && each.id === step.id)
    : list[step.nth - 1];
}

function create(at: unknown, step: Step, next: Step): unknown {
  const made: unknown = "id" in next || "nth" in next ? [] : "id" in step ? { id: step.id } : {};
  return insert(at, step, made) ? made : undefined;
}

function insert(at: unknown, step: Step, made: unknown): boolean {
  if ("field" in step) {
    if (!isFields(at) || step.field === "__proto__") return false;
    at[step.field] = made;
    return true;
  }
  if (!Array.isArray(at)) return false;
  const list = at as unknown[];
  if ("id" in step) list.push(made);
  else if (step.nth <= list.length + 1) list[step.nth - 1] = made;
  else return false;
  return true;
}

function put(at: unknown, step: Step, value: Said): boolean {
  if (Array.isArray(at) && "field" in step)
    return step.field === ORDER && inOrder(at as Keyed[], String(value).split(" "));
  if (value === ABSENT) return remove(at, step);
  const made = value === NO_ITEMS ? [] : value === NO_FIELDS ? {} : value;
  if ("id" in step && isFields(made)) made.id = step.id;
  const list = at as unknown[];
  const known = "id" in step && Array.isArray(at) ? list.indexOf(get(at, step)) : -1;
  return known < 0 ? insert(at, step, made) : ((list[known] = made), true);
}

function remove(at: unknown, step: Step): boolean {
  if ("field" in step) return isFields(at) && delete at[step.field];
  const known = Array.isArray(at) ? (at as unknown[]).indexOf(get(at, step)) : -1;
  if (known < 0) return false;
  (at as unknown[]).splice(known, 1);
  return true;
}

function inOrder(list: Keyed[], ids: readonly string[]): boolean {
  const place = ({ id }: Keyed) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  list.sort((a, b) => place(a) - place(b));
  return true;
}

type Keyed = Fields & { id: string };

/** Whatever the order of fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame((a as Fields)[key], (b as Fields)[key]));
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Objects of which each has an id of its own. */
function isKeyed(value: unknown): value is Keyed[] {
  if (!Array.isArray(value) || !value.every((each) => isFields(each))) return false;
  const ids = (value as Fields[]).map(({ id }) => id);
  return ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length;
}

/** A change in the words of the sheet: the object, its field and the content. */
export function changeCells({ path, value }: Change): [string, string, string | number] {
  const steps = path.map((step) =>
    "field" in step ? fieldWord(step.field) : "id" in step ? step.id : `第${step.nth}项`,
  );
  const split = path.findLastIndex((step) => "id" in step) + 1;
  const joined = (from: number, to?: number) => steps.slice(from, to).join(BETWEEN);
  return [joined(0, split), joined(split), content(value)];
}

const BETWEEN = " › ";

const WORDS: readonly (readonly [Said, string])[] = [
  [ABSENT, "（无）"],
  [NO_FIELDS, "（空）"],
  [NO_ITEMS, "（空列表）"],
  [true, "（是）"],
  [false, "（否）"],
];

function content(value: Said): string | number {
  const word = WORDS.find(([each]) => each === value)?.[1];
  if (word !== undefined) return word;
  if (typeof value === "number") return value;
  const text = String(value);
  const isPlain = text !== "" && !/^“.*”$/s.test(text) && !WORDS.some(([, each]) => each === text);
  return isPlain ? text : `“${text}”`;
}

/** The change that a row says; null where it cannot be read. */
export function changeOf(object: string, field: string, value: string | number): Change | null {
  const path = [object, field]
    .filter((part) => part !== "")
    .flatMap((part) => part.split(BETWEEN))
    .map((word, index, words) => stepOf(word, index === 0 ? undefined : words[index - 1]));
  if (path.length === 0) return null;
  if (typeof value === "number") return { path, value };
  const word = WORDS.find(([, each]) => each === value);
  if (word) return { path, value: word[0] };
  return { path, value: /^“.*”$/s.test(value) ? value.slice(1, -1) : value };
}

function stepOf(word: string, before: string | undefined): Step {
  const nth = /^第(\d+)项$/.exec(word)?.[1];
  if (nth !== undefined) return { nth: Number(nth) };
  const field = fieldOf(word);
  // What is no word of the list is an id behind the name of a list, and a field's own name elsewhere.
  return field === undefined && before !== undefined && LISTS.has(fieldOf(before) ?? "")
    ? { id: word }
    : { field: field ?? word };
}

/** The lists of a flat rubric whose objects have ids. */
const LISTS = new Set([
  ...["errata", "readings", "options", "stages", "facts", "members", "columns", "sections"],
  ...[
    "subsections",
    "criteria",
    "categories",
    "items",
    "groups",
    "settings",
    "lists",
    "forms",
    "scales",
  ],
]);
