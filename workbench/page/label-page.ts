import { byId } from "./pane";
import type { Texts } from "./texts";

/** Gives the parts of `index.html` their names, in the language of the page. */
export function labelPage(texts: Texts, language: string): void {
  document.documentElement.lang = language;
  document.title = texts.workbench;
  byId("ribbon").ariaLabel = texts.ribbon;
  byId("grid").ariaLabel = texts.grid;
  byId("divider").ariaLabel = texts.divider;
  byId("pane").ariaLabel = texts.pane;
  Object.assign(byId("pane-close"), { ariaLabel: texts.closePane, title: texts.closePane });
  byId("opening").textContent = texts.starting;
  Object.assign(byId("refused-close"), {
    ariaLabel: texts.closeRefused,
    title: texts.closeRefused,
  });
  byId("pane-frame").title = texts.pane;
}
