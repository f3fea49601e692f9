/**
 * Every kind of finding, with a file that has it, in each of the severities that it can have. The table is what intake
 * promises, row by row: a kind or a severity without a file does not compile, or fails.
 */
import { zipSync } from "fflate";
import { collect, type CollectOptions } from "../../src/intake/gathered/collect";
import { issuedOf } from "../../src/intake/gathered/issued";
import type { FindingKind, IntakeFinding, Severity } from "../../src/intake/types";
import type { ReadOptions } from "../../src/intake/files/read-file";
import { rubricOf } from "../support/rubrics";
import { RUBRICS, soundCard, soundStage, take, type CardChoices } from "./support/cards";
import { FileEditor } from "./support/file-editor";

const ID = "graduate-college";

interface Case {
  /** What was done to the file. */
  when: string;
  change?: (file: FileEditor) => unknown;
  /** `评分表!F3`; a sheet alone, or nothing, where no cell is to be named. */
  at?: string;
  id?: string;
  choices?: CardChoices;
  options?: Partial<ReadOptions>;
  /** Other bytes than a card's. */
  bytes?: () => Uint8Array;
  /** What came beside it, and what is known of all. */
  beside?: Record<string, (own: Uint8Array) => Uint8Array | Promise<Uint8Array>>;
  collecting?: () => Promise<Partial<CollectOptions>> | Partial<CollectOptions>;
}

const withFact = (key: string, value: number, id = ID): CardChoices => {
  const { scores, facts } = soundStage(rubricOf(id));
  return { stages: { self: { scores, facts: { ...facts, [key]: value } } } };
};

/** How many grounds a workbook knows: the number of the next one. */
const fillsOf = (styles: string) =>
  [...styles.match(/<fills.*<\/fills>/s)![0].matchAll(/<fill>/g)].length;

const edit = (sheet: string, change: (text: string) => string) => (file: FileEditor) =>
  file.editSheet(sheet, change);

const other = (choices: CardChoices) => () => soundCard(ID, { id: "k2", ...choices });

