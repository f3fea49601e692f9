/** What the office says in a paper, as it is typed, and what of it cannot be understood. */
import type { Text } from "../../formula/values";
import { readDay } from "../../papers/days";
import { mayBegin } from "../../papers/kinds/publicity";
import type { PaperKind } from "../../papers/paper";
import type { PaperChoices } from "../../papers/source";

/** Typed once for all papers of this year and the next. */
export const KEPT = [
  ...(["issuer", "contact", "phone", "supervision", "address", "email"] as const),
  ...(["days", "holidays", "workdays"] as const),
] as const;

export type KeptField = (typeof KEPT)[number];
export type KeptFields = Record<KeptField, string>;

export type FieldName = KeptField | "date" | "start" | "deadline";

export type PaperFields = Record<FieldName, string> & { withScores: boolean; withRank: boolean };

const OBJECTION = ["contact", "phone", "supervision", "address", "email"] as const;

/** What is asked for each paper, in the order of the page. */
export const FIELDS: Record<PaperKind, readonly FieldName[]> = {
  publicity: ["issuer", "date", "start", "days", "holidays", "workdays", ...OBJECTION],
  awards: ["issuer", "date"],
  subsidy: ["issuer", "date"],
  unit: ["issuer", "date", "deadline", ...OBJECTION],
  comparison: ["issuer", "date"],
};

export const emptyFields = (today: string, kept: Partial<KeptFields>): PaperFields => ({
  ...{ issuer: "", contact: "", phone: "", supervision: "", address: "", email: "" },
  ...{ days: "", holidays: "", workdays: "", date: today, start: "", deadline: "" },
  ...{ withScores: true, withRank: true },
  ...kept,
});

const MOST_DAYS = 366;

export type Wrong = Partial<Record<FieldName, Text>>;

/** Only what the paper asks for is read: nothing unseen is in the way. */
export function choicesOf(
  kind: PaperKind,
  fields: PaperFields,
  today: string,
): { choices: PaperChoices } | { wrong: Wrong } {
  const wrong: Wrong = {};
  const said = (name: FieldName) => (FIELDS[kind].includes(name) ? fields[name].trim() : "");
  const day = (name: FieldName) => {
    const found = readDay(said(name));
    if (said(name) !== "" && found === undefined) wrong[name] = NO_DAY;
    return found;
  };
  const daysIn = (name: FieldName) =>
    said(name)
      .split(/[\s、，,；;]+/)
      .filter(Boolean)
      .flatMap((text) => {
        const found = readDay(text);
        if (found === undefined) wrong[name] = noDays(text);
        return found ?? [];
      });
  const calendar = { holidays: daysIn("holidays"), workdays: daysIn("workdays") };
  const start = day("start");
  if (start !== undefined && !mayBegin(start, { calendar })) wrong.start = DAY_OFF;
  const days = Number(said("days").normalize("NFKC") || NaN);
  const isCount = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
  if (said("days") !== "" && !isCount) wrong.days = NO_COUNT;
  const [date = today, deadline] = [day("date"), day("deadline")];
  if (Object.keys(wrong).length > 0) return { wrong };
  const texts = (["issuer", ...OBJECTION] as const).flatMap((name) =>
    said(name) === "" ? [] : [[name, said(name)]],
  );
  return {
    choices: {
      ...(Object.fromEntries(texts) as { [name: string]: string }),
      ...(start === undefined ? {} : { start }),
      ...(isCount ? { days } : {}),
      ...(deadline === undefined ? {} : { deadline }),
      ...{ date, calendar },
      ...{ withScores: fields.withScores, withRank: fields.withRank },
    },
  };
}

const NO_DAY: Text = {
  zh: "不是日期，请写成 2026-12-01。",
  en: "No date: write it like 2026-12-01.",
};

const noDays = (text: string): Text => ({
  zh: `“${text}”不是日期，请写成 2026-12-01，几天之间用顿号。`,
  en: `“${text}” is no date: write days like 2026-12-01, with commas between them.`,
});

const DAY_OFF: Text = {
  zh: "不是工作日；公示期从工作日起算，调休上班的请写在“调休上班”里。",
  en: "No working day: the period begins on one. A day that is worked instead goes under “Days worked instead”.",
};

const NO_COUNT: Text = {
  zh: `只填 1 至 ${MOST_DAYS} 的整数，不写“天”字，如 5。`,
  en: `A whole number from 1 to ${MOST_DAYS}, such as 5.`,
};
