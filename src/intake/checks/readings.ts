/** 口径: those that a file states and the office's. */
import { findOption } from "../../rubric/model";
import type { Rubric, Text } from "../../rubric/types";
import { finding, NOWHERE } from "../findings";
import type { StatedIdentity, Statement } from "../files/identities";
import type { PrintedReadings } from "../align/printed-readings";
import type { IntakeFinding, StageTotal } from "../types";

export interface ReadingsOfCard {
  rubric: Rubric;
  office: Readonly<Record<string, string>>;
  /** The file's own: its identity's, else those that it prints. */
  own: Readonly<Record<string, string>>;
  stated: StatedIdentity | null;
  printed: PrintedReadings;
  totals: Record<string, StageTotal>;
  /** Under the file's own readings. */
  theirs: Record<string, StageTotal>;
  stage: string | null;
}

/** Each reading that the identity or the printed result has otherwise than the office. */
export function readingFindings(card: ReadingsOfCard): IntakeFinding[] {
  const { rubric, office, own, stated, printed } = card;
  return rubric.readings.flatMap(({ id, question }) => {
    const unknown = unknownOption(card, id);
    if (unknown) return [notAnOption(unknown, question, office[id] ?? null)];
    const inPrint = printed.readings[id];
    const differs = own[id] !== office[id];
    if (!differs && (inPrint === undefined || inPrint === office[id])) return [];
    const option = differs ? own[id]! : inPrint!;
    const label = (each: string) => findOption(rubric, id, each)?.label ?? { zh: each, en: each };
    const [theirs, ours] = [label(option), label(office[id] ?? "")];
    const statement = stated?.statements.find(({ key }) => key === `reading.${id}`);
    const place = (differs ? statement?.place : undefined) ?? printed.places[id] ?? NOWHERE;
    const stage = card.stage ?? rubric.stages[0]?.id ?? "";
    const what = {
      expected: card.totals[stage]?.total ?? null,
      found: card.theirs[stage]?.total ?? null,
    };
    return [
      finding("reading-differs", "warning", place, what, {
        zh: `口径“${question.zh}”：文件取“${theirs.zh}”，本次统一按“${ours.zh}”计算（按文件的口径总分为 ${what.found ?? "空"}，统一口径为 ${what.expected ?? "空"}）。`,
        en: `the reading “${question.en}” is “${theirs.en}” in the file; all are computed with “${ours.en}” (the total is ${what.found ?? "none"} under the file's, ${what.expected ?? "none"} under ours).`,
      }),
    ];
  });
}

/** The identity names an option that the reading does not have: it was altered, or comes from another version. */
function unknownOption({ rubric, stated }: ReadingsOfCard, id: string): Statement | undefined {
  const statement = stated?.statements.find(({ key }) => key === `reading.${id}`);
  return statement && !findOption(rubric, id, statement.value) ? statement : undefined;
}

const notAnOption = ({ value, place }: Statement, question: Text, expected: string | null) =>
  finding(
    "reading-differs",
    "warning",
    place,
    { expected, found: value || null },
    {
      zh: `口径“${question.zh}”：标识表写的“${value}”不是其中的选项；已统一按本次的口径计算，请核实文件从何而来。`,
      en: `the reading “${question.en}” has no option “${value}”, which the identity sheet names; ours was used. Find out where the file comes from.`,
    },
  );
