/** What the office sent, and whether what came back still says the same. */
import { compare9 } from "../../formula/decimal";
import { allFactKeys } from "../../rubric/model";
import { isCompared } from "../../rubric/rules";
import type { Rubric } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import type { Entry } from "../../scoring/types";
import { finding, NOWHERE, words } from "../findings";
import type { Found, IntakeFinding, ReadCard, ReadFile } from "../types";

/** A card as it was sent. */
export interface Issued {
  /** Id of the card. */
  id: string;
  unit: string;
  rubric: string;
  readings: Record<string, string>;
  /** Facts that the office had filled in, by stage and key. */
  facts: Record<string, Record<string, Entry["value"]>>;
}

/** What was sent, from the files as they were sent. */
export function issuedOf(files: readonly ReadFile[]): Issued[] {
  return files.flatMap(({ cards }) =>
    cards.map(({ id, unit, rubric, readings, scorecard }) => ({
      ...{ id, unit, rubric, readings },
      facts: Object.fromEntries(
        Object.entries(scorecard.stages).map(([stage, { facts }]) => [
          stage,
          Object.fromEntries(
            Object.entries(facts)
              .filter(([, { origin, value }]) => origin === "typed" && value !== null)
              .map(([key, { value }]) => [key, value]),
          ),
        ]),
      ),
    })),
  );
}

export function issuedFindings(
  rubric: Rubric,
  card: ReadCard,
  issued: readonly Issued[],
): IntakeFinding[] {
  const sent = issued.find((each) => each.id === card.id && each.rubric === card.rubric);
  if (!sent) return [neverSent(card)];
  return [
    ...otherUnit(card, sent),
    ...changedFacts(rubric, card, sent),
    ...changedReadings(rubric, card, sent),
  ];
}

const neverSent = ({ id }: ReadCard) =>
  finding(
    "not-issued",
    "warning",
    NOWHERE,
    { found: id || null },
    {
      zh: "这份表不是本次下发的（可能是自己复制的，或往年的表）；请核实，最好用下发的表填报。",
      en: "this card was never sent (somebody's own copy, or an older year's); find out why. The form that was sent is better.",
    },
  );

function otherUnit(card: ReadCard, sent: Issued): IntakeFinding[] {
  if (sent.unit === "" || sent.unit === card.unit) return [];
  return [
    finding(
      "identity-differs",
      "warning",
      NOWHERE,
      { expected: sent.unit, found: card.unit },
      {
        zh: `这份表是发给“${sent.unit}”的，交回来写的是“${card.unit}”；请核实是哪个单位的表。`,
        en: `this form was sent to “${sent.unit}” and came back as “${card.unit}”; find out whose it is.`,
      },
    ),
  ];
}

function changedFacts(rubric: Rubric, card: ReadCard, sent: Issued): IntakeFinding[] {
  // What units are compared by is the office's too, before it was filled in.
  const offices = new Set(rubric.facts.filter(isCompared).map(({ id }) => id));
  return allFactKeys(rubric).flatMap((key) =>
    rubric.stages.flatMap(({ id: stage }) => {
      const entry = card.scorecard.stages[stage]?.facts[key];
      const given = sent.facts[stage]?.[key] ?? (offices.has(key) ? null : undefined);
      if (given === undefined || (given === null && entry?.origin !== "typed")) return [];
      const value = entry?.value ?? null;
      if (isSame(given, value)) return [];
      const place = entry?.place
        ? { sheet: entry.place.sheet, cell: entry.place.address }
        : NOWHERE;
      const what = { expected: given as Found, found: (entry?.unreadable ?? value) as Found };
      const { zh, en } = factLabel(rubric, key);
      return [
        finding("given-changed", "error", place, what, {
          zh: `“${zh}”下发时已填好${words(what.expected).zh}，交回来是${words(what.found).zh}；这项数据由下发单位掌握，请恢复。`,
          en: `“${en}” was filled in as ${words(what.expected).en} before sending and came back as ${words(what.found).en}; it is the office's. Restore it.`,
        }),
      ];
    }),
  );
}

function changedReadings(rubric: Rubric, card: ReadCard, sent: Issued): IntakeFinding[] {
  return rubric.readings.flatMap(({ id, question }) => {
    const [expected, found] = [sent.readings[id] ?? null, card.readings[id] ?? null];
    if (expected === null || expected === found) return [];
    return [
      finding(
        "given-changed",
        "error",
        NOWHERE,
        { expected, found },
        {
          zh: `口径“${question.zh}”下发时为“${expected}”，交回来是“${found ?? "空"}”；请用下发的表填报。`,
          en: `the reading “${question.en}” was “${expected}” when sent and came back as “${found ?? "nothing"}”; fill in the form that was sent.`,
        },
      ),
    ];
  });
}

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;
