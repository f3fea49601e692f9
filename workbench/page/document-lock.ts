/** A document is open in one window at a time: two would write over each other. */
const lockOf = (id: string) => `workbench document ${id}`;

/** How long a page that is being left may still hold its document: a reload meets it. */
const LEAVING = 500;

/** Resolves with what gives the document free again, or with nothing where another window has it. */
export async function lockDocument(id: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    navigator.locks
      .request(
        lockOf(id),
        { signal: AbortSignal.timeout(LEAVING) },
        () => new Promise<void>((release) => resolve(release)),
      )
      .catch(() => resolve(null));
  });
}

/** The documents among these that some window has open. */
export async function lockedDocuments(ids: readonly string[]): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query();
  const names = new Set(held.map(({ name }) => name));
  return new Set(ids.filter((id) => names.has(lockOf(id))));
}
