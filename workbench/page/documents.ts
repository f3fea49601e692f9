/** The documents that this browser keeps, in IndexedDB: no work is lost with a tab. */
import type { Loss } from "../files/losses";
import type { Snapshot } from "../grid/snapshot";

export interface DocumentInfo {
  id: string;
  name: string;
  /** When it was last changed and last opened, in milliseconds. */
  changed: number;
  opened: number;
}

/** The file that a document was opened from, byte for byte, and what of it the page cannot hold. */
export interface Original {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  lost: Loss[];
}

export interface DocumentContents {
  snapshot: Snapshot;
  original?: Original;
}

const NAME = "workbench";
const INFOS = "infos";
const CONTENTS = "contents";

/** Browsers have been seen that never answer; the page does not wait for them. */
const ANSWERS_WITHIN = 3000;

/** Rejects where the browser keeps nothing, as in some private windows. */
export async function openDocuments(): Promise<Documents> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(INFOS, { keyPath: "id" });
    request.result.createObjectStore(CONTENTS);
  };
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("IndexedDB does not answer.")), ANSWERS_WITHIN);
  });
  return new Documents(await Promise.race([answer(request), late]));
}

export class Documents {
  constructor(private readonly database: IDBDatabase) {}

  /** The one opened last comes first. */
  async list(): Promise<DocumentInfo[]> {
    const store = this.database.transaction(INFOS).objectStore(INFOS);
    const infos = await answer(store.getAll() as IDBRequest<DocumentInfo[]>);
    return infos.sort((a, b) => b.opened - a.opened);
  }
  async read(id: string): Promise<DocumentContents | undefined> {
    const store = this.database.transaction(CONTENTS).objectStore(CONTENTS);
    return answer(store.get(id) as IDBRequest<DocumentContents | undefined>);
  }
  async write(info: DocumentInfo, contents?: DocumentContents): Promise<void> {
    const work = this.database.transaction([INFOS, CONTENTS], "readwrite");
    work.objectStore(INFOS).put(info);
    if (contents) work.objectStore(CONTENTS).put(contents, info.id);
    await done(work);
  }
  async delete(id: string): Promise<void> {
    const work = this.database.transaction([INFOS, CONTENTS], "readwrite");
    work.objectStore(INFOS).delete(id);
    work.objectStore(CONTENTS).delete(id);
    await done(work);
  }
}

const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });

const done = (work: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(work.error ?? new Error("IndexedDB"));
  });
