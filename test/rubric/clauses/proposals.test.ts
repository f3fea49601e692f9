/** The clause check beside what is proposed: what is certain never alarms, one wrong number in it does. */
import { kindOf, propose, type Proposal, type ScoringClause } from "../../../src/authoring";
import { checkAgreement } from "../../../src/rubric/clauses/agreement";
import type { Rubric } from "../../../src/rubric/types";
import { HELD_OUT } from "../../authoring/support/held-out";
import { KNOWN, NEW } from "../../authoring/support/sentences";
import { officialRubric } from "../support/files";
import { mutants } from "./support/mutants";

interface Row extends ScoringClause {
  readonly rule: string;
  readonly limits: Proposal["limits"];
}

const rubric = officialRubric("graduate-college");
const [section] = rubric.sections;
const [subsection] = section!.subsections;
const [example] = subsection!.criteria;

/** A rubric of one row, with the limits that its sentence states. */
function rubricOf({ sentence, points, kind, rule, limits }: Row): Rubric {
  const { points: _points, parts: _parts, ...named } = example!;
  const criterion = {
    ...named,
    cells: { criterion: sentence },
    rule,
    ...(points === null ? {} : { points }),
  };
  const whole = Object.fromEntries(
    limits.flatMap(({ of, max }) => (of === "section" ? [] : [[of, { max }]])),
  );
  const row = { ...subsection!, cells: {}, criteria: [criterion] };
  return {
    ...rubric,
    clauses: [],
    limits: whole,
    sections: [{ ...section!, kind, cells: {}, subsections: [row] }],
  };
}

const kindsOf = (row: Row) => checkAgreement(rubricOf(row)).map(({ kind }) => kind);

const certain = [...KNOWN, ...NEW, ...HELD_OUT].flatMap(([sentence, points, , given]) => {
  const kind = given ?? kindOf(sentence, points);
  const { rule, certainty, limits } = propose({ sentence, points, kind });
  const isRule = certainty === "certain" && rule !== null && !/^(?:flag|judged)$/u.test(rule);
  return isRule ? [{ sentence, points, kind, rule, limits }] : [];
});

test("what is proposed for sure agrees with its sentence", () => {
  expect(
    certain.flatMap((row) => {
      const found = kindsOf(row);
      return found.length > 0 ? [[row.sentence, row.rule, ...found]] : [];
    }),
  ).toEqual([]);
});

test("nine of ten with one number doubled or halved do not", () => {
  const tried = certain.flatMap((row) =>
    mutants(row.rule).map((rule) => kindsOf({ ...row, rule })),
  );
  const found = tried.filter((kinds) => kinds.length > 0);
  expect(found.length / tried.length).toBeGreaterThanOrEqual(0.9);
});

test("a cap that is left out, and a direction that is turned, are found", () => {
  const changed = certain.flatMap((row) =>
    [withoutCap(row), turned(row)].flatMap((rule) => (rule === null ? [] : [{ ...row, rule }])),
  );
  const missed = changed.filter((row) => kindsOf(row).length === 0);
  expect(changed.length).toBeGreaterThan(20);
  expect(missed.length / changed.length).toBeLessThanOrEqual(0.1);
});

test("a limit of the whole part that is left out is found", () => {
  const limited = certain.filter(({ limits }) => limits.length > 0);
  expect(limited.map((row) => kindsOf({ ...row, limits: [] }))).toEqual(
    limited.map(() => ["cap-differs"]),
  );
});

/** Without the cap that the sentence prints. */
function withoutCap({ rule, sentence }: Row): string | null {
  if (!/最高|最多|上限|封顶|不超过/u.test(sentence)) return null;
  const open = rule.replace(
    /^(RUBRIC\.BONUS\([^,]+,(?:\{[^}]+\}|[\d.]+)),(?:points|[\d.]+)\)$/u,
    "$1)",
  );
  return open === rule ? null : open;
}

/** What is given is taken, what is to be reached is to be stayed under. */
function turned({ rule }: Row): string | null {
  const other = rule
    .replace(/^RUBRIC\.DEDUCT\(points,([^,]+),([\d.]+)\)$/u, "RUBRIC.BONUS($1,$2,points)")
    .replace(/^RUBRIC\.MEETS\(points,([^,()]+),([^,()]+)\)$/u, "IF($1<=$2,points,0)")
    .replace(/^IF\(([^,()]+)<=([^,()]+),points,0\)$/u, "RUBRIC.MEETS(points,$1,$2)");
  return other === rule ? null : other;
}