/** Puts a row above the fourth, as Excel does: what stands below moves down, and sums go on to cover their rows. */
function rowInserted(file: FileEditor, cells: string): void {
  const moved = (row: number) => (row >= 4 ? row + 1 : row);
  file.renumber("评分表", moved);
  file.editSheet("评分表", (text) =>
    text.replace('<row r="5"', `<row r="4">${cells}</row><row r="5"`),
  );
  const shifted = (formula: string, isOwn: boolean) =>
    formula.replace(
      /((?:基础数据|评分表|考核结果)!)?(\$?[A-Z]{1,2}\$?)(\d+)(:\$?[A-Z]{1,2}\$?)?(\d+)?(?![\d(])/g,
      (whole, sheet: string | undefined, column: string, row: string, to = "", last = "") =>
        (sheet ?? (isOwn ? "评分表!" : "")) !== "评分表!"
          ? whole
          : `${sheet ?? ""}${column}${moved(Number(row))}${to}${last === "" ? "" : moved(Number(last))}`,
    );
  for (const sheet of ["评分表", "考核结果", "基础数据"]) {
    const part = file.sheetPart(sheet);
    const text = file.text(part);
    file.parts.set(
      part,
      text.replace(
        /<f>(.*?)<\/f>/gs,
        (_, formula: string) => `<f>${shifted(formula, sheet === "评分表")}</f>`,
      ),
    );
  }
}

const CASES: Record<Exclude<FindingKind, "unit-missing">, Partial<Record<Severity, Case[]>>> = {
  "unreadable-file": {
    error: [
      { when: "it is no workbook", bytes: () => zipSync({ "a.txt": new Uint8Array(3) }) },
      {
        when: "a cell stands twice in it",
        change: edit("评分表", (text) =>
          text.replace(
            /<c r="F3".*?<\/c>/s,
            (cell) => cell + cell.replace(/<v>.*?<\/v>/, "<v>1</v>"),
          ),
        ),
      },
      {
        when: "a cell stands in another row",
        change: edit("评分表", (text) =>
          text.replace(/<row r="5"[^>]*>/, '$&<c r="F3"><v>1</v></c>'),
        ),
      },
    ],
  },
  "not-a-card": {
    error: [
      {
        when: "all its sheets are empty",
        change: (file) =>
          ["评分表", "基础数据", "考核结果", "_rubric"].forEach((sheet) =>
            file.editSheet(sheet, (text) => text.replace(/<row.*<\/row>/s, "")),
          ),
      },
    ],
  },
  "other-rubric": { error: [{ when: "another is asked for", options: { rubric: "imnu" } }] },
  "identity-missing": {
    warning: [{ when: "the hidden sheet is gone", change: (file) => file.removeSheet("_rubric") }],
  },
  "identity-differs": {
    warning: [
      {
        when: "the head line names another unit",
        at: "评分表!C1",
        change: (file) => file.type("评分表", "C1", "法学院"),
      },
      {
        when: "a title names another year",
        at: "基础数据!B1",
        change: (file) => file.type("基础数据", "B1", "基础数据 · 文学院 · 2025"),
      },
      {
        when: "the hidden sheet names another rubric",
        at: "_rubric!C3",
        change: (file) => file.type("_rubric", "C3", "imnu"),
      },
      {
        when: "the hidden sheet names another card",
        at: "_rubric!C2",
        change: (file) => {
          for (let row = 2; row <= 15; row++) file.type("_rubric", `A${row}`, "k9");
        },
      },
    ],
    error: [
      {
        when: "both units are on the list",
        at: "评分表!C1",
        change: (file) => file.type("评分表", "C1", "法学院"),
        options: { units: ["文学院", "法学院"] },
      },
      {
        when: "two hidden sheets disagree",
        at: "_rubric2!C6",
        change: (file) =>
          file
            .copySheet("_rubric", "_rubric2", { state: "veryHidden" })
            .type("_rubric2", "C6", "法学院"),
      },
      {
        when: "two rows of one key disagree",
        at: "_rubric!C16",
        change: (file) =>
          file
            .type("_rubric", "A16", "k1")
            .type("_rubric", "B16", "unit")
            .type("_rubric", "C16", "法学院"),
      },
    ],
  },
  "key-differs": {
    error: [
      {
        when: "a key is unknown",
        at: "评分表!A21",
        change: (file) => file.type("评分表", "A21", "nothing"),
      },
      {
        when: "a key stands twice",
        at: "评分表!A50",
        change: (file) => file.type("评分表", "A50", "goal").type("评分表", "F50", 1),
      },
      {
        when: "the words of two facts changed places",
        at: "基础数据!B8",
        change: (file) => {
          const names = rubricOf(ID).facts.map(({ id, label: { zh } }) => [id, zh] as const);
          const label = (id: string) => names.find(([each]) => each === id)![1];
          file
            .type("基础数据", "B8", label("destination-rate"))
            .type("基础数据", "B18", label("difficult-rate"));
        },
      },
      {
        when: "the sheet was copied within the file",
        at: "评分表 (2)!A1",
        change: (file) => file.copySheet("评分表", "评分表 (2)"),
      },
    ],
  },
  "sheet-missing": {
    error: [{ when: "the facts are gone", change: (file) => file.removeSheet("基础数据") }],
    warning: [{ when: "the result is gone", change: (file) => file.removeSheet("考核结果") }],
  },
  "stage-ahead": {
    error: [
      {
        when: "a score was typed in the review",
        at: "评分表!G3",
        options: { stage: "self" },
        change: (file) => file.type("评分表", "G3", 1),
      },
    ],
  },
  "other-version": {
    warning: [
      {
        when: "the version is another",
        at: "_rubric!C4",
        change: (file) => file.type("_rubric", "C4", "0.9.0"),
      },
      {
        when: "the fingerprint is another",
        at: "_rubric!C5",
        change: (file) => file.type("_rubric", "C5", "0000"),
      },
    ],
  },
  "other-year": {
    warning: [{ when: "another is asked for", collecting: () => ({ year: "2025" }) }],
  },
  "wording-changed": {
    warning: [
      {
        when: "a fact has other words",
        at: "基础数据!B12",
        change: (file) => file.type("基础数据", "B12", "别的数据"),
      },
    ],
  },
  "points-changed": {
    error: [
      {
        when: "points are others",
        at: "评分表!E21",
        change: (file) => file.type("评分表", "E21", 30),
      },
      {
        when: "points are a formula",
        at: "评分表!E21",
        change: (file) => file.formula("评分表", "E21", "=E3+2", 3),
      },
      {
        when: "points are text",
        at: "评分表!E21",
        change: (file) => file.type("评分表", "E21", "3"),
      },
      {
        when: "a printed sum is another",
        at: "考核结果!F5",
        change: (file) => file.type("考核结果", "F5", 60),
      },
      {
        when: "a text says other numbers",
        at: "评分表!C6",
        change: (file) => file.type("评分表", "C6", "（二）就业指导和实践情况（9分）"),
      },
    ],
  },
  "header-changed": {
    warning: [
      {
        when: "a header has other words",
        at: "评分表!D2",
        change: (file) => file.type("评分表", "D2", "标准"),
      },
    ],
    error: [
      {
        when: "two stages' headers changed places",
        at: "评分表!F2",
        change: (file) => file.type("评分表", "F2", "复核分").type("评分表", "G2", "自评分"),
      },
      {
        when: "two have one name",
        at: "评分表!L2",
        change: (file) => file.type("评分表", "L2", "自评分"),
      },
      {
        when: "a column is gone",
        at: "评分表",
        change: edit("评分表", (text) => text.replace(/<c r="G\d+"[^>]*?(?:\/>|>.*?<\/c>)/gs, "")),
      },
    ],
  },
  "row-missing": {
    error: [
      {
        when: "a row was deleted",
        at: "评分表",
        change: (file) => file.renumber("评分表", (row) => (row === 3 ? null : row)),
      },
    ],
  },
  "row-added": {
    warning: [
      {
        when: "a row stands below the table",
        at: "评分表!F40",
        change: (file) => file.type("评分表", "D40", "另外的工作").type("评分表", "F40", 5),
      },
    ],
    error: [
      {
        when: "a sum takes it in",
        at: "评分表!F4",
        change: (file) =>
          rowInserted(
            file,
            '<c r="D4" t="inlineStr"><is><t>另加</t></is></c><c r="F4"><v>2</v></c>',
          ),
      },
    ],
  },
  "row-moved": {
    note: [
      {
        when: "two rows changed places with all they hold",
        at: "评分表",
        change: (file) => {
          file.renumber("评分表", (row) => (row === 3 ? 4 : row === 4 ? 3 : row));
          file.editSheet("评分表", (text) =>
            text.replace(/(<row r="4".*?<\/row>)(<row r="3".*?<\/row>)/s, "$2$1"),
          );
        },
      },
    ],
    warning: [
      {
        when: "a sum no longer covers just its own rows",
        at: "考核结果!C4",
        change: (file) => {
          file.renumber("评分表", (row) => (row === 5 ? 6 : row === 6 ? 5 : row));
          file.editSheet("评分表", (text) =>
            text.replace(/(<row r="6".*?<\/row>)(<row r="5".*?<\/row>)/s, "$2$1"),
          );
        },
      },
    ],
  },
  "rule-replaced": {
    warning: [
      {
        when: "what the rule gives was typed",
        at: "评分表!F21",
        change: (file) => file.type("评分表", "F21", 1),
      },
    ],
    error: [
      {
        when: "another number was typed",
        at: "评分表!F21",
        change: (file) => file.type("评分表", "F21", 3),
      },
    ],
  },
  "rule-changed": {
    error: [
      {
        when: "another formula stands there",
        at: "评分表!F21",
        change: (file) => file.formula("评分表", "F21", "=E21", 3),
      },
      ...(
        [
          ["the first half is another", "E21-SUM(", "E21-0*SUM("],
          ["the second half is another", "E21,基础数据!C15,1)", "E21,基础数据!C15,2)"],
          ["another half is chosen", "CHOOSE(1,IF", "CHOOSE(3,IF"],
          ["the catalogue's half is chosen by another number", "CHOOSE(1,0,", "CHOOSE(1,3,"],
        ] as const
      ).map(
        ([when, from, to]): Case => ({
          when,
          at: "评分表!F21",
          change: (file) => {
            const formula = file.formulaAt("评分表", "F21");
            expect(formula).toContain(from);
            file.formula("评分表", "F21", formula.replace(from, to), 1);
          },
        }),
      ),
    ],
  },
  "value-differs": {
    warning: [
      {
        when: "a rule's last value lies",
        at: "评分表!F21",
        change: (file) => file.lie("评分表", "F21", 3),
      },
      {
        when: "a carried fact's last value lies",
        at: "基础数据!D18",
        change: (file) => file.lie("基础数据", "D18", 0.5),
      },
      {
        when: "the result's last value lies",
        at: "考核结果!C13",
        change: (file) => file.lie("考核结果", "C13", 150),
      },
      {
        when: "the result's last word lies",
        at: "考核结果!C15",
        change: (file) => file.lie("考核结果", "C15", "一票否决"),
      },
      {
        when: "a typed formula's last value lies",
        at: "评分表!F3",
        change: (file) => file.formula("评分表", "F3", "=0+0.5", 1),
      },
      {
        when: "a name of the workbook stands in for the add-in's function",
        at: "评分表!F21",
        change: (file) => {
          file.edit("xl/workbook.xml", (text) =>
            text.replace(
              "<definedNames>",
              '<definedNames><definedName name="RUBRIC.DEDUCT">_xlfn.LAMBDA(3)</definedName>',
            ),
          );
          file.lie("评分表", "F21", 3);
        },
      },
    ],
    note: [
      {
        when: "no formula was ever computed",
        change: (file) => {
          for (const sheet of ["评分表", "基础数据", "考核结果"])
            file.editSheet(sheet, (text) =>
              text.replace(/(<\/f>)<v[^>]*>[^<]*<\/v>|(<\/f>)<v\/>/g, "$1$2"),
            );
        },
      },
    ],
  },
  "sum-changed": {
    error: [
      {
        when: "a total was typed over",
        at: "考核结果!C14",
        change: (file) => file.type("考核结果", "C14", 150),
      },
      {
        when: "a total has another formula",
        at: "考核结果!C14",
        change: (file) => file.formula("考核结果", "C14", "=SUM(C4:C7)+10", 150),
      },
    ],
  },
  "formula-typed": {
    note: [
      {
        when: "it computes with numbers",
        at: "评分表!F3",
        change: (file) => file.formula("评分表", "F3", "=0+0.5", 0.5),
      },
    ],
    warning: [
      {
        when: "it refers to a cell",
        at: "评分表!F3",
        change: (file) => file.formula("评分表", "F3", "=F4", 0.5),
      },
      {
        when: "an array's formula fills the cell from elsewhere",
        at: "评分表!F22",
        change: edit("评分表", (text) =>
          text.replace(/(<c r="F21"[^>]*>)<f>/, '$1<f t="array" ref="F21:F22">'),
        ),
      },
    ],
    error: [
      {
        when: "it refers to another file",
        at: "评分表!F3",
        change: (file) => file.formula("评分表", "F3", "=[1]Sheet1!A1", 0.5),
      },
      {
        when: "it is a name of the workbook",
        at: "评分表!F3",
        change: (file) => {
          file.edit("xl/workbook.xml", (text) =>
            text.replace(
              "<definedNames>",
              '<definedNames><definedName name="mine" hidden="1">1</definedName>',
            ),
          );
          file.formula("评分表", "F3", "=mine", 1);
        },
      },
      ...["=F3+1", "=考核结果!C4-1"].map(
        (formula): Case => ({
          when: `the workbook iterates, and ${formula} leads back to its own cell`,
          at: "评分表!F3",
          change: (file) =>
            file
              .edit("xl/workbook.xml", (text) =>
                text.replace("<calcPr", '<calcPr iterate="1" iterateCount="1"'),
              )
              .formula("评分表", "F3", formula, 0.5),
        }),
      ),
    ],
  },
  "out-of-range": {
    error: (
      [
        ["评分表", "F3", 1.000001],
        ["评分表", "F3", -0.000001],
        ["基础数据", "C18", 1.0001],
        ["基础数据", "C18", 1.9999],
        ["基础数据", "C18", 100.1],
        ["基础数据", "C18", -0.1],
        ["基础数据", "C13", -1],
        ["基础数据", "C13", 1.5],
      ] as const
    ).map(([sheet, cell, value]) => ({
      when: `${cell} holds ${value}`,
      at: `${sheet}!${cell}`,
      change: (file) => file.type(sheet, cell, value),
    })),
  },
  impossible: {
    error: [
      {
        when: "more are employed than there are",
        id: "sjtu-med",
        at: "基础数据!C12",
        choices: withFact("employed-june.master", 90, "sjtu-med"),
      },
    ],
  },
  "common-fact-differs": {
    warning: [
      {
        when: "the office's is another",
        at: "基础数据!C6",
        collecting: () => ({ common: { "provincial-mean": 0.8 } }),
      },
      {
        when: "most files' is another",
        at: "基础数据!C6",
        choices: withFact("provincial-mean", 0.1),
        beside: {
          "b.xlsx": other({ unit: "法学院" }),
          "c.xlsx": other({ unit: "理学院", id: "k3" }),
        },
      },
    ],
  },
  "given-changed": {
    error: [
      {
        when: "the target is another than was sent",
        at: "基础数据!C19",
        collecting: async () => ({
          issued: issuedOf([
            await take(
              await soundCard(ID, { stages: { self: { facts: { "target-rate": 0.95 } } } }),
            ),
          ]),
        }),
      },
    ],
  },
  "not-issued": {
    warning: [{ when: "its card was never sent", collecting: () => ({ issued: [] }) }],
  },
  "self-changed": {
    warning: [
      {
        when: "an earlier copy says something else",
        at: "基础数据!C26",
        change: (file) => savedAt(file, "2026-11-02T08:00:00Z"),
        beside: {
          "b.xlsx": async () =>
            savedAt(
              new FileEditor(await soundCard(ID, withFact("papers", 1))),
              "2026-11-01T08:00:00Z",
            ).bytes(),
        },
      },
    ],
  },
  "unreadable-value": {
    error: [
      {
        when: "a score is words",
        at: "评分表!F3",
        change: (file) => file.type("评分表", "F3", "见附件"),
      },
      {
        when: "a score is yes",
        at: "评分表!F3",
        change: (file) => file.type("评分表", "F3", true),
      },
      {
        when: "a score is an error",
        at: "评分表!F3",
        change: (file) => file.cell("评分表", "F3", { type: ' t="e"', inner: "<v>#N/A</v>" }),
      },
      {
        when: "3-5 was made a date",
        at: "基础数据!C13",
        change: (file) =>
          file
            .type("基础数据", "C13", 46086)
            .dress("基础数据", "C13", { format: "m&quot;月&quot;d&quot;日&quot;" }),
      },
      {
        when: "3-5 stayed text",
        at: "基础数据!C13",
        change: (file) => file.type("基础数据", "C13", "3-5"),
      },
      {
        when: "a rate of 1 is text: 1 or 100 per cent",
        at: "基础数据!C18",
        change: (file) => file.type("基础数据", "C18", "1"),
      },
    ],
  },
  "read-tolerantly": {
    note: [
      {
        when: "100 is typed for a rate",
        at: "基础数据!C8",
        change: (file) => file.type("基础数据", "C8", 100),
      },
    ],
    warning: [
      {
        when: "the sheet computes with 200 per cent",
        at: "基础数据!C18",
        change: (file) => file.type("基础数据", "C18", 2),
      },
      {
        when: "a score has its unit",
        at: "评分表!F3",
        change: (file) => file.type("评分表", "F3", "０.５分"),
      },
    ],
  },
  missing: {
    error: [
      {
        when: "no stage is complete",
        at: "评分表!F3",
        change: (file) => file.type("评分表", "F3", null).type("评分表", "F5", null),
      },
    ],
    warning: [
      {
        when: "vetoes are not answered",
        at: "评分表!F31",
        change: (file) => [31, 32, 33, 34].forEach((row) => file.type("评分表", `F${row}`, null)),
      },
      {
        when: "a later stage was begun",
        at: "评分表!G4",
        change: (file) => file.type("评分表", "G3", 0.5),
      },
      {
        when: "a carried fact was emptied",
        at: "基础数据!D13",
        change: (file) => file.type("基础数据", "D13", null),
      },
    ],
  },
  "reading-differs": {
    warning: [
      {
        when: "the hidden sheet has another",
        at: "_rubric!C12",
        choices: { readings: { target: otherOption("target") } },
      },
      {
        when: "the hidden sheet alone was altered",
        at: "_rubric!C12",
        change: (file) => file.type("_rubric", "C12", otherOption("target")),
      },
      {
        when: "the hidden sheet has none of its options",
        at: "_rubric!C12",
        change: (file) => file.type("_rubric", "C12", "zzz"),
      },
      {
        when: "the result prints another",
        change: (file) =>
          file.type("考核结果", "C24", printedOption("target", otherOption("target"))),
      },
    ],
  },
  veto: {
    warning: [
      {
        when: "self says yes",
        at: "评分表!F31",
        change: (file) => file.type("评分表", "F31", "是"),
      },
      {
        when: "review alone says yes",
        at: "评分表!G31",
        change: (file) => file.type("评分表", "G31", "是"),
      },
      {
        when: "it was set in self and lifted in review",
        at: "评分表!F31",
        change: (file) => file.type("评分表", "F31", "是").type("评分表", "G31", "否"),
      },
    ],
  },
  "protection-removed": {
    note: [
      {
        when: "nothing is protected any more",
        at: "评分表",
        change: edit("评分表", (text) => text.replace(/<sheetProtection[^>]*\/>/, "")),
      },
      {
        when: "nothing is checked any more when it is typed",
        at: "评分表",
        change: edit("评分表", (text) =>
          text.replace(/<dataValidations.*<\/dataValidations>/s, ""),
        ),
      },
    ],
  },
  "hidden-content": {
    warning: [
      ...(
        [
          ["a row is hidden", '<row r="5"', '<row r="5" hidden="1"', "评分表!A5:L5"],
          [
            "a row is half a point high",
            /<row r="5"[^>]*>/,
            '<row r="5" ht="0.5" customHeight="1">',
            "评分表!A5:L5",
          ],
          ["a column has no width", /(<col min="6" max="6" width=)"8"/, '$1"0"', "评分表!F1:F34"],
          ["scores were merged", /<mergeCells[^>]*>/, '$&<mergeCell ref="F3:F5"/>', "评分表!F4"],
        ] as const
      ).map(
        ([when, from, to, at]): Case => ({
          when,
          at,
          change: edit("评分表", (text) => text.replace(from, to)),
        }),
      ),
      {
        when: "a chart sheet stands before all others",
        at: "图表",
        change: (file) =>
          file
            .edit("xl/workbook.xml", (text) =>
              text.replace("<sheets>", '$&<sheet name="图表" sheetId="99" r:id="rIdChart"/>'),
            )
            .edit("xl/_rels/workbook.xml.rels", (text) =>
              text.replace(
                "</Relationships>",
                '<Relationship Id="rIdChart" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>$&',
              ),
            ),
      },
      {
        when: "words stand under a merge of the form",
        at: "评分表!B4",
        change: (file) => file.type("评分表", "B4", "另一指标"),
      },
      ...["FFFEFEFE", "00FFFFFF"].map(
        (rgb): Case => ({
          when: `the text is ${rgb}`,
          at: "评分表!F3",
          change: (file) => file.dress("评分表", "F3", { color: `rgb="${rgb}"` }),
        }),
      ),
      ...['theme="0"', 'indexed="9"', 'theme="1" tint="0.99"'].map(
        (color): Case => ({
          when: `the text is ${color}`,
          at: "评分表!F3",
          change: (file) => file.dress("评分表", "F3", { color }),
        }),
      ),
      ...[
        ";;;",
        "&quot;5&quot;",
        "0&quot;5&quot;",
        "0\\5",
        "0!5",
        "0,",
        "0%",
        "[=0.5]&quot;3&quot;;0",
        "[White]0.0",
        "*30",
        "10",
        "0.0&quot;万&quot;",
        "-0.0",
        "[$9]0",
        "[$5-804]0",
        "一0",
      ].map(
        (format): Case => ({
          when: `the number format is ${format}`,
          at: "评分表!F3",
          change: (file) => file.dress("评分表", "F3", { format }),
        }),
      ),
      ...[
        '<font><color rgb="FFFFFFFF"/></font>',
        '<font><color theme="0"/></font><fill><patternFill><bgColor indexed="9"/></patternFill></fill>',
        '<fill><patternFill patternType="solid"><bgColor rgb="FF000000"/></patternFill></fill>',
        '<numFmt numFmtId="198" formatCode=";;;"/>',
        '<numFmt numFmtId="198" formatCode="&quot;3&quot;"/>',
      ].map(
        (looks): Case => ({
          when: `a conditional format makes it ${looks}`,
          at: "评分表!F3",
          change: (file) => file.condition("评分表", "F3:F5 G9", looks),
        }),
      ),
      ...[
        '<x14:cfRule type="expression" priority="91"><xm:f>TRUE</xm:f><x14:dxf><font><color rgb="FFFFFFFF"/></font></x14:dxf></x14:cfRule>',
        '<x14:cfRule type="expression" priority="91"><xm:f>TRUE</xm:f><x14:dxf><numFmt numFmtId="198" formatCode=";;;"/></x14:dxf></x14:cfRule>',
        '<x14:cfRule type="iconSet"><x14:iconSet showValue="0"/></x14:cfRule>',
      ].map(
        (rule): Case => ({
          when: `a conditional format of Excel 2010 has ${rule.slice(0, 60)}…`,
          at: "评分表!F3",
          change: edit("评分表", (text) =>
            text.replace(
              "</worksheet>",
              `<extLst><ext xmlns:x14="urn:x14" xmlns:xm="urn:xm"><x14:conditionalFormattings><x14:conditionalFormatting>${rule}<xm:sqref>F3 F5</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>$&`,
            ),
          ),
        }),
      ),
      {
        when: "its letters have hardly any size",
        at: "评分表!F3",
        change: (file) =>
          file
            .dress("评分表", "F3", { color: 'rgb="FF000001"' })
            .edit("xl/styles.xml", (text) =>
              text.replace('<sz val="11"/><color rgb="FF000001"/>', '<sz val="1"/>'),
            ),
      },
      ...[
        '<patternFill patternType="darkGray"><fgColor rgb="FF000000"/></patternFill>',
        '<gradientFill><stop position="0"><color rgb="FF000000"/></stop></gradientFill>',
      ].map(
        (ground): Case => ({
          when: `its ground is ${ground.slice(0, 40)}…`,
          at: "评分表!F3",
          change: (file) =>
            file.dress("评分表", "F3", { color: 'rgb="FF000001"' }).edit("xl/styles.xml", (text) =>
              text
                .replace("<fills", "<!-- --><fills")
                .replace("</fills>", `<fill>${ground}</fill></fills>`)
                .replace(
                  /fillId="0" borderId="0"\/><\/cellXfs>/,
                  `fillId="${fillsOf(text)}" borderId="0"/></cellXfs>`,
                ),
            ),
        }),
      ),
      {
        when: "rows are hidden unless they say otherwise",
        at: "评分表!A3:L3",
        change: edit("评分表", (text) =>
          text
            .replace("<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" ')
            .replace(/<row r="3"[^>]*>/, '<row r="3">'),
        ),
      },
      {
        when: "a row has no height",
        at: "评分表!A3:L3",
        change: edit("评分表", (text) => text.replace(/<row r="3"[^>]*>/, '<row r="3" ht="0">')),
      },
      {
        when: "a column has no width",
        at: "评分表!F1:F34",
        change: edit("评分表", (text) =>
          text.replace(/<col min="6" max="6"[^>]*>/, '<col min="6" max="6" width="0"/>'),
        ),
      },
      {
        when: "icons stand in the place of values",
        at: "评分表!F3",
        change: edit("评分表", (text) =>
          text.replace(
            "<conditionalFormatting",
            '<conditionalFormatting sqref="F3"><cfRule type="iconSet" priority="90"><iconSet showValue="0"/></cfRule></conditionalFormatting>$&',
          ),
        ),
      },
      {
        when: "zeros are not shown",
        at: "评分表!F5",
        change: (file) =>
          file
            .type("评分表", "F5", 0)
            .editSheet("评分表", (text) =>
              text.replace("<sheetView ", '<sheetView showZeros="0" '),
            ),
      },
      {
        when: "the sheet itself is hidden",
        at: "评分表",
        change: (file) =>
          file.edit("xl/workbook.xml", (text) =>
            text.replace('name="评分表"', 'name="评分表" state="hidden"'),
          ),
      },
      {
        when: "a hidden sheet holds who knows what",
        at: "暗账",
        change: (file) =>
          file.copySheet("_rubric", "暗账", { state: "hidden" }).type("暗账", "A1", "x"),
      },
    ],
  },
  external: {
    warning: [
      ...[
        "xl/vbaProject.bin",
        "xl/embeddings/oleObject1.bin",
        "xl/activeX/activeX1.xml",
        "xl/connections.xml",
        "xl/queryTables/queryTable1.xml",
        "xl/model/item.data",
      ].map(
        (part): Case => ({
          when: `it holds ${part}`,
          change: (file) => file.parts.set(part, "<x/>"),
        }),
      ),
      {
        when: "sheets were moved one by one",
        id: "weihai-station",
        change: edit("评分表", (text) => text.replaceAll("基础数据!", "[1]基础数据!")),
      },
    ],
  },
  remark: {
    note: [{ when: "a cell has a comment", at: "评分表!F3", change: (file) => commented(file) }],
  },
  "duplicate-unit": {
    error: [
      {
        when: "neither says when it was saved",
        beside: { "b.xlsx": other({ ...withFact("papers", 1) }) },
      },
    ],
    warning: [
      {
        when: "this one was saved later",
        change: (file) => savedAt(file, "2026-11-02T08:00:00Z"),
        beside: {
          "b.xlsx": async () =>
            savedAt(
              new FileEditor(await soundCard(ID, withFact("papers", 1))),
              "2026-11-01T08:00:00Z",
            ).bytes(),
        },
      },
    ],
  },
  "same-file": {
    note: [{ when: "it came before under another name", beside: { "0.xlsx": (own) => own } }],
  },
  "unlisted-unit": {
    warning: [{ when: "the list does not have it", collecting: () => ({ units: ["法学院"] }) }],
  },
};

function otherOption(reading: string): string {
  const { options, default: usual } = rubricOf(ID).readings.find(({ id }) => id === reading)!;
  return options.find(({ id }) => id !== usual)!.id;
}

function printedOption(reading: string, option: string): string {
  const { options } = rubricOf(ID).readings.find(({ id }) => id === reading)!;
  const { label, effect } = options.find(({ id }) => id === option)! as {
    label: { zh: string };
    effect?: { zh: string };
  };
  return `${label.zh}：${effect?.zh ?? ""}`;
}

function savedAt(file: FileEditor, time: string): FileEditor {
  const part = [...file.parts.keys()].find((name) => name.endsWith("core.xml"))!;
  return file.edit(part, (text) => text.replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${time}`));
}

function commented(file: FileEditor): void {
  file.parts.set(
    "xl/comments9.xml",
    '<comments><commentList><comment ref="F3"><text><t>请按 1 分计</t></text></comment></commentList></comments>',
  );
  file.parts.set(
    `${file.sheetPart("评分表").replace("worksheets/", "worksheets/_rels/")}.rels`,
    '<Relationships><Relationship Id="c" Type="x/comments" Target="../comments9.xml"/></Relationships>',
  );
}

const NAME = "a.xlsx";

async function findingsOf(each: Case): Promise<IntakeFinding[]> {
  const sound = await soundCard(each.id ?? ID, each.choices);
  const file = new FileEditor(sound);
  each.change?.(file);
  const bytes = each.bytes?.() ?? (each.change ? file.bytes() : sound);
  const read = [await take(bytes, each.options, NAME)];
  for (const [name, besides] of Object.entries(each.beside ?? {}))
    read.push(await take(await besides(bytes), each.options, name));
  const { files } = collect(read, { rubrics: RUBRICS, ...(await each.collecting?.()) });
  return files.find(({ file: name }) => name === NAME)!.findings;
}

const inShort = ({ severity, kind, sheet, cell }: IntakeFinding) =>
  `${severity} ${kind} ${[sheet, cell].filter((part) => part !== null).join("!")}`.trim();

const all = Object.entries(CASES).flatMap(([kind, severities]) =>
  Object.entries(severities).flatMap(([severity, cases]) =>
    cases.map((each) => [severity, kind, each.when, each] as const),
  ),
);

test.each(all)("%s %s: %s", async (severity, kind, _, each) => {
  const findings = await findingsOf(each);
  const place = each.at === undefined ? "" : ` ${each.at}`;
  const found = findings.map(inShort);
  if (each.at !== undefined) expect(found).toContain(`${severity} ${kind}${place}`);
  else expect(found.some((said) => said.startsWith(`${severity} ${kind}`))).toBe(true);
  // Every finding says what to do, in both languages.
  for (const { message } of findings)
    expect([message.zh.length, message.en.length].every((long) => long > 5)).toBe(true);
});

/** The severities that each kind can have: the second column of the contract. */
const SEVERITIES: Record<keyof typeof CASES, string> = {
  "unreadable-file": "error",
  "not-a-card": "error",
  "other-rubric": "error",
  "identity-missing": "warning",
  "identity-differs": "error warning",
  "key-differs": "error",
  "sheet-missing": "error warning",
  "stage-ahead": "error",
  "other-version": "warning",
  "other-year": "warning",
  "wording-changed": "warning",
  "points-changed": "error",
  "header-changed": "error warning",
  "row-missing": "error",
  "row-added": "error warning",
  "row-moved": "note warning",
  "rule-replaced": "error warning",
  "rule-changed": "error",
  "value-differs": "note warning",
  "sum-changed": "error",
  "formula-typed": "error note warning",
  "out-of-range": "error",
  impossible: "error",
  "common-fact-differs": "warning",
  "given-changed": "error",
  "not-issued": "warning",
  "self-changed": "warning",
  "unreadable-value": "error",
  "read-tolerantly": "note warning",
  missing: "error warning",
  "reading-differs": "warning",
  veto: "warning",
  "protection-removed": "note",
  "hidden-content": "warning",
  external: "warning",
  remark: "note",
  "duplicate-unit": "error warning",
  "same-file": "note",
  "unlisted-unit": "warning",
};

test.each(Object.entries(SEVERITIES))("%s has a file for each of: %s", (kind, severities) => {
  const cases = CASES[kind as keyof typeof CASES];
  expect(Object.keys(cases).sort().join(" ")).toBe(severities);
});

test("a unit of the list without a file is an error of the list", async () => {
  const { units } = collect([await take(await soundCard(ID))], {
    rubrics: RUBRICS,
    units: ["文学院", "法学院"],
  });
  expect(units.missing).toEqual(["法学院"]);
});

test("a deleted row is told once: the formulas over it follow from it", async () => {
  const findings = await findingsOf({
    when: "",
    change: (file) => {
      file.renumber("基础数据", (row) => (row === 20 ? null : row));
      for (const sheet of ["评分表", "考核结果", "基础数据"]) {
        const part = file.sheetPart(sheet);
        const gone =
          sheet === "基础数据" ? /(?<![!\w])\$?[CDI]\$?20(?!\d)/g : /基础数据!\$?[CDI]\$?20(?!\d)/g;
        file.parts.set(
          part,
          file.text(part).replace(/<f>.*?<\/f>/gs, (formula) => formula.replace(gone, "#REF!")),
        );
      }
    },
  });
  expect(findings.filter(({ severity }) => severity === "error").map(inShort)).toEqual([
    "error row-missing 基础数据",
  ]);
});
