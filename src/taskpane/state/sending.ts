import type { Text } from "../../rubric/types";
import type { Action, SendRequest } from "./pane";

/**
 * Prepares for sending or turns back; where that needs a password, the answer says so.
 *
 * @param begin what was done before is past
 */
export function sendingAction(
  request: SendRequest,
  password: string | undefined,
  begin: () => void,
): Action {
  return async (book) => {
    begin();
    const secret = password === undefined ? {} : { password };
    try {
      const report =
        request.to === "prepare"
          ? await book.prepareToSend({ freeze: request.freeze, ...secret })
          : await book.restoreFormulas(secret);
      return { sending: { state: "done", request, report } };
    } catch (error) {
      if (!isPasswordError(error)) throw error;
      return { sending: { state: "locked", request, text: error.text } };
    }
  };
}

function isPasswordError(error: unknown): error is { text: Text } {
  return (error as { name?: unknown } | null)?.name === "PasswordError";
}
