import { testBroken } from "../support/broken";

describe("forms", () => {
  testBroken([
    {
      title: "an input of a form stands twice",
      patch: (r) => (r.forms[1].rows[2].cells[3].field = "contact"),
      kind: "id",
      path: "forms[1].rows[2].cells[3].field",
      zh: "填写处 contact 出现两次",
      en: "The input contact stands twice",
    },
    {
      title: "a place of a form is filled from an outcome that is not there",
      patch: (r) => (r.forms[1].rows[1].cells[1].field = "outcome.level"),
      kind: "reference",
      path: "forms[1].rows[1].cells[1].field",
      zh: "没有 outcome.level",
      en: "There is no outcome.level",
    },
    {
      title: "a cell of a form leaves its columns",
      patch: (r) => (r.forms[0].rows[1].cells[1].columnSpan = 5),
      kind: "form",
      path: "forms[0].rows[1].cells[1]",
      zh: "这个格子超出表格的列。请减小 columnSpan。",
      en: "This cell leaves the columns of the form. Make columnSpan smaller.",
    },
    {
      title: "a cell of a form leaves its rows",
      patch: (r) => (r.forms[1].rows[5].cells[0].rowSpan = 2),
      kind: "form",
      path: "forms[1].rows[5].cells[0]",
      zh: "这个格子超出表格的行。请减小 rowSpan。",
      en: "This cell leaves the rows of the form. Make rowSpan smaller.",
    },
    {
      title: "a cell of a form overlaps one from above",
      patch: (r) =>
        (r.forms[1].rows[0].cells[1].rowSpan = 2) && (r.forms[1].rows[1].cells[0].columnSpan = 2),
      kind: "form",
      path: "forms[1].rows[1].cells[0]",
      zh: "这个格子与上面合并下来的格子重叠",
      en: "This cell overlaps one that comes down from above",
    },
    {
      title: "a place takes a column of lines",
      in: "medicine",
      patch: (r) =>
        r.forms.push({
          ...{ id: "f", name: { zh: "表", en: "Form" }, title: "表", clause: "一" },
          ...{ columns: [20], orientation: "portrait" },
          rows: [{ cells: [{ field: "fact.graduates_june", style: "input" }] }],
        }),
      kind: "reference",
      path: "forms[0].rows[0].cells[0].field",
      zh: "没有 fact.graduates_june。",
      en: "There is no fact.graduates_june.",
    },
    {
      title: "a row of a form has a hole",
      patch: (r) => r.forms[1].rows[2].cells.pop(),
      kind: "form",
      path: "forms[1].rows[2]",
      zh: "这一行只占 3 列，表格有 4 列。请补上格子",
      en: "This row takes 3 columns of 4. Add cells",
    },
  ]);
});
