import type { Text } from "../../rubric/types";
import type { PaneCore } from "./core";
import type { Action, Pane, SendTask } from "./pane";

/** 发送准备, and its way back. */
export function sendActions({ store, runner }: PaneCore): Pick<Pane, "send"> {
  return {
    send: (task, password) =>
      runner.run(
        task.to === "prepare" ? "preparing" : "restoring",
        sendingAction(task, password, () => store.set({ sending: undefined })),
      ),
  };
}

/**
 * Prepares for sending or turns back; where that needs a password, the answer says so.
 *
 * @param begin what was done before is past
 */
function sendingAction(task: SendTask, password: string | undefined, begin: () => void): Action {
  return async (book) => {
    begin();
    const secret = password === undefined ? {} : { password };
    try {
      const report =
        task.to === "prepare"
          ? await book.prepareToSend({ freeze: task.freeze, ...secret })
          : await book.restoreFormulas(secret);
      return { sending: { state: "done", task, report } };
    } catch (error) {
      if (!isPasswordError(error)) throw error;
      return { sending: { state: "locked", task, text: error.text } };
    }
  };
}

function isPasswordError(error: unknown): error is { text: Text } {
  return (error as { name?: unknown } | null)?.name === "PasswordError";
}
