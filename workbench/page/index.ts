/**
 * The workbench: a real spreadsheet, the add-in's real page beside it, its ribbon buttons above, and no Excel.
 * `?lang=en` gives Excel's interface in English to the add-in, `?theme=dark` Office's black theme.
 *
 * The page's frame stands without any script. This one is small and names its parts; the spreadsheet comes after it.
 */
import { loadAddIn } from "./add-in";
import { labelPage } from "./label-page";
import { notify } from "./notice";
import "./page.css";
import { textsIn } from "./texts";
import { loadWords } from "../grid-ui/words";

const query = new URLSearchParams(location.search);
const language = query.get("lang")?.startsWith("en") ? "en-US" : "zh-CN";
const theme = query.get("theme") === "dark" ? "dark" : "light";

document.documentElement.dataset.theme = theme;
const texts = textsIn(language);
labelPage(texts, language);
painted()
  .then(() =>
    Promise.all([import("./start"), loadAddIn(language, texts.notBuilt), loadWords(language)]),
  )
  .then(([{ start }, addIn, words]) => start({ language, theme, addIn, words }))
  .catch((error: unknown) => {
    console.error(error);
    document.getElementById("opening")?.remove();
    notify(error instanceof Error ? error.message : String(error), true);
  });

/** Until the outline is on the screen; a page in the background has none. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else new PerformanceObserver(() => resolve()).observe({ type: "paint", buffered: true });
  });
}
