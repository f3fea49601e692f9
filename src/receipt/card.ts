/** The receipt of a figure of a card. */
import type { Scalar } from "../formula/values";
import { cellName } from "../ledger/cells";
import { takes } from "../ledger/criteria";
import { figureCell, type FigureKey } from "../ledger/figures";
import { earnedName } from "../ledger/grades";
import { assessorsOf, partInputs } from "../rubric/assessors";
import { isCombined, weightedStages } from "../rubric/stage-weights";
import { criterionWords, formulaWords, partWords, resultOf } from "./arithmetic";
import { clauseOf } from "./clause";
import { factWords, formulasOf, receiptFacts } from "./facts";
import { criteriaIn } from "./beneath";
import { receiptReadings } from "./readings";
import { plain, shownItem, shownValue } from "./shown";
import { isOfAllStages, openCard, SUMS, subjectOf, type OpenCard, type Subject } from "./subject";
import { termsOf, type Candidate } from "./sums";
import { receiptText } from "./text";
import type { Asked, Receipt, ReceiptCard, ReceiptTerm } from "./types";
import { vetoWords } from "./vetoes";

/** Receipts of one card, which is worked out once; undefined for a key that names nothing on it. */
export function receiptsOf(card: ReceiptCard): (asked: Asked) => Receipt | undefined {
  const open = openCard(card);
  return (asked) => {
    const subject = subjectOf(open, asked);
    return subject && receiptOf(open, subject);
  };
}

/** Where one figure of a card comes from. */
export const cardReceipt = (card: ReceiptCard, asked: Asked): Receipt | undefined =>
  receiptsOf(card)(asked);

function receiptOf(card: OpenCard, subject: Subject): Receipt {
  const { rubric, scorecard } = card;
  const stage = subject.stage.stage;
  const value = valueOf(card, subject, subject.cell);
  const shown = shownOf(subject, value);
  const terms = receiptTerms(card, subject);
  const facts = receiptFacts(card, factFormulas(subject), subject.stage.index);
  const signature = card.signatureOf?.(stage);
  const receipt: Omit<Receipt, "text"> = {
    kind: subject.kind,
    key: subject.key,
    name: subject.name,
    unit: scorecard.unit,
    year: scorecard.year,
    stage,
    value,
    shown,
    points: subject.points,
    clause: clauseOf(rubric, subject, shown),
    facts,
    arithmetic: terms.length > 0 ? "" : arithmetic(card, subject, shown),
    terms,
    readings: receiptReadings(card, subject),
    reason: card.reasonOf?.(stage, subject.key) ?? "",
    before: beforeOf(card, subject),
    signed: signature?.code ?? null,
    findings: findingsOf(card, subject, facts),
  };
  return {
    ...receipt,
    text: receiptText(receipt, {
      rubric,
      isOfAllStages: "of" in subject && isOfAllStages(card, subject.of),
      facts: facts.map((fact) => factWords(rubric, fact)),
      vetoes: vetoWords(card, subject),
      ...(signature ? { signature } : {}),
    }),
  };
}

/** A score below 0 of what is taken, however it was typed. */
function valueOf(card: OpenCard, subject: Subject, cell: string): Scalar {
  const value = plain(card.values.at(cell));
  const isTaken = subject.kind === "criterion" && takes(subject.criterion);
  return isTaken && typeof value === "number" ? 0 - Math.abs(value) : value;
}

const shownOf = (subject: Subject, value: Scalar): string =>
  subject.kind === "outcome" ? shownItem(subject.item, value) : shownValue(value);

const factFormulas = (subject: Subject): string[] => {
  if (subject.kind === "criterion") return formulasOf(subject.criterion);
  if (subject.kind === "part") return formulasOf(subject.criterion, subject.part);
  return subject.kind === "outcome" ? [subject.item.formula] : [];
};

function arithmetic(card: OpenCard, subject: Subject, shown: string): string {
  switch (subject.kind) {
    case "criterion":
      return subject.criterion.kind === "veto" ? "" : criterionWords(card, subject, shown);
    case "part":
      return partWords(card, subject, shown);
    case "outcome":
      return formulaWords(card, subject.item.formula, subject.of, shown);
    case "total":
      return formulaWords(card, card.rubric.outcome.total, subject.of, shown);
    default:
      return "";
  }
}

