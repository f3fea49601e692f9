/**
 * The workbench: a real spreadsheet, the add-in's real page beside it, its ribbon buttons above, and no Excel.
 * `?lang=en` gives Excel's interface in English to the add-in, `?theme=dark` Office's black theme.
 */
import type { FunctionMetadata } from "../host/host";
import { THEMES } from "../wire/external";
import { Files } from "./files";
import { createGrid, type Grid } from "./grid";
import { readManifest, type RibbonButton } from "./manifest";
import { labelPage } from "./label-page";
import { ownGroups } from "./own-groups";
import { byId, Pane } from "./pane";
import "./page.css";
import { drawRibbon } from "./ribbon";
import { sortSelection } from "./sort-selection";
import { textsIn } from "./texts";

const query = new URLSearchParams(location.search);
const language = query.get("lang")?.startsWith("en") ? "en-US" : "zh-CN";
const theme = query.get("theme") === "dark" ? "dark" : "light";

const texts = textsIn(language);

async function start() {
  document.documentElement.dataset.theme = theme;
  labelPage(texts, language);
  const addIn = readManifest(await text("/manifest.xml"), language);
  const { functions } = JSON.parse(await text(addIn.functions)) as {
    functions: FunctionMetadata[];
  };
  document.title = `${addIn.name} · ${texts.workbench}`;

  const pane = new Pane(addIn.name);
  const ribbon = new RibbonCommands();
  let grid: Grid;

  /** From now on the page's workbook: the pane's page loads anew and finds it. */
  const show = (shown: Grid) => {
    grid = shown;
    const { host, book, api, univer } = shown;
    host.guard.onRefused((why) => notify(texts.refusals[why]));
    host.runtime.show = (visible) => pane.show(visible);
    Object.assign(window, { workbench: { host, book, api, univer, attach, idle: host.idle } });
    pane.frame.src = addIn.page; // only now: the host stands
  };
  /** Called by the pane's page before office.js loads, each time that the page loads. */
  const attach = () => {
    const connection = grid.host.connect({
      language,
      theme: THEMES[theme],
      commandsReady: () => ribbon.ready((id, name) => connection.command(id, name)),
      commandCompleted: (id) => ribbon.completed(id),
    });
    ribbon.gone();
    return connection.external;
  };
  pane.onClose = () => grid.host.runtime.set("Background");

  const files = new Files({
    texts,
    language: language === "zh-CN" ? "zh" : "en",
    grid: () => grid,
    async replace(file, name) {
      const next = createGrid(functions, name);
      let refused: string[];
      try {
        refused = next.host.open(file);
      } catch (error) {
        next.close(); // what was there stays
        throw error;
      }
      next.kept();
      const last = grid;
      show(next);
      last.close();
      pane.show(true);
      return refused;
    },
    notify,
    originalKept() {
      const button = byId("original");
      button.ariaDisabled = null;
      button.title = texts.originalTip;
    },
  });

  drawRibbon(
    byId("ribbon"),
    addIn,
    ownGroups(texts, {
      open: () => files.choose(),
      save: () => void files.save(),
      downloadOriginal: () => files.downloadOriginal(),
      sort: (ascending) => sortSelection(grid.host, ascending),
    }),
    (button) => {
      if (button.action.kind === "pane") grid.host.runtime.set("Visible");
      else ribbon.press(button, button.action.name);
    },
  );

  byId("original").ariaDisabled = "true";
  show(createGrid(functions));
}

/** Pressed buttons wait until the add-in has its commands in place. */
class RibbonCommands {
  private run: ((id: string, name: string) => void) | undefined;
  private waiting: [string, string][] = [];

  press({ id }: RibbonButton, name: string): void {
    byId(id).ariaBusy = "true";
    if (this.run) this.run(id, name);
    else this.waiting.push([id, name]);
  }
  ready(run: (id: string, name: string) => void): void {
    this.run = run;
    for (const [id, name] of this.waiting.splice(0)) run(id, name);
  }
  completed(id: string): void {
    byId(id).ariaBusy = null;
  }
  gone(): void {
    this.run = undefined;
  }
}

async function text(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(texts.notBuilt(path, response.status));
  return response.text();
}

let fading: ReturnType<typeof setTimeout>;
/** A line that goes after some seconds; a lasting one stays until the next. */
function notify(message: string, lasting = false): void {
  const notice = byId("notice");
  notice.textContent = message;
  notice.ariaBusy = lasting ? "true" : null;
  notice.classList.toggle("shown", message !== "");
  clearTimeout(fading);
  if (!lasting) fading = setTimeout(() => notice.classList.remove("shown"), 6000);
}

start().catch((error: unknown) => {
  console.error(error);
  notify(error instanceof Error ? error.message : String(error));
});
