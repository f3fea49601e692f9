/** One card of a file: what was read of it, and what is to be said. */
import { figureCell } from "../../ledger/figures";
import { ledgerOf } from "../../ledger/ledger";
import { CardValues } from "../../ledger/values";
import { effectiveReadings } from "../../rubric/model";
import { rulebookOf } from "../../rubric/rulebook";
import { lastCounted } from "../../rubric/stage-weights";
import type { Rubric } from "../../rubric/types";
import { readContents } from "../../scoring/contents";
import { effectiveStages } from "../../scoring/stage-entries";
import { saysYes } from "../../scoring/stage";
import type { Scorecard } from "../../scoring/types";
import type { FileWorkbook } from "../../xlsx/read";
import { CardSheets } from "../align/card-sheets";
import { cardBeside } from "../checks/beside";
import { copyFindings, sheetFindings } from "../checks/sheets";
import { formulaFindings } from "../checks/formulas";
import { identityFindings, ownerOf, witnesses } from "../checks/identity";
import { inputFindings } from "../checks/inputs";
import { printedFindings } from "../checks/printed";
import { readingFindings } from "../checks/readings";
import { rowFindings } from "../checks/rows";
import { yearFindings } from "../checks/year";
import { stageFindings } from "../checks/stages";
import { valueFindings } from "../checks/values";
import { contextOf, type CardContext } from "./context";
import { readEntries, stagesOf } from "./entries";
import { finding, NOWHERE } from "../findings";
import { printedReadings } from "../align/printed-readings";
import type { ReadOptions } from "../files/read-file";
import type { FoundCard } from "../files/recognise";
import { formOf } from "../align/template";
import type { IntakeFinding, ReadCard, StageTotal } from "../types";

export interface CardOfFile {
  card: ReadCard;
  findings: IntakeFinding[];
  /** What the checks worked on. */
  context: CardContext;
}

export function readCard(found: FoundCard, book: FileWorkbook, options: ReadOptions): CardOfFile {
  const { rubric, stated } = found;
  const office = effectiveReadings(rubric, options.readings);
  const printed = printedReadings(rubric, found.grids.result);
  const own = effectiveReadings(rubric, stated?.identity.readings ?? printed.readings);
  const all = [own, effectiveReadings(rubric, printed.readings), office];
  const context = ownContext(found, all);
  const { sheets } = context;
  const said = witnesses(context, stated);
  const { unit, year } = ownerOf(said);
  const counted = countedScorecard(context, office, { unit, year: year ?? "" });
  const isUnaltered =
    counted.stages === context.stages && sameReadings(office, sheets.form.ledger.book.readings);
  const totals = isUnaltered ? totalsIn(rubric, context.read) : totalsOf(rubric, counted, office);
  const card: ReadCard = {
    id: found.id,
    unit,
    year,
    rubric: rubric.id,
    version: stated?.identity.version || null,
    fingerprint: stated?.identity.fingerprint || null,
    recognised: found.recognised,
    stage: countedStage(rubric, totals, options.stage),
    stages: totals,
    vetoes: vetoesOf(rubric, counted, options.stage),
    scorecard: counted,
    readings: own,
  };
  const theirs = sameReadings(own, office) ? totals : totalsOf(rubric, counted, own);
  const ofCells = [
    ...rowFindings(context),
    ...printedFindings(context),
    ...formulaFindings(context),
    ...inputFindings(context),
  ];
  const findings = [
    ...ofRubric(rubric, options),
    ...identityFindings(context, stated, said, options),
    ...yearFindings(context, said),
    ...readingFindings({ rubric, office, own, stated, printed, totals, theirs, stage: card.stage }),
    ...sheetFindings(context),
    ...copyFindings(found),
    ...ofCells,
    ...valueFindings(context, ofCells),
    ...stageFindings(context, options.stage),
    ...cardBeside(context, book),
  ];
  return { card, findings, context };
}

/** Under the file's own year: where no identity tells it, the sheets do, once they are read. */
function ownContext(found: FoundCard, readings: readonly Record<string, string>[]): CardContext {
  const { rubric, stated } = found;
  const first = contextUnder(found, readings, stated?.identity.year ?? "");
  const { year } = ownerOf(witnesses(first, stated));
  const isSame =
    first.form.ledger.book === rulebookOf(rubric, first.form.ledger.book.readings, year ?? "");
  return isSame ? first : contextUnder(found, readings, year ?? "");
}

function contextUnder(
  found: FoundCard,
  readings: readonly Record<string, string>[],
  year: string,
): CardContext {
  const { rubric } = found;
  const sheets = bestSheets(found, readings, year);
  const entries = readEntries(sheets);
  const stages = stagesOf(rubric, entries, "held");
  const own = sheets.form.ledger.book.readings;
  return contextOf(sheets, entries, scorecardOf(rubric, stages, own));
}

