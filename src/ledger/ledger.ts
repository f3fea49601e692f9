/** 台账: every figure of a card, each once, as a formula node over inputs and other figures. */
import type { AstExpression } from "@borgar/fx";
import type { Rulebook } from "../rubric/rulebook";
import { addCombined } from "./combined";
import { addCounted } from "./counted";
import { addCriteria, derivedNode } from "./criteria";
import { addFacts } from "./facts";
import { addFigures } from "./figures";
import { addMarks } from "./marks";
import { addTags } from "./tags";
import { LedgerBuilder } from "./builder";

export interface CardLedger {
  readonly book: Rulebook;
  /** What a generated cell computes, by the cell's name. A cell without a node is typed. */
  readonly nodes: ReadonlyMap<string, AstExpression>;
  /** Names that stand for several cells of one column. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Those of the lists that are one range, headings between the cells included. */
  readonly spans: ReadonlySet<string>;
  /** Numbers of the rubric that the printed table shows: points and weights. */
  readonly constants: ReadonlyMap<string, number>;
  /** Nodes made of others of the ledger, with the same value as a cell's own, by which we work it out sooner. */
  readonly shortcuts: ReadonlyMap<string, AstExpression>;
  /** The same, of use only while nobody asks for the cells that the cell's own node is over. */
  readonly detours: ReadonlyMap<string, AstExpression>;
}

const ledgers = new WeakMap<Rulebook, CardLedger>();

/** The ledger of a card under a rulebook; the same for the same rulebook. */
export function ledgerOf(book: Rulebook): CardLedger {
  let ledger = ledgers.get(book);
  if (!ledger) {
    const builder = new LedgerBuilder(book);
    addFacts(builder, (fact, stage) => derivedNode(book, fact, stage));
    addCriteria(builder);
    addCombined(builder);
    addTags(builder);
    addMarks(builder);
    addFigures(builder);
    addCounted(builder);
    ledger = builder;
    ledgers.set(book, ledger);
  }
  return ledger;
}
