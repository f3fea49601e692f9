/** Listens to the workbook: edits, recalculations, sheets that come, go or are activated. */
import type { Text } from "../rubric/types";
import { explainError } from "./errors";
import { can } from "./limits";

export interface WorkbookListener {
  /** Somebody edited cells, here or in another Excel. */
  typed(edit: TypedEdit): void;
  /** Cells of these sheets (ids) were edited or recalculated. */
  edited(sheetIds: ReadonlySet<string>): void;
  activated(sheetId: string): void;
  /** Sheets came, went or were renamed. */
  restructured(): void;
  failed(problem: Text): void;
}

export interface TypedEdit {
  /** Id of the sheet. */
  sheet: string;
  address: string;
  /** By somebody else in the same workbook. */
  isRemote: boolean;
}

/** Edits that follow each other within this time are one: a paste or a fill raises many. */
const settleMilliseconds = 120;

/** Starts listening; answers how to stop. */
export async function watchWorkbook(listener: WorkbookListener): Promise<() => Promise<void>> {
  if (!can("liveColours")) return async () => {};
  const edits = new Edits(listener);
  const handlers = await Excel.run({ delayForCellEdit: true }, async (context) => {
    const { worksheets } = context.workbook;
    const added = [
      worksheets.onChanged.add(async ({ worksheetId, triggerSource, source, address }) => {
        if (triggerSource === "ThisLocalAddin") return;
        listener.typed({ sheet: worksheetId, address, isRemote: source === "Remote" });
        edits.note(worksheetId);
      }),
      worksheets.onCalculated.add(async ({ worksheetId }) => edits.note(worksheetId)),
      worksheets.onActivated.add(async ({ worksheetId }) =>
        guarded(listener, () => listener.activated(worksheetId)),
      ),
      worksheets.onAdded.add(async () => guarded(listener, () => listener.restructured())),
      worksheets.onDeleted.add(async () => guarded(listener, () => listener.restructured())),
    ];
    await context.sync();
    return added;
  });

  return async () => {
    edits.stop();
    const [first] = handlers;
    if (!first) return;
    const options = { delayForCellEdit: true, previousObjects: first.context };
    await Excel.run(options, async (context) => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    });
  };
}

/** Gathers edits until they rest. */
class Edits {
  private readonly sheets = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly listener: WorkbookListener) {}

  note(sheetId: string): void {
    this.sheets.add(sheetId);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hand(), settleMilliseconds);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private hand(): void {
    const sheets = new Set(this.sheets);
    this.sheets.clear();
    guarded(this.listener, () => this.listener.edited(sheets));
  }
}

/** Office.js drops what a handler throws; the user should hear of it. */
function guarded(listener: WorkbookListener, work: () => void): void {
  try {
    work();
  } catch (error) {
    listener.failed(explainError(error));
  }
}