/** What a sum adds up; of a criterion its parts, where the score is their sum. */
function receiptTerms(card: OpenCard, subject: Subject): ReceiptTerm[] {
  const { values } = card;
  switch (subject.kind) {
    case "criterion":
      return resultOf(card, subject)?.status === "scored"
        ? termsOf(values, subject.cell, partCandidates(card, subject))
        : [];
    case "section": {
      // A score beyond its points would not count: how a sum moves is asked of its stage.
      const { figure, of, stage } = subject;
      const cell = isOfAllStages(card, of) ? subject.cell : figureCell(figure, stage.stage);
      return termsOf(values, cell, candidates(card, subject), beforeBounds(card, subject));
    }
    case "total":
      return termsOf(values, subject.cell, candidates(card, subject), beforeBounds(card, subject));
    default:
      return [];
  }
}

type Figure = Extract<Subject, { kind: "section" | "total" }>;

/** The cell of the same sum before it is held within its bounds, where it has some. */
function beforeBounds({ values }: OpenCard, { figure, stage }: Figure): string | undefined {
  const cell = figureCell(`sum:${figure}` as FigureKey, stage.stage);
  return values.ledger.nodes.has(cell) ? cell : undefined;
}

function partCandidates(
  { rubric }: OpenCard,
  { stage, criterion }: Extract<Subject, { kind: "criterion" }>,
): Candidate[] {
  const own = rubric.stages[stage.index]!;
  if (assessorsOf(own, criterion)) return [];
  return partInputs(own, criterion).map(({ key, name }) => ({
    ...{ key, name, cell: cellName("part", key, stage.stage) },
  }));
}

/** What a figure may be the sum of: the stages that count together, sections, or criteria. */
function candidates(card: OpenCard, { kind, key, stage, of }: Figure): Candidate[] {
  const { rubric, values } = card;
  const id = stage.stage;
  if (isOfAllStages(card, of) && isCombined(rubric))
    return weightedStages(rubric).map((each) => ({
      key: each.id,
      name: each.name.zh,
      cell: figureCell(kind === "total" ? "total" : figureKeyOf(card, key), each.id),
    }));
  if (kind === "total" || key === "base")
    return [
      ...rubric.sections
        .filter((section) => section.kind === "scored")
        .map(({ id: section, name }) => ({
          ...{ key: section, name: name.zh, cell: figureCell(`section:${section}`, id) },
        })),
      ...(["bonus", "minus"] as const).map((sum) => ({
        ...{ key: sum, name: SUMS[sum], cell: figureCell(sum, id) },
      })),
    ];
  return criteriaIn(values.ledger.book, figureKeyOf(card, key)).map((criterion) => ({
    key: criterion.id,
    name: criterion.criterion.name.zh,
    cell: earnedName(criterion, id),
    isTaken: takes(criterion),
  }));
}

function figureKeyOf({ rubric }: OpenCard, key: string): FigureKey {
  if (key === "base" || key === "bonus" || key === "minus") return key;
  return rubric.sections.some(({ id }) => id === key) ? `section:${key}` : `category:${key}`;
}

/** The same figure at the stage before. */
function beforeOf(card: OpenCard, subject: Subject): Receipt["before"] {
  const { index, stage } = subject.stage;
  if (index === 0 || ("of" in subject && isOfAllStages(card, subject.of))) return null;
  const before = card.stages[index - 1]!.stage;
  const cell = subject.cell.replace(/\|[^|]*$/, `|${before}`);
  return { stage: before, value: stage === before ? null : valueOf(card, subject, cell) };
}

/** What is the matter with the cells that the figure is read from. */
function findingsOf(card: OpenCard, subject: Subject, facts: Receipt["facts"]) {
  const { scores, parts = {} } = subject.stage.own;
  const id = subject.kind === "criterion" || subject.kind === "part" ? subject.criterion.id : "";
  const inputs = [
    scores[id],
    ...Object.entries(parts).flatMap(([key, entry]) => (key.split("#")[0] === id ? [entry] : [])),
  ];
  const places = new Set([
    ...inputs
      .flatMap((entry) => entry?.place ?? [])
      .map(({ sheet, address }) => `${sheet}!${address}`),
    ...facts.map(({ sheet, cell }) => `${sheet}!${cell}`),
  ]);
  return (card.findings ?? []).filter(({ sheet, cell }) => places.has(`${sheet}!${cell}`));
}
