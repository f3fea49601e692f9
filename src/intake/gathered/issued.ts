/** What the office sent, and whether what came back still says the same. */
import { compare9 } from "../../formula/decimal";
import { allFactKeys } from "../../rubric/model";
import { isCompared } from "../../rubric/rules";
import type { Rubric } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import type { Entry } from "../../scoring/types";
import { folded } from "../align/fold";
import { finding, NOWHERE, words } from "../findings";
import type { Found, IntakeFinding, ReadCard, ReadFile } from "../types";

/** A card as it was sent. */
export interface Issued {
  /** Id of the card. */
  id: string;
  unit: string;
  rubric: string;
  /** Of the rubric's text, and its fingerprint; null or "" where nobody knows. */
  version: string | null;
  fingerprint: string | null;
  readings: Record<string, string>;
  /** Facts that the office had filled in, by stage and key. */
  facts: Record<string, Record<string, Entry["value"]>>;
}

/** What was sent, from the files as they were sent. */
export function issuedOf(files: readonly ReadFile[]): Issued[] {
  return files.flatMap(({ cards }) =>
    cards.map(({ id, unit, rubric, version, fingerprint, readings, scorecard }) => ({
      ...{ id, unit, rubric, version, fingerprint, readings },
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
    ...otherUnit(card, sent, issued),
    ...otherText(card, sent),
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

/** An error where that unit had a form of its own: one of the two is not its own. */
function otherUnit(card: ReadCard, sent: Issued, issued: readonly Issued[]): IntakeFinding[] {
  const is = (unit: string) => folded(unit) === folded(card.unit);
  if (sent.unit === "" || is(sent.unit)) return [];
  return [
    finding(
      "identity-differs",
      issued.some(({ unit }) => is(unit)) ? "error" : "warning",
      NOWHERE,
      { expected: sent.unit, found: card.unit },
      {
        zh: `这份表是发给“${sent.unit}”的，交回来写的是“${card.unit}”；请核实是哪个单位的表。`,
        en: `this form was sent to “${sent.unit}” and came back as “${card.unit}”; find out whose it is.`,
      },
    ),
  ];
}

/** The rubric that the form states is not that of what was sent: its version or the fingerprint of its text. */
function otherText(card: ReadCard, sent: Issued): IntakeFinding[] {
  const [of, was] = [card.fingerprint, sent.fingerprint].map((each) => each || null);
  // Of a lost identity it is told that it is lost.
  const isOther = !!sent.version && !!card.version && card.version !== sent.version;
  if (!isOther && (was === null || of === null || of === was)) return [];
  const [expected, found] = isOther ? [sent.version, card.version] : [was, of];
  return [
    finding(
      "given-changed",
      "error",
      NOWHERE,
      { expected: expected ?? null, found: found ?? null },
      {
        zh: `表里写的考核表${isOther ? "版本" : "指纹"}下发时为${words(expected ?? null).zh}，交回来是${words(found ?? null).zh}；这不是下发的那份表，或被改动过，请用下发的表填报。`,
        en: `the ${isOther ? "version" : "fingerprint"} of the rubric was ${words(expected ?? null).en} when sent and came back as ${words(found ?? null).en}; this is not the form that was sent, or it was altered. Fill in the form that was sent.`,
      },
    ),
  ];
}

/** At the stage that it was filled in for; and where somebody typed over it at a later one, which may be a correction. */
function changedFacts(rubric: Rubric, card: ReadCard, sent: Issued): IntakeFinding[] {
  // What units are compared by is the office's too, before it was filled in.
  const offices = new Set(rubric.facts.filter(isCompared).map(({ id }) => id));
  return allFactKeys(rubric).flatMap((key) => {
    let given: Entry["value"] | undefined;
    return rubric.stages.flatMap(({ id: stage }) => {
      const own = sent.facts[stage]?.[key];
      given = own ?? given;
      const entry = card.scorecard.stages[stage]?.facts[key];
      const isDue = own !== undefined || entry?.origin === "typed";
      if (given === undefined && offices.has(key) && entry?.origin === "typed")
        return [changedFact(rubric, key, { given: null, entry, isLater: false })];
      if (given === undefined || !isDue || isSame(given, entry?.value ?? null)) return [];
      return [changedFact(rubric, key, { given, entry, isLater: own === undefined })];
    });
  });
}

interface ChangedFact {
  given: Entry["value"];
  entry: Entry | undefined;
  isLater: boolean;
}

function changedFact(rubric: Rubric, key: string, { given, entry, isLater }: ChangedFact) {
  const place = entry?.place ? { sheet: entry.place.sheet, cell: entry.place.address } : NOWHERE;
  const what = {
    expected: given as Found,
    found: (entry?.unreadable ?? entry?.value ?? null) as Found,
  };
  const { zh, en } = factLabel(rubric, key);
  const [was, is] = [words(what.expected), words(what.found)];
  if (isLater)
    return finding("given-changed", "warning", place, what, {
      zh: `“${zh}”下发时已填好${was.zh}，后一阶段改成了${is.zh}；这项数据由下发单位掌握，请核实是不是下发单位自己更正的。`,
      en: `“${en}” was filled in as ${was.en} before sending and is ${is.en} at a later stage; it is the office's: find out whether the office itself corrected it.`,
    });
  return finding("given-changed", "error", place, what, {
    zh: `“${zh}”下发时已填好${was.zh}，交回来是${is.zh}；这项数据由下发单位掌握，请恢复。`,
    en: `“${en}” was filled in as ${was.en} before sending and came back as ${is.en}; it is the office's. Restore it.`,
  });
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
