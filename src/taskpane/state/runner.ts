import type { RubricBook } from "../../excel/types";
import type { Action, Pane, PaneState } from "./pane";
import { problemOf, type Problem } from "./problems";
import { createQueue } from "./queue";
import type { Store } from "./store";

/** Does things with the workbook, one after another; whatever goes wrong becomes the pane's problem. */
export interface Runner extends Pick<Pane, "run" | "look" | "fail" | "retry"> {
  /** Follows the workbook after an edit: joined while a call waits, and its problem goes when it works again. */
  follow(action: Action): Promise<void>;
}

/** @param openBook opens the workbook when it is first needed, and again after it could not be opened */
export function createRunner(store: Store<PaneState>, openBook: () => Promise<RubricBook>): Runner {
  const queue = createQueue();
  let book: Promise<RubricBook> | undefined;
  let failed: (() => Promise<void>) | undefined;
  let followProblem: Problem | undefined;

  function opened(): Promise<RubricBook> {
    book ??= openBook().catch((error: unknown) => {
      book = undefined;
      throw error;
    });
    return book;
  }

  async function run(...[work, action]: Parameters<Runner["run"]>): Promise<void> {
    store.set({ work, problem: undefined });
    await queue.add(async () => {
      try {
        // The last notice goes before the work, which may have one to give itself.
        store.set({ notice: undefined });
        const result = await action(await opened());
        store.set({ ...result, work: undefined });
      } catch (error) {
        failed = () => run(work, action);
        store.set({ problem: problemOf(error), work: undefined });
      }
    });
  }

  async function look(action: Parameters<Runner["look"]>[0]): Promise<void> {
    await queue.add(async () => {
      try {
        store.set((await action(await opened())) ?? {});
      } catch (error) {
        failed = () => look(action);
        store.set({ problem: problemOf(error) });
      }
    });
  }

  function follow(action: Action): Promise<void> {
    return queue.once(async () => {
      try {
        store.set((await action(await opened())) ?? {});
        if (followProblem && store.get().problem === followProblem)
          store.set({ problem: undefined });
        followProblem = undefined;
      } catch (error) {
        followProblem = problemOf(error);
        failed = () => follow(action);
        store.set({ problem: followProblem });
      }
    });
  }

  return {
    run,
    look,
    follow,
    fail(error, again) {
      failed = () => {
        store.set({ problem: undefined });
        return again();
      };
      store.set({ problem: problemOf(error) });
    },
    retry: async () => failed?.(),
  };
}
