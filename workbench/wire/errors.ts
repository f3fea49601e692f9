/** Errors as Excel answers them: a code, a message, an HTTP-like status. office.js builds its own error from these. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export const invalidArgument = (why = "") =>
  new HostError(
    "InvalidArgument",
    `The argument is invalid or missing or has an incorrect format.${why && ` ${why}`}`,
  );

export const itemNotFound = () =>
  new HostError("ItemNotFound", "The requested resource doesn't exist.", 404);

export const itemAlreadyExists = () =>
  new HostError(
    "ItemAlreadyExists",
    "A resource with the same name or identifier already exists.",
    409,
  );

export const accessDenied = (why: string) =>
  new HostError("AccessDenied", `You cannot perform the requested operation. ${why}`, 403);

/** What this host does not know is refused by its name, never passed over in silence. */
export const notImplemented = (what: string) =>
  new HostError("ApiNotFound", `${what} is not implemented by this host.`, 404);
