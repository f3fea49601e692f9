/** Puts the page together: documents, grid, ribbon, pane and files. */
import type { Words } from "../grid-ui/words";
import { THEMES } from "../wire/external";
import type { LoadedAddIn } from "./add-in";
import { Desk } from "./desk";
import { DocumentList } from "./document-list";
import { openDocuments } from "./documents";
import { FileBar } from "./file-bar";
import { Files } from "./files";
import { walkRegions } from "./regions";
import type { Grid } from "./grid";
import { notify } from "./notice";
import { ownGroups } from "./own-groups";
import { byId, Pane } from "./pane";
import { drawRibbon } from "./ribbon";
import { Refused } from "./refused";
import { RibbonCommands } from "./ribbon-commands";
import { sortSelection } from "./sort-selection";
import { textsIn } from "./texts";

export interface StartOptions {
  language: "zh-CN" | "en-US";
  theme: "light" | "dark";
  addIn: LoadedAddIn;
  words: Words;
}

export async function start({ language, theme, addIn, words }: StartOptions): Promise<void> {
  const texts = textsIn(language);
  const documents = await openDocuments().catch((error: unknown) => {
    console.warn(error);
    return null;
  });

  const pane = new Pane(addIn.name);
  const ribbon = new RibbonCommands();
  const bar = new FileBar(texts.message);

  /** From now on the page's workbook: the pane's page loads anew and finds it. */
  const show = (shown: Grid) => {
    const { host, inside } = shown;
    host.guard.onRefused((why) => notify(texts.refusals[why]));
    host.runtime.show = (visible) => pane.show(visible);
    Object.assign(window, { workbench: { host, ...inside, attach, idle: host.idle } });
    pane.frame.src = addIn.page; // only now: the host stands
    pane.show(true);
  };
  const desk = new Desk({
    functions: addIn.metadata,
    looks: { language, words, dark: theme === "dark" },
    refused: new Refused(texts),
    documents,
    untitled: texts.untitled,
    mayGo: () => bar.ask(texts.unsaved, texts.goOn, texts.cancel),
    show,
    onState: () => {
      const { state, info, original } = desk.keeper;
      const word = documents ? texts.keeping[state] : texts.keptNowhere;
      byId("document-state").textContent = word(info.name);
      document.title = `${info.name} · ${addIn.name} · ${texts.workbench}`;
      const button = byId("original");
      button.ariaDisabled = original ? null : "true";
      button.title = original ? texts.originalTip : texts.noOriginalTip;
    },
  });
  /** Called by the pane's page before office.js loads, each time that the page loads. */
  const attach = () => {
    const connection = desk.grid.host.connect({
      language,
      theme: THEMES[theme],
      commandsReady: () => ribbon.ready((id, name) => connection.command(id, name)),
      commandCompleted: (id) => ribbon.completed(id),
    });
    ribbon.gone();
    return connection.external;
  };
  pane.onClose = () => desk.grid.host.runtime.set("Background");

  const files = new Files({
    texts,
    language: language === "zh-CN" ? "zh" : "en",
    desk,
    bar,
    notify,
  });
  const list = new DocumentList(texts, language, desk, notify);
  drawRibbon(
    byId("ribbon"),
    addIn,
    ownGroups(texts, {
      open: () => files.choose(),
      documents: () => void list.toggle(),
      save: () => void files.save(),
      downloadOriginal: () => files.downloadOriginal(),
      sort: (ascending) => sortSelection(desk.grid.host, ascending),
    }),
    (button) => {
      if (button.action.kind === "pane") desk.grid.host.runtime.set("Visible");
      else ribbon.press(button, button.action.name);
    },
  );
  byId("recent").ariaExpanded = "false";

  await desk.begin();
  byId("opening").hidden = true;
  walkRegions(desk, pane.frame);
  keepWhenLeft(desk);
}

/** Nothing goes with the page: it keeps what it has when it is hidden, and asks where that is not done yet. */
function keepWhenLeft(desk: Desk): void {
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) void desk.keeper.keep();
  });
  window.addEventListener("pagehide", () => void desk.keeper.keep());
  window.addEventListener("beforeunload", (event) => {
    if (!desk.keeper.isAtRisk) return;
    void desk.keeper.keep();
    event.preventDefault();
  });
}
