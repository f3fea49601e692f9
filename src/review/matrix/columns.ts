/** 复核总表: which columns it has, criterion by criterion in the order of the document. */
import { partInputs } from "../../rubric/assessors";
import { isLastKey } from "../../rubric/last";
import { criteriaOf, factKeys, factNames, type PlacedCriterion } from "../../rubric/model";
import { rulebookOf } from "../../rubric/rulebook";
import type { Rubric } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import type { InputKind } from "../card";

export interface MatrixColumn {
  /** `x:STAGE`, `x:reason`, `fact:x:STAGE`. */
  key: string;
  /** Of what stage. */
  stage: string;
  kind: InputKind | "reason";
  /** Criterion, part or fact. */
  id: string;
  /** The criterion that it stands under. */
  criterion: string;
  /** Typed here; the others are values and look computed. */
  isTyped: boolean;
  /** Section, criterion and what the column holds. */
  headers: readonly [section: string, criterion: string, word: string];
}

export interface MatrixForm {
  rubric: Rubric;
  /** The one under review. */
  stage: string;
  /** With the facts that criteria follow from. */
  facts: boolean;
  /** Without the scores of the stage before. */
  blind: boolean;
}

export function matrixColumns(form: MatrixForm): MatrixColumn[] {
  const columns = new Columns(form);
  for (const placed of criteriaOf(form.rubric)) columns.add(placed);
  return columns.all;
}

class Columns {
  readonly all: MatrixColumn[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly form: MatrixForm) {}

  add(placed: PlacedCriterion): void {
    const { rubric, stage, blind, facts } = this.form;
    const index = rubric.stages.findIndex(({ id }) => id === stage);
    const [own, before] = [rubric.stages[index]!, rubric.stages[index - 1]];
    const { criterion, section, kind } = placed;
    const { id, name, points } = criterion;
    const title = points === undefined ? name.zh : `${name.zh}（${points} 分）`;
    const put = (column: Omit<MatrixColumn, "headers" | "criterion">, word: string) => {
      this.all.push({ ...column, criterion: id, headers: [section.name.zh, title, word] });
    };
    if (facts)
      for (const key of this.factsOf(id)) put(this.factColumn(key), factLabel(rubric, key).zh);
    const of = kind === "veto" ? ("veto" as const) : ("score" as const);
    if (before && !blind)
      put(
        { key: `${id}:${before.id}`, stage: before.id, kind: of, id, isTyped: false },
        before.name.zh,
      );
    const parts = partInputs(own, placed);
    for (const part of parts) {
      const isTyped = part.rule === undefined;
      put({ key: `${part.key}:${stage}`, stage, kind: "part", id: part.key, isTyped }, part.label);
    }
    const isTyped = parts.length === 0 && (kind === "veto" || criterion.rule === "judged");
    put({ key: `${id}:${stage}`, stage, kind: of, id, isTyped }, own.name.zh);
    put({ key: `${id}:reason`, stage, kind: "reason", id, isTyped: true }, "理由");
  }

  /** Last year's stands in the first stage's cell for all, and is no later stage's to correct. */
  private factColumn(id: string): Omit<MatrixColumn, "headers" | "criterion"> {
    const { rubric, stage: own } = this.form;
    const stage = isLastKey(id) ? rubric.stages[0]!.id : own;
    return { key: `fact:${id}:${stage}`, stage, kind: "fact", id, isTyped: stage === own };
  }

  /** The facts that a rule names and that no column before holds. */
  private factsOf(criterion: string): string[] {
    const { rubric } = this.form;
    const { rule } = rulebookOf(rubric).criteria.find(({ id }) => id === criterion)!;
    const names = rule.type === "formula" ? rule.formula.names : [];
    return names
      .flatMap((name) => {
        const found = factNames(rubric).get(name);
        if (!found || found.fact.formula !== undefined) return [];
        return found.member ? [`${found.fact.id}.${found.member.id}`] : factKeys(found.fact);
      })
      .filter((key) => !this.seen.has(key) && this.seen.add(key));
  }
}
