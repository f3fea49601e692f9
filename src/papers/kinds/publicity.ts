/** 公示: the results, where to look at them, and until when to object. */
import { isWorkingDay, lastWorkingDay, periodWords, workingDayFrom } from "../days";
import { annex, body, paragraph, type Paper, type PaperFinding } from "../paper";
import type { PaperChoices, PaperSource } from "../source";
import { rankedTable, uncountedBlocks } from "../tables";
import {
  asOf,
  basis,
  contacts,
  draftOf,
  issuerFinding,
  notCountedFindings,
  signed,
  stagesDone,
  subject,
} from "../words";
import { yearWords } from "../source";

const DAYS = 5;

export function publicity(source: PaperSource, choices: PaperChoices): Paper {
  const draft = draftOf(source);
  const title = `关于${subject(source)}结果的公示${draft.mark}`;
  const listTitle = `${subject(source)}结果`;
  const period = periodOf(choices);
  const issuer = choices.issuer ?? source.rubric.source.issuer ?? "我单位";
  return {
    kind: "publicity",
    name: `${yearWords(source.year)}-公示`,
    title,
    blocks: [
      paragraph("Title", title),
      ...draft.blocks,
      body(
        `${basis(source.rubric)}，${issuer}组织开展了${subject(source)}。${stagesDone(source)}考核结果已经产生（见附件），现予以公示。`,
      ),
      body(`公示期为${period.days}个工作日（${periodWords(period.start, period.end)}）。`),
      body(objection(issuer)),
      ...contacts(choices),
      body(`附件：${listTitle}`),
      ...signed(source, choices),
      ...annex("附件", listTitle, [
        rankedTable(source, choices.withScores),
        ...uncountedBlocks(source),
        ...asOf(source, choices.date),
      ]),
    ],
    start: period.start,
    end: period.end,
    sum: null,
    capitals: null,
    findings: [
      ...draft.findings,
      ...notCountedFindings(source),
      ...calendarFinding(choices),
      ...contactFinding(choices),
      ...issuerFinding(source, choices),
    ],
  };
}

const objection = (issuer: string) =>
  `公示期间，对公示内容有异议的，可以通过书面、电话、来访等方式向${issuer}反映。以单位名义反映的，应当加盖单位公章；以个人名义反映的，应当签署真实姓名，并提供有效的联系方式。`;

/** Without a first day the period begins on the day of the paper, or the first working day after it. */
function periodOf({ start, days = DAYS, date, calendar }: PaperChoices) {
  const first = start ?? workingDayFrom(date, calendar);
  return { days, start: first, end: lastWorkingDay(first, days, calendar) };
}

/** Whether a period may begin on a day. */
export const mayBegin = (day: string, { calendar }: Pick<PaperChoices, "calendar">): boolean =>
  isWorkingDay(day, calendar);

const calendarFinding = ({ calendar: { holidays, workdays } }: PaperChoices): PaperFinding[] =>
  holidays.length + workdays.length > 0
    ? []
    : [
        {
          kind: "holidays",
          severity: "note",
          message: {
            zh: "没有给出节假日和调休，公示期只按周一至周五计算；其间有节假日或调休上班的，请写明。",
            en: "No holidays were given: the period counts Monday to Friday. Name holidays, and days worked instead, where there are any.",
          },
        },
      ];

const contactFinding = ({ contact, phone, supervision, address, email }: PaperChoices) =>
  [contact, phone, supervision, address, email].some((each) => each !== undefined)
    ? []
    : [
        {
          kind: "contact",
          severity: "warning",
          message: {
            zh: "没有写联系方式，有异议的人无处反映；请写明联系人、电话等。",
            en: "There is no contact for whoever objects; give a name, a telephone and so on.",
          },
        } as const satisfies PaperFinding,
      ];
