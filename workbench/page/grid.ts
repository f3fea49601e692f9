/** One workbook on the page with everything that stands behind it. */
import { completeFrom, type Snapshot } from "../grid/snapshot";
import type { InputHint } from "../grid-ui/input-hint";
import { openScreen, type Screen, type ScreenOptions } from "../grid-ui/screen";
import { createHost, type FunctionMetadata } from "../host/host";
import { byId } from "./pane";

export type Grid = ReturnType<typeof createGrid>;

export interface GridOptions extends Pick<ScreenOptions, "looks" | "refused"> {
  functions: FunctionMetadata[];
}

/** Stands below the grid that is there, until that one is closed. */
export function createGrid({ functions, ...options }: GridOptions, from: string | Snapshot) {
  const layer = document.createElement("div");
  layer.className = "grid-layer";
  byId("grid").prepend(layer);
  let screen: Screen | undefined;
  const close = () => {
    screen?.close();
    layer.remove();
  };
  try {
    screen = openScreen(layer, { ...options, showHint }, from);
    const { book, inside, focus, onEdited } = screen;
    const host = createHost(book);
    host.registerFunctions(functions);
    if (typeof from !== "string") completeFrom(from, book);
    screen.attend();
    return { host, inside, focus, onEdited, close };
  } catch (error) {
    close();
    throw error;
  }
}

function showHint({ title, message }: InputHint): void {
  const hint = byId("hint");
  hint.hidden = !title && !message;
  const heading = document.createElement("strong");
  heading.textContent = title;
  hint.replaceChildren(heading, message);
}
