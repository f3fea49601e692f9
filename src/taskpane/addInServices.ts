import { loadOfficialRubric, rubricIndex } from "../rubric/official";
import { dayOf, timestamp } from "../sheets/identity/clock";
import type { Collection } from "./collect/collection";
import { loadFunctionGuide } from "./functions/guide";
import { createDecider } from "./readings/decider";
import { createOwnRubrics } from "./rubrics/ownRubrics";
import type { PaneServices } from "./services";

const loadBook = () => import("../excel/book");
const loadScoring = () => import("../scoring/assess");
const loadRoster = () => import("../scoring/roster");

/** Today where the user is, as an ISO date. */
const today = () => dayOf(new Date());

/**
 * The add-in's own parts, as the pane asks for them.
 *
 * @param partition Office's name for the add-in's part of the browser's storage, where it has one
 */
export function addInServices(partition: string | undefined): PaneServices {
  const ownRubrics = createOwnRubrics(partition);
  const loadRubric = async (id: string) => (await ownRubrics.load(id)) ?? loadOfficialRubric(id);
  const loadRubrics = () =>
    Promise.all([...rubricIndex, ...ownRubrics.entries()].map(({ id }) => loadRubric(id)));
  let collection: Collection | undefined;
  return {
    systems: rubricIndex,
    ownRubrics,
    decider: createDecider(partition),
    today,
    now: () => timestamp(new Date()),
    openBook: async () => (await loadBook()).openBook(),
    loadRubric,
    async loadAssess() {
      const { assess } = await loadScoring();
      return (rubric, scorecard) => assess(rubric, scorecard, { today: today() });
    },
    loadFunctions: loadFunctionGuide,
    loadRosterWhatIf: async () => (await loadRoster()).rosterWhatIf,
    async loadRubricFiles() {
      const [{ checkClauses }, { exportRubric, parseRubric }] = await Promise.all([
        import("../rubric/clauses"),
        import("../rubric/load"),
      ]);
      return {
        parse: parseRubric,
        export: exportRubric,
        loadWorkbooks: () => import("../authoring/workbook"),
        checkClauses: (rubric) => checkClauses(rubric, today()),
      };
    },
    async loadDrafting() {
      const [engine, { createDraftMemory }] = await Promise.all([
        import("../authoring/draft"),
        import("./draft/memory"),
      ]);
      return { ...engine, memory: createDraftMemory(partition) };
    },
    loadDistribution: () => import("../xlsx/distribute"),
    loadFormCheck: async () => (await import("../intake/card/standing")).formFindings,
    loadReview: () => import("./review/engine"),
    loadReceipts: async () => (await import("../receipt/card")).cardReceipt,
    async loadCollection() {
      const [{ createCollection }, { startReaders }] = await Promise.all([
        import("./collect/collection"),
        import("./collect/readers"),
      ]);
      collection ??= createCollection({
        start: startReaders,
        loadRubrics,
        now: () => new Date(),
      });
      await collection.refreshRubrics();
      return collection;
    },
    loadPaperMemory: async () => (await import("./papers/memory")).createPaperMemory(partition),
    async loadSelfTest() {
      const { runSelfTest } = await import("../excel/self-test");
      return (options) => runSelfTest({ ...options, now: new Date() });
    },
    save,
  };
}

function save(name: string, content: string | Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers fetch the file only after the click was handled.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Fetches what the first look at the workbook needs while Office is still getting ready; a failure shows then. Where Office
 * is ready at once, the pane is shown first.
 */
export function fetchAhead(): void {
  const loadStart = () => import("./start/StartPage");
  // Safari has no word for it.
  const whenIdle = "requestIdleCallback" in window ? requestIdleCallback : setTimeout;
  whenIdle(() => {
    for (const load of [loadBook, loadScoring, loadStart]) load().catch(() => undefined);
  });
}
