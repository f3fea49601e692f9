/** 材料: in the canonical text, in the log, and what is offered of it. */
import { canonicalLines, textOf } from "../../src/review/canonical";
import type { ReviewCard } from "../../src/review/card";
import { evidenceOffers, missingEvidence } from "../../src/review/evidence";
import { evidenceWrites, typingWrites, type Live } from "../../src/review/live";
import { logOf } from "../../src/review/log";
import { merge } from "../../src/review/merge";
import { outsideOf } from "../../src/review/outside";
import { checkSignature, sign, signatureOf } from "../../src/review/signature";
import { openingOf } from "../../src/review/typing";
import { openFile, written } from "../../src/review/file";
import type { EvidenceRow } from "../../src/scoring/types";
import { evidencePlan } from "../../src/sheets/evidence/plan";
import { cardWorkbook } from "../../src/xlsx/card-file";
import { writeWorkbook } from "../../src/xlsx/write";
import { RUBRICS, take, told } from "../intake/support/cards";
import { rubricOf } from "../support/rubrics";
import { CHANGE, college, later, reviewed } from "./support/cards";

const place = (address: string) => ({ sheet: "材料清单", address });
const row = (key: string, n: number, of: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...{ key, n, name: "", count: null, link: "", state: "", note: "" },
  places: {
    ...{ name: place(`D${n}`), count: place(`E${n}`), link: place(`F${n}`) },
    ...{ state: place(`G${n}`), note: place(`H${n}`) },
  },
  ...of,
});
const withRows = (card: ReviewCard, ...evidence: EvidenceRow[]): ReviewCard => ({
  ...card,
  scorecard: { ...card.scorecard, evidence },
});
const live = (minutes: number): Live => ({ change: later(minutes), typing: { opening: null } });
const LISTED = [
  row("feedback", 1, { name: "错漏记录", count: 2, state: "已收" }),
  row("feedback", 2, { name: "说明" }),
  row("feedback", 3),
];
const card = withRows(reviewed(), ...LISTED);
const lines = (of: ReviewCard) =>
  textOf(canonicalLines(of, { figures: false }))
    .split("\n")
    .filter((line) => line.startsWith("evidence\t"));

describe("in what is signed", () => {
  it("stands a line for each row in which anything is typed; unsaid is 未收", () => {
    expect(lines(card)).toEqual([
      ...["evidence\tfeedback\t1\t错漏记录\t已收\t2", "evidence\tfeedback\t2\t说明\t未收\t"],
    ]);
  });

  it("a change afterwards is told by criterion and number, with its state", () => {
    const signed = { ...card, rows: sign(card, "review", CHANGE).rows };
    const [first, ...others] = LISTED;
    const changed = withRows(signed, { ...first!, state: "不符" }, ...others);
    const checked = checkSignature(changed, signatureOf(changed, "review")!, []);
    expect(checked.intact).toBe(false);
    expect(checked.changed).toEqual([
      {
        ...{ what: "evidence", stage: "", key: "feedback:1" },
        ...{ from: "已收 错漏记录 2", to: "不符 错漏记录 2" },
      },
    ]);
  });
});

describe("in the log", () => {
  const start = withRows(reviewed(), ...LISTED.map((each) => row(each.key, each.n)));

  it("an act of the pane writes the cell and the record of it", () => {
    const named = evidenceWrites(start, "feedback:1", { name: "错漏记录" }, live(1));
    expect(named.cells).toEqual([{ place: place("D1"), value: "错漏记录" }]);
    const after = { ...withRows(start, { ...start.scorecard.evidence![0]!, name: "错漏记录" }) };
    const come = evidenceWrites(
      { ...after, rows: named.rows },
      ...(["feedback:1", { state: "已收" }, live(2)] as const),
    );
    expect(logOf(come.rows, card.id)).toMatchObject([
      { what: "evidence", key: "feedback:1", from: "", to: "未收", text: "错漏记录", by: "张三" },
      { what: "evidence", key: "feedback:1", from: "未收", to: "已收", text: "错漏记录" },
    ]);
  });

  it("typing on the sheet is recorded alike; what was typed elsewhere is found", () => {
    const opening = openingOf(start);
    const typed = withRows(start, ...LISTED);
    const { rows } = typingWrites(typed, { change: CHANGE, typing: { opening } })!;
    expect(logOf(rows, card.id)).toMatchObject([
      { what: "evidence", key: "feedback:1", from: "", to: "已收", text: "错漏记录 2" },
      { what: "evidence", key: "feedback:2", from: "", to: "未收", text: "说明" },
    ]);
    const elsewhere = withRows({ ...typed, rows }, LISTED[0]!, { ...LISTED[1]!, state: "不需" });
    expect(outsideOf(elsewhere).changes).toMatchObject([
      { what: "evidence", key: "feedback:2", from: "未收 说明", to: "不需 说明" },
    ]);
  });
});

