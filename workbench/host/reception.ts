import type { Behaviours } from "../model/behaviours";
import { HostError } from "../wire/errors";
import type { Arrival } from "../wire/interpreter";

const LARGEST_REQUEST = 5 * 1024 * 1024;
/** Every so many requests the user begins to type, and ends so many milliseconds later. */
const BETWEEN_EDITS = 3;
const EDIT_MILLISECONDS = 30;

/** What refuses requests as a whole, before any of their actions is carried out. */
export class Reception {
  private editing: Promise<void> | undefined;
  private endEditing = () => {};
  private arrivals = 0;

  constructor(private readonly behaviours: Behaviours) {}

  /** The user types in a cell from now on; the answer ends it. */
  edit(): () => void {
    this.editing ??= new Promise((resolve) => {
      this.endEditing = () => {
        this.editing = undefined;
        resolve();
      };
    });
    return this.endEditing;
  }

  /** Resolves when the request may begin. */
  async admit({ bytes, waits }: Arrival): Promise<void> {
    this.arrivals += 1;
    if (this.behaviours.has("requestLimit") && bytes > LARGEST_REQUEST) throw tooLarge();
    if (this.behaviours.has("activityLimit")) throw tooMany();
    const begins = this.behaviours.has("cellEditing") && this.arrivals % BETWEEN_EDITS === 0;
    if (begins && !this.editing) setTimeout(this.edit(), EDIT_MILLISECONDS);
    if (this.editing && !waits) throw inEditMode();
    await this.editing;
  }
}

const tooLarge = () =>
  new HostError(
    "RequestPayloadSizeLimitExceeded",
    "The request payload size has exceeded the limit.",
    413,
  );
const tooMany = () =>
  new HostError("ActivityLimitReached", "Activity limit has been reached.", 429);
const inEditMode = () =>
  new HostError("InvalidOperationInCellEditMode", "Excel is in cell-editing mode.");
