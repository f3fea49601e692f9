import fc from "fast-check";
import type { CellValue } from "../../src/formula/values";
import { exact } from "./support/fraction";
import { call, column, decimals, row, shown } from "./support/values";

const scores = fc.array(decimals(60, 64, 1), { minLength: 1, maxLength: 12 });

describe("RUBRIC.RANK ranks from the highest", () => {
  test("ties share the better rank, and the next rank is left out", () => {
    const values = row(92, 88, 88, 75);
    expect([92, 88, 75].map((value) => call("RUBRIC.RANK", value, values))).toEqual([1, 2, 4]);
  });

  test("values equal on 9 decimals tie", () => {
    const values = row(88, 88.0000000004, 88.000000001);
    expect(call("RUBRIC.RANK", 88, values)).toBe(2);
    expect(call("RUBRIC.RANK", 88.0000000004, values)).toBe(2);
    expect(call("RUBRIC.RANK", 0.3, row(0.1 + 0.2, 0.3))).toBe(1);
  });

  test("empty and disqualified rows do not count", () => {
    expect(call("RUBRIC.RANK", 75, column(92, null, "", 75))).toBe(2);
    expect(call("RUBRIC.RANK", 75, column(92, 88, 75), column("是", "否", null))).toBe(2);
  });

  test("an empty value has no rank, whatever the rest", () => {
    expect(call("RUBRIC.RANK", "", column(92, 88))).toBe("");
    expect(call("RUBRIC.RANK", null, column(92, 88))).toBe("");
    expect(shown("RUBRIC.RANK", "", column(92, "缺考"))).toBe("#VALUE!");
    expect(shown("RUBRIC.RANK", "", column(92, 88), column("是", "也许"))).toBe("#VALUE!");
  });

  test("is 1 + the number of higher values, among those that take part", () => {
    fc.assert(
      fc.property(scores, fc.infiniteStream(fc.boolean()), (values, flags) => {
        const out = values.map(() => flags.next().value as boolean);
        values.forEach((value, index) => {
          if (out[index]) return;
          const higher = values.filter(
            (other, at) => !out[at] && exact(other).compare(exact(value)) > 0,
          );
          expect(call("RUBRIC.RANK", value, column(...values), column(...out))).toBe(
            1 + higher.length,
          );
        });
      }),
    );
  });
});

describe("RUBRIC.TIER cuts the ranks into tiers", () => {
  const tiers = (count: number, ...rest: Parameters<typeof row>[0][]) =>
    Array.from({ length: count }, (_, index) =>
      call("RUBRIC.TIER", index + 1, count, null, ...rest),
    );

  test("7 colleges are 2, 3 and 2 where halves round up", () => {
    expect(tiers(7)).toEqual([1, 1, 2, 2, 2, 3, 3]);
    expect(tiers(7, "ceil")).toEqual([1, 1, 1, 2, 3, 3, 3]);
    expect(tiers(7, "floor")).toEqual([1, 1, 2, 2, 2, 3, 3]);
  });

  test("5 colleges: 1.5 of them are 2 rounded, 1 cut", () => {
    expect(tiers(5)).toEqual([1, 1, 2, 3, 3]);
    expect(tiers(5, "舍去")).toEqual([1, 2, 2, 2, 3]);
  });

  test("where tiers overlap the first wins", () => {
    expect(tiers(1, "ceil")).toEqual([1]);
    expect(tiers(1)).toEqual([2]);
    expect(call("RUBRIC.TIER", 1, 1, row(0.5, 0, 0.5))).toBe(1);
  });

  test("with two shares the last tier takes the rest", () => {
    const tier = (rank: number) => call("RUBRIC.TIER", rank, 10, row(0.25, 0.75));
    expect([1, 3, 4, 10].map(tier)).toEqual([1, 1, 2, 2]);
  });

  test("an empty rank has no tier; a rank outside 1…count is an error", () => {
    expect(call("RUBRIC.TIER", "", 7)).toBe("");
    expect(call("RUBRIC.TIER", null, 0)).toBe("");
    expect(shown("RUBRIC.TIER", 0, 7)).toBe("#NUM!");
    expect(shown("RUBRIC.TIER", 8, 7)).toBe("#NUM!");
  });

  test("shares are two or three and add up to 1", () => {
    expect(shown("RUBRIC.TIER", 1, 7, row(0.3, 0.4))).toBe("#NUM!");
    expect(shown("RUBRIC.TIER", 1, 7, 1)).toBe("#NUM!");
    expect(shown("RUBRIC.TIER", 1, 7, row(0.25, 0.25, 0.25, 0.25))).toBe("#NUM!");
    expect(call("RUBRIC.TIER", 3, 9, row(1 / 3, 1 / 3, 1 / 3))).toBe(1);
  });

  test("agrees with exact fractions, and a worse rank never has a better tier", () => {
    const cuts = fc.constantFrom("round", "ceil", "floor");
    const shares = fc.constantFrom([0.3, 0.4, 0.3], [0.15, 0.35, 0.5], [0.25, 0.5, 0.25]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), shares, cuts, (count, three, cut) => {
        const size = (share: number) => {
          const whole = exact(share).times(exact(count)).round(9);
          return { round: whole.round(0), ceil: whole.ceiling(), floor: whole.floor() }[
            cut
          ].toNumber();
        };
        const [first, last] = [size(three[0]!), size(three[2]!)];
        for (let rank = 1; rank <= count; rank++) {
          const tier = rank <= first ? 1 : rank > count - last ? 3 : 2;
          expect(call("RUBRIC.TIER", rank, count, row(...three), cut)).toBe(tier);
        }
      }),
    );
  });
});