describe("two reviewers", () => {
  const common = typingWrites(withRows(reviewed(), ...LISTED), {
    change: CHANGE,
    typing: { opening: openingOf(withRows(reviewed(), ...LISTED.map((e) => row(e.key, e.n)))) },
  })!;
  const base = { ...card, rows: common.rows };
  const states = (id: string, state: string, by: string) => {
    const { rows } = evidenceWrites(base, id, { state }, { ...live(5), change: later(5, by) });
    const evidence = LISTED.map((each) =>
      `${each.key}:${each.n}` === id ? { ...each, state } : each,
    );
    return { ...withRows(base, ...evidence), rows };
  };

  it("what only one of them changed counts", () => {
    const merged = merge(
      states("feedback:1", "不符", "张三"),
      states("feedback:2", "已收", "李四"),
      {
        ...{ sha256: "b", change: later(9) },
      },
    );
    expect(merged.conflicts).toEqual([]);
    expect(lines(merged.card)).toEqual([
      ...["evidence\tfeedback\t1\t错漏记录\t不符\t2", "evidence\tfeedback\t2\t说明\t已收\t"],
    ]);
    expect(merged.cells).toContainEqual({ place: place("G2"), value: "已收" });
  });

  it("what both changed is asked", () => {
    const merged = merge(
      states("feedback:1", "不符", "张三"),
      states("feedback:1", "不需", "李四"),
      {
        ...{ sha256: "b", change: later(9) },
      },
    );
    expect(merged.conflicts).toMatchObject([
      { key: "feedback:1", a: { value: "不符 错漏记录 2", by: "张三" }, b: { by: "李四" } },
    ]);
    expect(merged.cells).toEqual([]);
  });
});

describe("what is missing", () => {
  it("is what has not come or is not to the point, and criteria without any", () => {
    const missing = missingEvidence(card)!;
    expect(missing.rows.map(({ name }) => name)).toEqual(["说明"]);
    expect(missing.unlisted).not.toContain("feedback");
    expect(missing.unlisted).toContain("staffing");
    expect(missingEvidence(reviewed())).toBeNull();
  });
});

describe("copies that have come", () => {
  const rubric = rubricOf("sjtu-med");
  const [first, second] = rubric.stages.map(({ id }) => id) as [string, string];
  const of = (...evidence: EvidenceRow[]) => {
    const given = withRows(reviewed({}, rubric), ...evidence);
    const cells = { ...given.scorecard.stages[second]!.facts };
    cells.forms = {
      value: null,
      origin: "inherited",
      place: { sheet: "基础数据", address: "D30" },
    };
    const stages = { ...given.scorecard.stages };
    stages[second] = { ...stages[second]!, facts: cells };
    return { ...given, scorecard: { ...given.scorecard, stages } };
  };
  const forms = (n: number, count: number | null, state: string) =>
    row("guidance-2", n, { name: "登记表", count, state });

  it("are offered for the fact that the rubric names for them, where it says otherwise", () => {
    const offered = evidenceOffers(of(forms(1, 2, "已收"), forms(2, 3, "已收")), second);
    expect(offered).toMatchObject([{ sum: 5, input: { key: "forms", value: "2" } }]);
    expect(evidenceOffers(of(forms(1, 2, "已收"), forms(2, 3, "不符")), second)).toEqual([]);
    expect(evidenceOffers(of(forms(1, 9, "未收"), forms(2, null, "已收")), second)).toEqual([]);
    // Not for a stage whose cell is not there, and not for another criterion's materials.
    expect(evidenceOffers(of(forms(1, 9, "已收")), first)).toEqual([]);
    expect(evidenceOffers(of(row("guidance-1", 1, { count: 9, state: "已收" })), second)).toEqual(
      [],
    );
  });
});

describe("a file with a 材料清单", () => {
  const rubric = rubricOf("weihai-station");
  const made = (id = "k1") => {
    const plan = cardWorkbook(rubric, { id, unit: "文学院", year: "2026" });
    const own = evidencePlan(
      ...([rubric, { name: "材料清单", card: id, unit: "文学院", year: "2026" }] as const),
      [row("office", 2, { name: "照片", count: 3, state: "已收", link: "https://example.cn" })],
    );
    return writeWorkbook({ ...plan, sheets: [...plan.sheets, own] });
  };

  it("holds one card: intake neither reads the sheet nor finds anything on it", async () => {
    const read = await take(await made());
    expect(read.cards).toHaveLength(1);
    expect(told(read).filter((each) => each.includes("材料清单"))).toEqual([]);
    expect(told(read).join()).not.toMatch(/key-differs|hidden-content|row-added|not-a-card/);
  });

  it("says it to review, which can write it", async () => {
    const file = openFile(await made(), RUBRICS);
    const [of] = file.cards;
    expect(lines(of!.card)).toEqual(["evidence\toffice\t2\t照片\t已收\t3"]);
    const { cells, rows } = evidenceWrites(of!.card, "office:2", { state: "不符" }, live(1));
    const bytes = written(file, { cells: cells.map((write) => ({ of: of!, write })), rows });
    expect(lines(openFile(bytes, RUBRICS).cards[0]!.card)).toEqual([
      "evidence\toffice\t2\t照片\t不符\t3",
    ]);
  });
});

test("cards without a sheet of materials sign as before", () => {
  expect(lines(reviewed())).toEqual([]);
  expect(college.facts.some(({ from }) => from === "evidence")).toBe(false);
});
