/** A card is read by keys and headers: nothing that people do to the sheets makes it read something else in silence. */
import fc from "fast-check";
import { toNativeFormula } from "../../src/formula/native";
import type { Scalar } from "../../src/formula/values";
import { rubricFingerprint } from "../../src/rubric/fingerprint";
import { assess } from "../../src/scoring/assess";
import type { Entry, Scorecard } from "../../src/scoring/types";
import { scoreCell } from "../../src/sheets/card/layout";
import { readCard, type SheetCells } from "../../src/sheets/read";
import { officialRubric } from "../rubric/support/files";
import type { Workbook } from "../support/excel-doubles/workbook";
import { anyFilling, card, filledWorkbook, NAMES, readBack } from "./support/cards";
import { TABLES } from "../support/rubrics";

const college = officialRubric("graduate-college");

/** What was typed, without places. */
function typed({ stages }: Scorecard) {
  const own = (entries: Record<string, Entry> = {}) =>
    Object.fromEntries(
      Object.entries(entries)
        .filter(([, { origin }]) => origin === "typed")
        .map(([key, { value }]) => [key, value]),
    );
  return Object.fromEntries(
    Object.entries(stages).map(([stage, { scores, facts, parts }]) => [
      stage,
      { scores: own(scores), facts: own(facts), parts: own(parts) },
    ]),
  );
}

const sheetsOf = (workbook: Workbook) =>
  workbook.plan.sheets.map(({ name }) => workbook.read(name));
const known = { unit: "文学院", year: "2024", readings: {}, version: college.version };

function reshaped(
  sheet: SheetCells,
  rows: readonly number[],
  columns: readonly number[],
): SheetCells {
  const take = (grid: SheetCells["values"]): Scalar[][] =>
    rows.map((row) =>
      columns.map((column) => (row < 0 || column < 0 ? "" : (grid[row]?.[column] ?? ""))),
    );
  return { ...sheet, values: take(sheet.values), formulas: take(sheet.formulas) };
}

const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Some blanks (-1) put between the numbers. */
const withBlanks = (order: readonly number[]) =>
  fc
    .array(fc.nat({ max: order.length }), { maxLength: 4 })
    .map((places) =>
      places.reduce(
        (list, place) => [...list.slice(0, place), -1, ...list.slice(place)],
        [...order],
      ),
    );

