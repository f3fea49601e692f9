/** 材料清单: drawn from the rubric, typed in, and read back by keys and headers. */
import { strFromU8, unzipSync } from "fflate";
import type { EvidenceRow } from "../../src/scoring/types";
import { evidencePlan } from "../../src/sheets/evidence/plan";
import { evidenceOwner, readEvidence } from "../../src/sheets/evidence/read";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import type { SheetCells } from "../../src/sheets/read";
import { a1 } from "../../src/sheets/plan/address";
import { criteriaOf } from "../../src/rubric/model";
import { readWorkbook } from "../../src/xlsx/read";
import { writeWorkbook } from "../../src/xlsx/write";
import { rubricOf } from "../support/rubrics";

const INFO = { name: "材料清单", card: "k1", unit: "文学院", year: "2026" };
const station = rubricOf("weihai-station");
const row = (key: string, n: number, of: Partial<EvidenceRow>): EvidenceRow => ({
  ...{ key, n, name: "", count: null, link: "", state: "", note: "", places: {} as never },
  ...of,
});
const textAt = ({ cells }: SheetPlan, column: number) =>
  cells.filter((cell) => cell.column === column && cell.value !== undefined && cell.row > 2);
const merged = ({ merges }: SheetPlan, at: { row: number; column: number }) =>
  merges.find((area) => area.row === at.row && area.column === at.column)?.rows ?? 1;
const asCells = ({ name, cells }: SheetPlan): SheetCells => {
  const values: string[][] = [];
  for (const { row: r, column, value } of cells)
    (values[r] ??= [])[column] = value === undefined ? "" : String(value);
  const all = Array.from(values, (line) => Array.from(line ?? [], (cell) => cell ?? ""));
  return { name, values: all, formulas: all, top: 0, left: 0 };
};

describe("what the document asks for", () => {
  it("stands beside each criterion, whole", () => {
    const plan = evidencePlan(station, INFO);
    const staff = textAt(plan, 2).find(({ value }) => String(value).startsWith("提报工作人员"));
    expect(staff).toMatchObject({
      value: "提报工作人员基本信息，人员相对固定，保证能及时对接工作。",
    });
    expect(merged(plan, staff!)).toBe(3);
  });

  it("is said once where it is printed over several", () => {
    const plan = evidencePlan(station, INFO);
    const asked = "根据要求和时间截点报送相关数据信息，且数据真实有效。";
    const cells = textAt(plan, 2).filter(({ value }) => value === asked);
    expect(cells).toHaveLength(1);
    expect(merged(plan, cells[0]!)).toBe(9);
    const methods = textAt(evidencePlan(rubricOf("imnu"), INFO), 2);
    expect(methods.map(({ value }) => value)).toEqual([
      ...["听取汇报\n查看资料\n实地考察", ...Array(4).fill("听取汇报\n查阅资料\n实地考察")],
      "听取汇报\n查阅资料",
    ]);
  });

  it("is the wording that scores are given by, where the table has no such column", () => {
    const plan = evidencePlan(rubricOf("graduate-college"), INFO);
    expect(textAt(plan, 2)).toHaveLength(criteriaOf(rubricOf("graduate-college")).length);
  });
});

describe("what is typed", () => {
  const rows = [
    row("office", 1, {
      name: "场地照片",
      count: 3,
      state: "已收",
      link: "https://example.cn/a?b=1",
    }),
    row("office", 3, { name: "=1+1", state: "不符", note: "-看不清" }),
    row("staff", 4, { name: "花名册", count: 1 }),
  ];

  it("is read back as it was, text as text, by keys and headers wherever they stand", async () => {
    const plan = evidencePlan(station, INFO, rows);
    const bytes = await writeWorkbook({ sheets: [plan], names: [], active: plan.name });
    const [sheet] = readWorkbook(bytes);
    expect(evidenceOwner(sheet!)).toBe("k1");
    const read = readEvidence(sheet!).filter(({ name }) => name !== "");
    expect(read.map(({ places: _, ...of }) => of)).toEqual(rows.map(({ places: _, ...of }) => of));
    expect(read[0]!.places.state).toEqual({ sheet: "材料清单", address: "H4" });
    const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
    expect(xml).not.toMatch(/<f>|<hyperlink/);
    // Rows and columns that somebody put before change nothing.
    const moved = { ...sheet!, top: 2, left: 1 };
    expect(readEvidence(moved)[0]!.places.name).toEqual({ sheet: "材料清单", address: "F6" });
  });

  it("has its limits: lengths, whole copies, the four states; and only its cells are open", () => {
    const plan = evidencePlan(station, INFO);
    const rules = plan.validations.map(({ rule, areas }) => [a1(areas[0]!), rule]);
    expect(rules).toEqual([
      ["E4", { type: "custom", formula: "=LEN(E4)<=100" }],
      ["F4", { type: "whole", min: 0, max: 9999 }],
      ["G4", { type: "custom", formula: "=LEN(G4)<=300" }],
      ["H4", { type: "list", values: ["未收", "已收", "不符", "不需"] }],
      ["I4", { type: "custom", formula: "=LEN(I4)<=200" }],
    ]);
    expect(plan.protect).toBe(true);
    expect(plan.unlocked.every(({ column, columns }) => column === 4 && columns === 5)).toBe(true);
  });

  it("has room: a criterion whose rows are full gets more when the sheet is drawn again", () => {
    const room = (plan: SheetPlan, key: string) =>
      plan.cells.filter(({ column, value }) => column === 0 && value === key).length;
    expect(room(evidencePlan(station, INFO), "office")).toBe(3);
    const again = evidencePlan(station, INFO, rows);
    expect([room(again, "office"), room(again, "staff"), room(again, "ledger")]).toEqual([5, 6, 3]);
  });

  it("of a row that somebody inserted belongs to the criterion above it; “3份” are three copies", () => {
    const cells = asCells(evidencePlan(station, INFO, rows));
    const inserted = ["", "", "", "", "合同", "3份", "", "已收", ""];
    const values = [...cells.values.slice(0, 4), inserted, ...cells.values.slice(4)];
    const read = readEvidence({ ...cells, values, formulas: values });
    expect(read.find(({ name }) => name === "合同")).toMatchObject({
      ...{ key: "office", n: 6, count: 3, state: "已收" },
    });
    const numbers = read.filter(({ key }) => key === "office").map(({ n }) => n);
    expect(numbers).toEqual([1, 6, 2, 3, 4, 5]);
  });
});