describe("RUBRIC.GROUPRANK ranks within a group", () => {
  const all = column(95, 90, 90, 80, 99);
  const groups = column("甲", "甲", "甲", "甲", "乙");
  const rank = (score: number | string | null, group: string, ...rest: CellValue[]) =>
    call("RUBRIC.GROUPRANK", score, group, all, groups, ...rest);

  test("other groups do not count; ties share the better rank, and the next rank is left out", () => {
    expect([95, 90, 80].map((score) => rank(score, "甲"))).toEqual([1, 2, 4]);
    expect(rank(99, "乙")).toBe(1);
  });

  test("scores equal on 9 decimals tie", () => {
    const two = column(88.0000000004, 88);
    expect(call("RUBRIC.GROUPRANK", 88, "甲", two, column("甲", "甲"))).toBe(1);
  });

  test("empty and disqualified rows do not count", () => {
    expect(rank(80, "甲", column("是", "否", "否", "否", "否"))).toBe(3);
    const gaps = column(null, "", 80);
    expect(call("RUBRIC.GROUPRANK", 80, "甲", gaps, column("甲", "甲", "甲"))).toBe(1);
  });

  test("a disqualified unit passes empty text and has no rank, whatever the rest", () => {
    expect(rank("", "甲")).toBe("");
    expect(rank(null, "甲")).toBe("");
    expect(shown("RUBRIC.GROUPRANK", "", "甲", all, column("甲"))).toBe("#VALUE!");
    expect(shown("RUBRIC.GROUPRANK", "", "甲", column("缺考"), column("甲"))).toBe("#VALUE!");
  });

  test("a group is the same with blanks around its name or in other case", () => {
    expect(call("RUBRIC.GROUPRANK", 2, " a", column(3, 2), column("A", "a "))).toBe(2);
  });

  test("is RUBRIC.RANK among the rows of the group", () => {
    const teams = fc.infiniteStream(fc.constantFrom("甲", "乙"));
    fc.assert(
      fc.property(scores, teams, fc.infiniteStream(fc.boolean()), (values, named, flags) => {
        const own = values.map(() => named.next().value as string);
        const out = values.map(() => flags.next().value as boolean);
        values.forEach((value, index) => {
          const rows = values.filter((_, at) => own[at] === own[index] && !out[at]);
          const expected = rows.length === 0 ? 1 : call("RUBRIC.RANK", value, column(...rows));
          const args = [column(...values), column(...own), column(...out)];
          expect(call("RUBRIC.GROUPRANK", value, own[index]!, ...args)).toBe(expected);
        });
      }),
    );
  });
});

describe("RUBRIC.QUOTA fills the places of a group", () => {
  const all = column(95, 90, 90, 80, 99);
  const groups = column("甲", "甲", "甲", "甲", "乙");
  const outcome = (score: number, quota: number) =>
    call("RUBRIC.QUOTA", score, "甲", all, groups, quota);

  test("more ties at the cut than places left are reported, never broken", () => {
    expect([95, 90, 80].map((score) => outcome(score, 1))).toEqual(["入选", "落选", "落选"]);
    expect([95, 90, 80].map((score) => outcome(score, 2))).toEqual(["入选", "并列", "落选"]);
    expect([95, 90, 80].map((score) => outcome(score, 3))).toEqual(["入选", "入选", "落选"]);
    expect([95, 90, 80].map((score) => outcome(score, 4))).toEqual(["入选", "入选", "入选"]);
    expect([95, 90, 80].map((score) => outcome(score, 0))).toEqual(["落选", "落选", "落选"]);
  });

  test("a disqualified unit takes no place and has no outcome", () => {
    const out = column("是", "否", "否", "否", "否");
    expect(call("RUBRIC.QUOTA", 90, "甲", all, groups, 2, out)).toBe("入选");
    expect(call("RUBRIC.QUOTA", "", "甲", all, groups, 2, out)).toBe("");
  });

  test("a group is the same with blanks around its name or in other case", () => {
    expect(call("RUBRIC.QUOTA", 2, " a", column(3, 2), column("A", "a "), 1)).toBe("落选");
  });

  test("agrees with sorting the group", () => {
    fc.assert(
      fc.property(scores, fc.nat(6), (values, quota) => {
        const sorted = [...values].sort((a, b) => b - a);
        values.forEach((value) => {
          const first = sorted.indexOf(value);
          const last = sorted.lastIndexOf(value);
          const expected = last < quota ? "入选" : first >= quota ? "落选" : "并列";
          const group = values.map(() => "甲");
          expect(
            call("RUBRIC.QUOTA", value, "甲", column(...values), column(...group), quota),
          ).toBe(expected);
        });
      }),
    );
  });
});
