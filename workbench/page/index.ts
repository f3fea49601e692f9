/**
 * The workbench: a real spreadsheet, the add-in's real page beside it, its ribbon buttons above, and no Excel.
 * `?lang=en` gives Excel's interface in English to the add-in, `?theme=dark` Office's black theme.
 *
 * This script is small and draws the frame at once; the spreadsheet is large and comes after it.
 */
import { labelPage } from "./label-page";
import { notify } from "./notice";
import "./page.css";
import { textsIn } from "./texts";

const query = new URLSearchParams(location.search);
const language = query.get("lang")?.startsWith("en") ? "en-US" : "zh-CN";
const theme = query.get("theme") === "dark" ? "dark" : "light";

document.documentElement.dataset.theme = theme;
labelPage(textsIn(language), language);
import("./start")
  .then(({ start }) => start(language, theme))
  .catch((error: unknown) => {
    console.error(error);
    document.getElementById("opening")?.remove();
    notify(error instanceof Error ? error.message : String(error), true);
  });
