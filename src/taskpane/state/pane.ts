import type {
  CardReading,
  CardRef,
  GenerateRequest,
  NameConflict,
  OnConflict,
} from "../../excel/types";
import type { RibbonCommand } from "../../excel/ribbon";
import type { Rubric, Text } from "../../rubric/types";
import type { Assessment, CellPlace } from "../../scoring/types";
import type { Assess } from "../services";
import type { Problem } from "./problems";
import type { Store } from "./store";

export type PageId = "start" | "card" | "functions";
export type TabId = "overview" | "findings" | "criteria" | "readings";

/** What the pane shows of the selected card. */
export interface CardView extends CardReading {
  rubric: Rubric;
  assess: Assess;
}

export type Work = "opening" | "generating" | "recomputing" | "applying";

/** Good news, shown until the next step. */
export type Notice =
  | { kind: "generated"; unit: string; unsupported: Text[] }
  | { kind: "recomputed" }
  | { kind: "sendByHand" }
  | { kind: "reading"; reading: string; before: Assessment; after: Assessment };

export interface Conflict {
  request: GenerateRequest;
  names: NameConflict;
}

export interface PaneState {
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
  /** Cells are coloured as they change. */
  marks: boolean;
  work: Work | undefined;
  notice: Notice | undefined;
  problem: Problem | undefined;
  conflict: Conflict | undefined;
}

/** What the pane can do. None of these throws: what goes wrong becomes {@link PaneState.problem}. */
export interface Pane extends Pick<Store<PaneState>, "get" | "subscribe"> {
  open(): Promise<void>;
  close(): Promise<void>;
  show(page: PageId): void;
  showTab(tab: TabId): void;
  select(card: string): Promise<void>;
  /** A button of the ribbon was pressed. */
  press(command: RibbonCommand): void;
  generate(system: string, unit: string, year: string): Promise<void>;
  resolveConflict(answer: Exclude<OnConflict, "ask"> | "cancel"): Promise<void>;
  recompute(): Promise<void>;
  setReading(reading: string, option: string): Promise<void>;
  setMarks(on: boolean): Promise<void>;
  goTo(place: CellPlace): Promise<void>;
  goToSheet(): Promise<void>;
  /** Does again what the present problem prevented. */
  retry(): Promise<void>;
  dismissNotice(): void;
  dismissProblem(): void;
}
