/** 年度: rules that compute by it, in a card that has none. */
import { lacksYear } from "../../rubric/year";
import type { CardContext } from "../card/context";
import { finding, NOWHERE } from "../findings";
import type { IntakeFinding } from "../types";
import type { Witnesses } from "./identity";

/** At the cell of the head line, where the table has one. */
export function yearFindings({ form }: CardContext, { year }: Witnesses): IntakeFinding[] {
  if (!lacksYear(form.ledger.book)) return [];
  const place = year.find(({ place: { sheet } }) => sheet === form.sheets.scorecard.name)?.place;
  return [
    finding(
      "missing",
      "error",
      place ?? year.at(-1)?.place ?? NOWHERE,
      { expected: "年度", found: year.find(({ value }) => value !== "")?.value ?? null },
      {
        zh: "计分要用年度，这份表没有年度（或读不出四位数的年份），有关项目不计分；请用写明年度的表重新下发填报。",
        en: "scores need the year, and the card has none (or none with four digits): what needs it is not scored. Send a form that was made for its year.",
      },
    ),
  ];
}
