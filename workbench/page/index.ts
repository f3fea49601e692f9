/**
 * The workbench: a real spreadsheet, the add-in's real page beside it, its ribbon buttons above, and no Excel.
 * `?lang=en` gives Excel's interface in English to the add-in, `?theme=dark` Office's black theme.
 */
import type { FunctionMetadata } from "../host/host";
import type { Refusal } from "../model/guard";
import { THEMES } from "../wire/external";
import { Files } from "./files";
import { createGrid, type Grid } from "./grid";
import { readManifest, type RibbonButton } from "./manifest";
import { GLYPHS } from "./glyphs";
import { byId, Pane } from "./pane";
import "./page.css";
import { drawRibbon } from "./ribbon";
import { sortSelection } from "./sort-selection";
import { textsIn } from "./texts";

const query = new URLSearchParams(location.search);
const language = query.get("lang")?.startsWith("en") ? "en-US" : "zh-CN";
const theme = query.get("theme") === "dark" ? "dark" : "light";

const texts = textsIn(language);

const REFUSALS: Record<Refusal, string> = {
  locked: "这个单元格受保护，不能修改。请在允许填写的单元格中填写，或先撤销工作表保护。",
  "sheet-protected": "工作表受保护，不能这样修改。需要时请先撤销工作表保护。",
  "structure-protected": "工作簿结构受保护，不能增删、移动、重命名或隐藏工作表。",
  "very-hidden": "这张工作表由加载项管理，不能在这里取消隐藏。",
};

async function start() {
  document.documentElement.dataset.theme = theme;
  const addIn = readManifest(await text("/manifest.xml"), language);
  const { functions } = JSON.parse(await text(addIn.functions)) as {
    functions: FunctionMetadata[];
  };
  document.title = `${addIn.name} · 工作台`;

  const pane = new Pane(addIn.name);
  const ribbon = new RibbonCommands();
  let grid: Grid;

  /** From now on the page's workbook: the pane's page loads anew and finds it. */
  const show = (shown: Grid) => {
    grid = shown;
    const { host, book, api, univer } = shown;
    host.guard.onRefused((why) => notify(REFUSALS[why]));
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
    [
      {
        label: texts.files,
        buttons: [
          {
            id: "open",
            label: texts.open,
            glyph: GLYPHS.open,
            tip: texts.openTip,
            press: () => files.choose(),
          },
          {
            id: "save",
            label: texts.save,
            glyph: GLYPHS.save,
            tip: texts.saveTip,
            press: () => void files.save(),
          },
          {
            id: "original",
            label: texts.original,
            glyph: GLYPHS.original,
            tip: texts.noOriginalTip,
            press: () => files.downloadOriginal(),
          },
        ],
      },
      {
        label: "排序",
        buttons: [
          {
            id: "sort-up",
            label: "升序",
            glyph: GLYPHS.up,
            tip: "按活动单元格所在列，将选中的行从小到大排列",
            press: () => sortSelection(grid.host, true),
          },
          {
            id: "sort-down",
            label: "降序",
            glyph: GLYPHS.down,
            tip: "按活动单元格所在列，将选中的行从大到小排列",
            press: () => sortSelection(grid.host, false),
          },
        ],
      },
    ],
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
  if (!response.ok)
    throw new Error(`${path}: ${response.status}. 请先构建加载项（npm run build）。`);
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