describe.each(TABLES)("%s", (id) => {
  const rubric = officialRubric(id);

  test("what was typed is read back, and the generated formulas are known as the rule", () => {
    fc.assert(
      fc.property(anyFilling(id), ({ readings, stages }) => {
        const { workbook, scorecard, plan } = filledWorkbook(rubric, stages, readings);
        const read = readBack(rubric, workbook, readings);
        expect(read.findings).toEqual([]);
        expect(typed(read)).toEqual(typed(scorecard));
        for (const { criterion, kind } of plan.layout.scorecard.criteria) {
          if (kind === "veto" || criterion.rule === "judged") continue;
          for (const stage of rubric.stages) {
            expect([criterion.id, read.stages[stage.id]!.scores[criterion.id]!.origin]).toEqual([
              criterion.id,
              "rule",
            ]);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test("inserted rows and columns, and swapped columns, change nothing", () => {
    const { workbook, scorecard } = filledWorkbook(rubric, {});
    const sheets = sheetsOf(workbook);
    const widths = sheets.map(({ values }) => values[0]!.length);
    const anyOrder = (sheet: SheetCells, width: number) =>
      fc.tuple(
        withBlanks(indexes(sheet.values.length)),
        fc.shuffledSubarray(indexes(width), { minLength: width }).chain(withBlanks),
      );
    fc.assert(
      fc.property(
        anyFilling(id),
        fc.tuple(...sheets.map((sheet, index) => anyOrder(sheet, widths[index]!))),
        ({ stages }, orders) => {
          const filled = filledWorkbook(rubric, stages);
          // Values only: formulas would follow their cells in a spreadsheet, which this test does not play.
          const moved = sheetsOf(filled.workbook).map((sheet, index) =>
            reshaped(
              { ...sheet, formulas: inputsOnly(sheet), values: inputsOnly(sheet) },
              ...orders[index]!,
            ),
          );
          expect(typed(readCard(rubric, moved, { ...known, version: rubric.version }))).toEqual(
            typed(filled.scorecard),
          );
        },
      ),
      { numRuns: 15 },
    );
    expect(scorecard.findings).toEqual([]);
  });

  test("sorted rows change nothing", () => {
    fc.assert(
      fc.property(anyFilling(id), fc.infiniteStream(fc.nat()), ({ stages }, dice) => {
        const filled = filledWorkbook(rubric, stages);
        const moved = sheetsOf(filled.workbook).map((sheet) => {
          const blank = { ...sheet, formulas: inputsOnly(sheet), values: inputsOnly(sheet) };
          const rows = indexes(sheet.values.length)
            .map((row) => [dice.next().value as number, row] as const)
            .sort(([a], [b]) => a - b)
            .map(([, row]) => row);
          return reshaped(blank, rows, indexes(sheet.values[0]!.length));
        });
        expect(typed(readCard(rubric, moved, { ...known, version: rubric.version }))).toEqual(
          typed(filled.scorecard),
        );
      }),
      { numRuns: 10 },
    );
  });
});

/** The sheet with its formulas emptied. */
function inputsOnly({ values, formulas }: SheetCells): Scalar[][] {
  return values.map((row, r) =>
    row.map((value, c) => (String(formulas[r]?.[c] ?? "").startsWith("=") ? "" : value)),
  );
}

describe("sheets that people changed", () => {
  const stages = {
    self: {
      scores: { goal: 1, staffing: 2.5 },
      facts: { "feedback-errors": 2, "destination-rate": 0.9 },
    },
    review: { scores: { goal: 0.5 }, facts: { "feedback-errors": 3 } },
  };
  const filled = () => filledWorkbook(college, stages);
  const at = (stage: string, criterion: string) => {
    const { layout } = card(college);
    const { row } = layout.scorecard.criteria.find((place) => place.criterion.id === criterion)!;
    return scoreCell(layout, stage, row);
  };

  test("renamed sheets are known by the key in A1", () => {
    const { workbook, scorecard } = filled();
    const renamed = (name: string) => `改名-${name}`;
    const inFormula = (content: Scalar) =>
      typeof content === "string" && content.startsWith("=")
        ? content.replaceAll("基础数据!", `'${renamed("基础数据")}'!`)
        : content;
    const sheets = sheetsOf(workbook).map((sheet) => ({
      ...sheet,
      name: renamed(sheet.name),
      formulas: sheet.formulas.map((row) => row.map(inFormula)),
    }));
    expect(typed(readCard(college, sheets, known))).toEqual(typed(scorecard));
  });

  test("a header repeated below with its columns swapped holds for the rows below it", () => {
    const { workbook, scorecard } = filled();
    const [sheet, ...others] = sheetsOf(workbook).map((each) => ({
      ...each,
      formulas: inputsOnly(each),
      values: inputsOnly(each),
    }));
    const values = sheet!.values.map((row) => [...row]);
    const from = values.findIndex((row) => row[0] === "staffing");
    const swapped = values.map((row, index) =>
      index < from ? row : [...row.slice(0, 5), row[6]!, row[5]!],
    );
    const header = [
      "",
      "一级指标",
      "二级指标",
      "评分参考标准（三级指标）",
      "分值",
      "复核分",
      "自评分",
    ];
    swapped.splice(from, 0, header);
    expect(
      typed(
        readCard(college, [{ ...sheet!, values: swapped, formulas: swapped }, ...others], known),
      ),
    ).toEqual(typed(scorecard));
  });

  test.each([
    ["３分", 3, "read-as"],
    ["3分", 3, "read-as"],
    ["约3", null, "unreadable"],
    ["#REF!", null, "error"],
    [true, null, "unreadable"],
  ])("%p in a score cell", (content, value, kind) => {
    const { workbook } = filled();
    const { sheet, row, column } = at("self", "staffing");
    workbook.type(sheet, row, column, content);
    const read = readBack(college, workbook);
    expect(read.stages.self!.scores.staffing!.value).toBe(value);
    expect(read.findings).toEqual([
      expect.objectContaining({
        kind,
        criterion: "staffing",
        stage: "self",
        place: { sheet: "评分表", address: "F5" },
      }),
    ]);
    expect(read.findings[0]!.message.zh).toMatch(/^评分表!F5 /);
  });

  test.each([
    [0.95, "0%", 0.95, "read-as", "单元格显示为 95%，此处不是比例，按 0.95 读取；请核对后改填数字"],
    [95, "0%", 95, "read-as", "单元格显示为 9500%，此处不是比例，按 95 读取"],
    [46024, "m/d", null, "unreadable", "单元格里是日期 2026-01-02（可能是“3-1”“1/2”之类的输入"],
  ])("%p shown as %s in a score cell", (content, format, value, kind, said) => {
    const { workbook } = filled();
    const { sheet, row, column } = at("self", "staffing");
    workbook.type(sheet, row, column, content);
    const sheets = sheetsOf(workbook).map((cells) => ({
      ...cells,
      numberFormats: cells.values.map((line, at) =>
        line.map((_, next) =>
          cells.name === sheet && at === row && next === column ? format : "General",
        ),
      ),
    }));
    const read = readCard(college, sheets, known);
    expect(read.stages.self!.scores.staffing!.value).toBe(value);
    expect(read.findings).toMatchObject([{ kind, place: { sheet: "评分表", address: "F5" } }]);
    expect(read.findings[0]!.message.zh).toContain(said);
    if (value === null) expect(read.stages.self!.scores.staffing!.unreadable).toBe("2026-01-02");
  });

  const showing = (shown: (name: string, row: number, column: number) => Scalar) => {
    const { workbook } = filled();
    const sheets = sheetsOf(workbook).map((cells) => ({
      ...cells,
      values: cells.values.map((line, row) =>
        line.map((value, column) =>
          String(cells.formulas[row]?.[column]).startsWith("=")
            ? shown(cells.name, row, column)
            : value,
        ),
      ),
    }));
    return assess(college, readCard(college, sheets, known))
      .findings.filter(({ message }) => message.zh.includes("没有重新计算"))
      .map(({ severity, place, message }) => [severity, place?.address, message.zh]);
  };

  test.each([0, ""])("formulas that all show %p were not computed, which is told once", (shown) => {
    expect(showing(() => shown)).toEqual([
      ["warning", undefined, expect.stringMatching(/^表内公式都还没有计算结果/)],
    ]);
  });

  test("formulas that show what they do in an empty table were not computed since, told once", () => {
    const empty = new Map(
      sheetsOf(filledWorkbook(college, {}, {}).workbook).map((each) => [each.name, each.values]),
    );
    expect(showing((name, row, column) => empty.get(name)![row]![column]!)).toEqual([
      ["error", expect.any(String), expect.stringMatching(/^表内有 \d+ 格显示的不是/)],
    ]);
  });

  test.each(["３分", "两分"])("%p is told once, also where the sums are compared", (content) => {
    const { workbook } = filled();
    const { sheet, row, column } = at("self", "staffing");
    workbook.type(sheet, row, column, content);
    const told = assess(college, readBack(college, workbook)).findings;
    expect(
      told.filter(({ place }) => place?.sheet === sheet && place.address === "F5"),
    ).toHaveLength(1);
  });

  test.each(["#REF!", "#NAME?", "#GETTING_DATA", "#BUSY!"])("%s is kept as what it is", (code) => {
    const { workbook } = filled();
    const { sheet, row, column } = at("self", "staffing");
    workbook.type(sheet, row, column, code);
    expect(readBack(college, workbook).stages.self!.scores.staffing!.held).toMatchObject({ code });
  });

  test("a score typed over a rule is a person's own, a formula of one's own too", () => {
    const { workbook } = filled();
    const cell = at("self", "feedback");
    workbook.type(cell.sheet, cell.row, cell.column, 2);
    expect(readBack(college, workbook).stages.self!.scores.feedback).toMatchObject({
      value: 2,
      origin: "typed",
    });
    workbook.formula(cell.sheet, cell.row, cell.column, "=3-2");
    expect(readBack(college, workbook).stages.self!.scores.feedback).toMatchObject({
      value: 1,
      origin: "typed",
      formula: "=3-2",
    });
  });

  test("the rule's native twin, and other ways to write the rule, are the rule", () => {
    const { workbook } = filled();
    const cell = at("self", "feedback");
    const rule = String(workbook.read(cell.sheet).formulas[cell.row]![cell.column]);
    const { formula: native, replaced } = toNativeFormula(rule);
    expect(replaced).toBe(1);
    const stored = rule.replace("RUBRIC.DEDUCT", "_xldudf_RUBRIC_DEDUCT");
    const originOf = (formula: string) => {
      const sheets = sheetsOf(workbook).map((sheet) => ({
        ...sheet,
        formulas: sheet.formulas.map((cells, r) =>
          cells.map((content, c) =>
            sheet.name === cell.sheet && r === cell.row && c === cell.column ? formula : content,
          ),
        ),
      }));
      return readCard(college, sheets, known).stages.self!.scores.feedback!.origin;
    };
    const others = [
      native,
      stored,
      rule.replaceAll("基础数据!C", "'基础数据'!$C$"),
      rule.replace(",", " , "),
    ];
    for (const formula of others) expect([formula, originOf(formula)]).toEqual([formula, "rule"]);
    for (const formula of [
      rule.replaceAll("C15", "C16"),
      rule.replace(",1)", ",2)"),
      native.replace("1", "2"),
      "=1",
    ]) {
      expect([formula, originOf(formula)]).toEqual([formula, "typed"]);
    }
  });

  test("a deleted row, a doubled row and an unknown row are findings", () => {
    const { workbook } = filled();
    const change = (act: (rows: Scalar[][]) => void) => {
      const [sheet, ...others] = sheetsOf(workbook);
      const values = sheet!.values.map((row) => [...row]);
      act(values);
      return readCard(
        college,
        [{ ...sheet!, values, formulas: values }, ...others],
        known,
      ).findings.filter(({ kind }) => kind === "structure");
    };
    const goal = (rows: Scalar[][]) => rows.findIndex((row) => row[0] === "goal");
    const [lost] = change((rows) => void rows.splice(goal(rows), 1));
    expect(lost).toMatchObject({
      severity: "error",
      message: { zh: expect.stringContaining("缺少") },
    });
    const [doubled] = change((rows) => void rows.splice(goal(rows), 0, [...rows[goal(rows)]!]));
    expect(doubled).toMatchObject({
      severity: "error",
      place: { address: "A4" },
      message: { zh: expect.stringContaining("两行") },
    });
    const [unknown] = change((rows) => void rows.push(["my-own-row", "", "", "", 1, 1, 1]));
    expect(unknown).toMatchObject({ severity: "warning" });
  });

  test("without the hidden column rows are known by their wording, and that is said", () => {
    const { workbook, scorecard } = filled();
    const [sheet, ...others] = sheetsOf(workbook);
    const cut = reshaped(sheet!, indexes(sheet!.values.length), indexes(7).slice(1));
    const read = readCard(college, [cut, ...others], known);
    expect(typed(read).self!.scores).toMatchObject(typed(scorecard).self!.scores);
    expect(read.findings).toContainEqual(expect.objectContaining({ kind: "structure" }));
  });

  test("a lost header is a finding, and its column is not read as something else", () => {
    const { workbook } = filled();
    const [sheet, ...others] = sheetsOf(workbook);
    const values = sheet!.values.map((row) =>
      row.map((value) => (value === "复核分" ? "备注" : value)),
    );
    const read = readCard(college, [{ ...sheet!, values, formulas: values }, ...others], known);
    expect(read.stages.review!.scores).toEqual({});
    expect(read.findings).toContainEqual(
      expect.objectContaining({ kind: "structure", severity: "error" }),
    );
  });

  test("the fields of the head line are read between their words", () => {
    const { workbook } = filled();
    const row = workbook.read(NAMES.scorecard).values[0]!;
    expect(row[2]).toBe("文学院");
    workbook.type(NAMES.scorecard, 0, 2, "历史学院");
    const candidate = row.findIndex((value) => String(value).includes("候选人"));
    workbook.type(NAMES.scorecard, 0, 6, "张三");
    expect(candidate).toBeGreaterThan(2);
    const read = readBack(college, workbook);
    expect(read.unit).toBe("历史学院");
    expect(read.fields).toEqual({ candidate: "张三" });
  });

  test("what stands beside the table is no field of the head line", () => {
    const { workbook } = filled();
    expect(workbook.read(NAMES.scorecard).values[0]).toContain("标色");
    expect(readBack(college, workbook).fields.candidate ?? "").toBe("");
  });

  test("another text of the same version is said to be so, and what to do", () => {
    const { workbook } = filled();
    const told = (fingerprint: string) =>
      readCard(college, sheetsOf(workbook), { ...known, fingerprint }).findings;
    expect(told(rubricFingerprint(college))).toEqual([]);
    // An older workbook may have lost it.
    expect(told("")).toEqual([]);
    expect(told("0123456789abcdef")).toEqual([
      expect.objectContaining({
        kind: "rubric-changed",
        severity: "warning",
        message: expect.objectContaining({ zh: expect.stringContaining("请重新生成") }),
      }),
    ]);
  });

  test("another version of the rubric is said to be so", () => {
    const { workbook } = filled();
    const { findings } = readCard(college, sheetsOf(workbook), { ...known, version: "0.9.0" });
    expect(findings).toEqual([expect.objectContaining({ kind: "version" })]);
  });

  test("a part of a criterion is scored on the facts sheet", () => {
    const imnu = officialRubric("imnu");
    const { workbook } = filledWorkbook(imnu, {
      self: { parts: { "leadership-attention-1#1": 4, "leadership-attention-1#2": 1.5 } },
    });
    const read = readBack(imnu, workbook);
    expect(read.stages.self!.parts!["leadership-attention-1#2"]!.value).toBe(1.5);
    expect(read.stages.self!.scores["leadership-attention-1"]).toMatchObject({
      origin: "rule",
      value: 5.5,
    });
  });
});
