import type { Desk } from "./desk";
import { byId } from "./pane";

interface Region {
  /** Whether the keyboard is there now. */
  has(focused: Element | null): boolean;
  /** Takes the keyboard there; false where nothing is to be seen of it. */
  enter(): boolean;
}

/**
 * F6 goes from ribbon to grid to pane and round again, Shift+F6 the other way, as in Office: inside the grid, Tab is the
 * next cell, so without it no keyboard would come out. What was focused in a region last is focused again.
 */
export function walkRegions(desk: Desk, frame: HTMLIFrameElement): void {
  const regions: Region[] = [
    within("documents", "button"),
    within("head", "#ribbon button[tabindex='0']"),
    within("file-bar", "button"),
    gridRegion(desk),
    within("refused", "button"),
    paneRegion(frame),
  ];
  const walk = (event: KeyboardEvent) => {
    if (turnsSheet(event)) {
      turnSheet(desk, event.key === "PageDown" ? 1 : -1);
    } else if (event.key !== "F6" || event.altKey || event.metaKey) return;
    else step(regions, event.shiftKey ? -1 : 1);
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("keydown", walk, true);
  frame.addEventListener("load", () => {
    frame.contentWindow?.addEventListener("keydown", walk, true);
  });
  frame.contentWindow?.addEventListener("keydown", walk, true);
}

function step(regions: readonly Region[], by: 1 | -1): void {
  const { length } = regions;
  const here = Math.max(
    0,
    regions.findIndex((region) => region.has(document.activeElement)),
  );
  for (let i = 1; i < length; i++) {
    if (regions[(here + i * by + length * length) % length]!.enter()) return;
  }
}

const isShown = (element: HTMLElement) => element.getClientRects().length > 0;

function within(id: string, first: string): Region {
  const box = byId(id);
  return {
    has: (focused) => box.contains(focused),
    enter() {
      const target = box.querySelector<HTMLElement>(first);
      if (!target || !isShown(target)) return false;
      target.focus();
      return true;
    },
  };
}

function gridRegion(desk: Desk): Region {
  return {
    // Univer's menus and editors hang in the body.
    has: (focused) =>
      focused !== null && !focused.closest("#head,#documents,#file-bar,#refused,#pane"),
    enter() {
      (document.activeElement as HTMLElement | null)?.blur();
      desk.grid.focus();
      return true;
    },
  };
}

function paneRegion(frame: HTMLIFrameElement): Region {
  return {
    has: (focused) => focused !== null && byId("pane").contains(focused),
    enter() {
      if (!isShown(frame)) return false;
      frame.focus();
      const page = frame.contentDocument;
      const last = page?.activeElement as HTMLElement | null | undefined;
      const first = page?.querySelector<HTMLElement>(
        "input, button:not([disabled]), [tabindex='0']",
      );
      const target = last && last.tabIndex >= 0 ? last : first;
      target?.focus();
      return true;
    },
  };
}

/** As in Excel; Ctrl+Alt too, as in Excel on the web, where the browser takes Ctrl+PageDown for its own tabs. */
const turnsSheet = ({ key, ctrlKey, shiftKey }: KeyboardEvent) =>
  (key === "PageDown" || key === "PageUp") && ctrlKey && !shiftKey;

function turnSheet({ grid }: Desk, by: 1 | -1): void {
  const { book } = grid.host;
  const shown = book.sheets().filter((sheet) => book.isVisible(sheet));
  const next = shown[shown.indexOf(book.activeSheet()) + by];
  next?.activate();
}
