import type {
  CardReading,
  CardRef,
  GenerateRequest,
  NameConflict,
  OnConflict,
  RubricBook,
} from "../../excel/types";
import type { RibbonCommand } from "../../excel/ribbon";
import type { RubricEntry } from "../../rubric/official";
import type { Rubric, Text } from "../../rubric/types";
import type { Assessment, CellPlace } from "../../scoring/types";
import type { SendReport } from "../../sheets/formulas/send";
import type { Assess } from "../services";
import type { Problem } from "./problems";
import type { Store } from "./store";

/** Pages of the lower edge, then those that stand under “more”. */
export type PageId =
  | "start"
  | "distribute"
  | "collect"
  | "card"
  | "roster"
  | "send"
  | "more"
  | "graduates"
  | "matrix"
  | "papers"
  | "rubrics"
  | "functions"
  | "selfTest";
export type TabId = "overview" | "findings" | "criteria" | "review" | "readings";

/** What the pane shows of the selected card. */
export interface CardView extends CardReading {
  rubric: Rubric;
  assess: Assess;
}

export type Work =
  | "opening"
  | "generating"
  | "recomputing"
  | "applying"
  | "preparing"
  | "restoring"
  | "sorting"
  | "drawing";

/** Good news, shown until the next step. */
export type Notice =
  | { kind: "generated"; unit: string; unsupported: Text[] }
  | { kind: "recomputed" }
  /** What an act left half done was put right. */
  | { kind: "mended"; texts: Text[] }
  | { kind: "coloured" }
  | { kind: "drawn"; sheet: string; unsupported: Text[] }
  | { kind: "sorted" }
  | { kind: "charted"; possible: boolean }
  | { kind: "reading"; reading: string; before: Assessment; after: Assessment };

export interface Conflict {
  request: GenerateRequest;
  names: NameConflict;
}

/** 发送准备 and its way back; `freeze`: values instead of formulas (冻结数值). */
export type SendTask = { to: "prepare"; freeze: boolean } | { to: "restore" };

/** Where sending stands: what was done last, or what waits for a password. */
export type Sending =
  | { state: "done"; task: SendTask; report: SendReport }
  | { state: "locked"; task: SendTask; text: Text };

/** What a page asks of the workbook; it answers with what of the state is another then. */
export type Action = (book: RubricBook) => Promise<Partial<PaneState> | void>;

export interface PaneState {
  /** The systems to choose from, the user's own last. */
  systems: readonly RubricEntry[];
  page: PageId;
  tab: TabId;
  /** The workbook has been looked through once. */
  opened: boolean;
  limitations: Text[];
  cards: readonly CardRef[];
  /** Id of the selected card. */
  selected: string | undefined;
  /** The selected card as last read; stays on show while it is read again. */
  view: CardView | undefined;
  work: Work | undefined;
  notice: Notice | undefined;
  problem: Problem | undefined;
  conflict: Conflict | undefined;
  sending: Sending | undefined;
  /** The system that the user chose on another page, for a new table. */
  wanted: string | undefined;
}

/** What the pane can do. None of these throws: what goes wrong becomes {@link PaneState.problem}. */
export interface Pane extends Pick<Store<PaneState>, "get" | "subscribe"> {
  open(): Promise<void>;
  close(): Promise<void>;
  show(page: PageId): void;
  showTab(tab: TabId): void;
  select(card: string): Promise<void>;
  /** Something that the user asked for on a page: busy while it lasts. */
  run(work: Work | undefined, action: Action): Promise<void>;
  /** Reads something of the workbook that a page shows; the notice on show stays. */
  look(action: Action): Promise<void>;
  /** Prepares the workbook for sending, or turns it back. */
  send(task: SendTask, password?: string): Promise<void>;
  /** Own systems came or went. */
  systemsChanged(): Promise<void>;
  /** Leads to the page where tables of a system are made, with the system chosen. */
  startWith(system: Pick<RubricEntry, "id" | "kind">): void;
  /** Something outside the workbook went wrong: tells it, and can do it again. */
  fail(error: unknown, again: () => Promise<void>): void;
  /** A button of the ribbon was pressed. */
  press(command: RibbonCommand): void;
  generate(system: string, unit: string, year: string): Promise<void>;
  resolveConflict(answer: Exclude<OnConflict, "ask"> | "cancel"): Promise<void>;
  recompute(): Promise<void>;
  setReading(reading: string, option: string): Promise<void>;
  /** Draws the card on show again by another version of its rubric. */
  drawVersion(rubric: Rubric): Promise<void>;
  /** 标色 */
  showColours(on: boolean): Promise<void>;
  /** 重画标色 */
  redrawColours(): Promise<void>;
  goTo(place: CellPlace): Promise<void>;
  goToSheet(): Promise<void>;
  /** Does again what the present problem prevented. */
  retry(): Promise<void>;
  dismissNotice(): void;
  dismissProblem(): void;
}