/** Under the readings whose formulas stand in the file: of several, those that fit most. */
function bestSheets(
  found: FoundCard,
  readings: readonly Record<string, string>[],
  year: string,
): CardSheets {
  const different = [...new Map(readings.map((each) => [JSON.stringify(each), each])).values()];
  const all = different.map(
    (each) => new CardSheets(formOf(found.rubric, each, year), found.grids),
  );
  if (all.length === 1) return all[0]!;
  const fits = all.map((sheets) => sheets.fitting());
  return all[fits.indexOf(Math.max(...fits))]!;
}

function scorecardOf(
  rubric: Rubric,
  stages: Scorecard["stages"],
  readings: Readonly<Record<string, string>>,
): Scorecard {
  return {
    rubric: { id: rubric.id, version: rubric.version },
    unit: "",
    year: "",
    readings: { ...readings },
    stages,
    fields: {},
    findings: [],
  };
}

/** What counts: a rule's own result in the place of what was put over its formula, wherever the rule has one. */
function countedScorecard(
  { form: { rubric }, entries, stages: held }: CardContext,
  readings: Record<string, string>,
  owner: { unit: string; year: string },
): Scorecard {
  const base = { ...scorecardOf(rubric, held, readings), ...owner };
  const isAltered = entries.some(
    ({ standing, carries }) => (standing === "replaced" || standing === "changed") && !carries,
  );
  if (!isAltered) return base;
  const replaced = entries.filter(
    ({ kind, standing, carries }) => kind === "score" && standing === "replaced" && !carries,
  );
  const stages = stagesOf(rubric, entries, "counted");
  for (const { stage, id, entry } of replaced)
    stages[stage]!.scores[id] = {
      value: null,
      origin: "rule",
      ...(entry.place ? { place: entry.place } : {}),
    };
  const values = valuesOf(rubric, { ...base, stages }, readings);
  for (const { stage, id, entry, name } of replaced)
    if (typeof values.generated(name) !== "number") stages[stage]!.scores[id] = entry;
  return { ...base, stages };
}

function valuesOf(
  rubric: Rubric,
  scorecard: Scorecard,
  readings: Readonly<Record<string, string>>,
): CardValues {
  return new CardValues(
    ledgerOf(rulebookOf(rubric, readings, scorecard.year)),
    readContents(rubric, scorecard),
  );
}

function totalsOf(
  rubric: Rubric,
  scorecard: Scorecard,
  readings: Readonly<Record<string, string>>,
): Record<string, StageTotal> {
  return totalsIn(rubric, valuesOf(rubric, scorecard, readings));
}

function totalsIn(rubric: Rubric, values: CardValues): Record<string, StageTotal> {
  return Object.fromEntries(
    rubric.stages.map(({ id }) => {
      const total = values.at(figureCell("total", id));
      const missing = values.at(figureCell("missing", id));
      const number = typeof total === "number" ? total : null;
      return [id, { total: number, complete: missing === 0 && number !== null }];
    }),
  );
}

const sameReadings = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
  Object.entries(a).every(([id, option]) => b[id] === option);

function countedStage(
  rubric: Rubric,
  totals: Record<string, StageTotal>,
  asked: string | undefined,
): string | null {
  const isComplete = (id: string) => totals[id]?.complete === true;
  const found = rubric.stages.find(({ id }) => id === asked);
  if (found) return isComplete(found.id) ? found.id : null;
  return lastCounted(rubric, isComplete);
}

/** In force: of the last stage that answers each, complete or not. */
function vetoesOf(rubric: Rubric, scorecard: Scorecard, asked: string | undefined): string[] {
  const stages = effectiveStages(rubric, scorecard);
  const last = stages.find(({ stage }) => stage === asked) ?? stages.at(-1);
  return Object.entries(last?.flags ?? {})
    .filter(([, flag]) => saysYes(flag))
    .map(([id]) => id);
}

function ofRubric(rubric: Rubric, { rubric: asked, rubrics }: ReadOptions): IntakeFinding[] {
  if (asked === undefined || asked === rubric.id) return [];
  const wanted = rubrics.find(({ id }) => id === asked)?.name ?? { zh: asked, en: asked };
  const what = { expected: asked, found: rubric.id };
  return [
    finding("other-rubric", "error", NOWHERE, what, {
      zh: `这是“${rubric.name.zh}”，本次收的是“${wanted.zh}”；请改交正确的表。`,
      en: `this is “${rubric.name.en}”, but “${wanted.en}” is asked for; ask for the right form.`,
    }),
  ];
}
