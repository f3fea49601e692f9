import type { AstExpression } from "@borgar/fx";
import { name } from "../formula/node";
import type { Rulebook } from "../rubric/rulebook";
import type { Stage } from "../rubric/types";
import { cellName } from "./cells";

/** Collects the nodes of a ledger. */
export class LedgerBuilder {
  readonly nodes = new Map<string, AstExpression>();
  readonly lists = new Map<string, readonly string[]>();
  readonly spans = new Set<string>();
  readonly constants = new Map<string, number>();
  readonly shortcuts = new Map<string, AstExpression>();
  readonly detours = new Map<string, AstExpression>();

  constructor(readonly book: Rulebook) {}

  get stages(): readonly Stage[] {
    return this.book.rubric.stages;
  }

  /** Says what a cell computes. */
  set(cell: string, node: AstExpression): void {
    this.nodes.set(cell, node);
  }

  /** Says how a cell is worked out sooner than by what it computes, with the same value. */
  shortcut(cell: string, node: AstExpression): void {
    this.shortcuts.set(cell, node);
  }

  /** The same, while nobody asks for the cells that it computes over. */
  detour(cell: string, node: AstExpression): void {
    this.detours.set(cell, node);
  }

  /** A name for several cells of one column, in their order. */
  list(id: string, stage: string, cells: readonly string[]): AstExpression {
    const list = cellName("list", id, stage);
    this.lists.set(list, cells);
    return name(list);
  }

  /** The same as one range from the first to the last cell, whatever stands between them: headings only. */
  span(id: string, stage: string, cells: readonly string[]): AstExpression {
    const list = this.list(id, stage, cells);
    this.spans.add(cellName("list", id, stage));
    return list;
  }

  /** A number that the printed table shows. */
  constant(cell: string, value: number): AstExpression {
    this.constants.set(cell, value);
    return name(cell);
  }
}
