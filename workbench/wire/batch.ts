/** The request that office.js sends for one `context.sync()`. */
export interface Batch {
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

export interface Action {
  Id: number;
  ActionType: ActionType;
  Name?: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: Query;
  ObjectState?: Record<string, unknown>;
}

/** How an object is reached from another one. `T` is the class name, when the client adds it. */
export interface ObjectPath {
  Id: number;
  ObjectPathType: PathType;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
  T?: string;
}

export interface ArgumentInfo {
  Arguments?: unknown[];
  ReferencedObjectPathIds?: unknown[];
}

export interface Query {
  Select?: string[];
  Expand?: string[];
  Skip?: number;
  Top?: number;
}

export enum ActionType {
  instantiate = 1,
  query = 2,
  method = 3,
  setProperty = 4,
  trace = 5,
  queryAsJson = 7,
  ensureUnchanged = 8,
  update = 9,
}

export enum PathType {
  root = 1,
  newObject = 2,
  method = 3,
  property = 4,
  indexer = 5,
  reference = 6,
  nothing = 7,
}
