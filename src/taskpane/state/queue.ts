/** Runs asynchronous work one piece after another, so that two never speak to the workbook at the same time. */
export interface Queue {
  add<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Like {@link add} for work that is only worth doing once: while a call waits for its turn, further ones join it.
   * Twenty edits pasted at once are read twice at most.
   */
  once(work: () => Promise<void>): Promise<void>;
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  function add<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  }

  return {
    add,
    once(work) {
      waiting ??= add(() => {
        waiting = undefined;
        return work();
      });
      return waiting;
    },
  };
}
