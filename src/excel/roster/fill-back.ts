/** 回填: the figures by which units are compared, from a roster into the cards that it follows. */
import type { Text } from "../../rubric/types";
import { outdated } from "../../scoring/comparisons";
import { timestamp } from "../../sheets/identity/clock";
import { fillCells, type Filling } from "../fill";
import { loadCards } from "../read";
import { rosterReading, type RosterContents, type RosterSource } from "./read";

/** One act for all of them: the cards that had other figures, or none. Answers how many these are. */
export async function fillBack(
  context: Excel.RequestContext,
  source: RosterSource,
  contents: RosterContents,
  now: Date,
): Promise<number> {
  const { rubric } = source;
  const { rows } = rosterReading(source, contents).result;
  const wanted = contents.entries.flatMap(({ card, unit }, index) => {
    const { stage, figures } = outdated(rubric, unit, rows[index]!);
    const values = Object.entries(figures).map(([key, value]) => ({
      ...{ key, stage, value },
      source: `汇总表“${source.known.ref.sheets.roster ?? ""}”，${timestamp(now)}`,
    }));
    return card && values.length > 0 ? [{ known: card, values }] : [];
  });
  const loaded = await loadCards(
    context,
    wanted.map(({ known }) => known),
  );
  const fillings = wanted.flatMap((each, index): Filling[] => {
    const standing = loaded[index];
    return standing ? [{ ...each, loaded: standing, rubric }] : [];
  });
  await fillCells(context, fillings, { name: FILL_BACK }, now);
  return fillings.length;
}

const FILL_BACK: Text = { zh: "把比较指标回填到评分表", en: "fill figures of the roster back" };
