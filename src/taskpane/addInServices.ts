import { loadOfficialRubric, rubricIndex } from "../rubric/official";
import { loadFunctionGuide } from "./functions/guide";
import type { PaneServices } from "./services";

const loadBook = () => import("../excel/book");
const loadScoring = () => import("../scoring");

/** Today where the user is, as an ISO date. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** The add-in's own parts, as the pane asks for them. */
export const addInServices: PaneServices = {
  systems: rubricIndex,
  today,
  openBook: async () => (await loadBook()).openBook(),
  loadRubric: loadOfficialRubric,
  async loadAssess() {
    const { assess } = await loadScoring();
    return (rubric, scorecard) => assess(rubric, scorecard, { today: today() });
  },
  loadFunctions: loadFunctionGuide,
};

/** Fetches what the first look at the workbook needs while Office is still getting ready; a failure shows then. */
export function fetchAhead(): void {
  const loadStart = () => import("./start/StartPage");
  for (const load of [loadBook, loadScoring, loadStart]) load().catch(() => undefined);
}
