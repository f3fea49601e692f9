import { FormulaDependencyGenerator } from "@univerjs/engine-formula";

/** A formula that waits to be calculated. */
interface Tree {
  treeId: number;
  readonly formula: string;
  toRTreeItem(): unknown;
}
/** Private parts of Univer 0.25. */
interface Internals {
  _dependencyTreeCache: Map<number, Tree>;
  _dependencyManagerService: { searchDependency(place: unknown): Iterable<number> };
  _checkIsCycleDependency(trees: Tree[]): boolean;
}

/** What a formula may name without needing its value: a branch that is not taken, or the place of a cell. */
const MAY_NOT_NEED = /\b(IF|IFS|IFERROR|IFNA|SWITCH|CHOOSE|ROWS?|COLUMNS?|CELL|OFFSET|INDIRECT)\(/i;

/**
 * Makes the cells of a circular reference show 0, as Excel does where it may not iterate; Univer goes around once. A circle
 * with a function in it that may not need what it names is left as it is: only calculating would tell.
 */
export function breakCircles(): void {
  const generator = FormulaDependencyGenerator.prototype as unknown as Internals;
  const { _checkIsCycleDependency: check } = generator;
  if (!check) throw new Error("Univer has changed: _checkIsCycleDependency is missing.");
  if (Object.hasOwn(check, BREAKS)) return;
  generator._checkIsCycleDependency = Object.assign(
    function (this: Internals, trees: Tree[]) {
      if (!check.call(this, trees)) return false;
      const circular = circularOf(dependentsOf(this, trees));
      trees.forEach((tree, i) => {
        if (circular.has(tree.treeId)) trees[i] = Object.create(tree, ZERO) as Tree;
      });
      return true;
    },
    { [BREAKS]: true },
  );
}
const BREAKS = "breaksCircles";
const ZERO = { formula: { value: "=0" } };

type Graph = Map<number, number[]>;

/** By formula, the formulas that need it. */
function dependentsOf(generator: Internals, trees: readonly Tree[]): Graph {
  const certain = trees.filter(({ formula }) => formula && !MAY_NOT_NEED.test(formula));
  const known = new Set(certain.map(({ treeId }) => treeId));
  const { _dependencyManagerService: manager } = generator;
  return new Map(
    certain.map((tree) => [
      tree.treeId,
      [...manager.searchDependency(tree.toRTreeItem())].filter((id) => known.has(id)),
    ]),
  );
}

/** The formulas from which a way leads back to themselves. */
function circularOf(graph: Graph): Set<number> {
  const rest = new Map(graph);
  for (let before = -1; before !== rest.size; ) {
    before = rest.size;
    for (const [id, dependents] of rest)
      if (!dependents.some((each) => rest.has(each))) rest.delete(id);
  }
  return new Set([...rest.keys()].filter((id) => reaches(rest, id)));
}

function reaches(graph: Graph, start: number): boolean {
  const seen = new Set<number>();
  const open = [...(graph.get(start) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(graph.get(id) ?? []));
  }
  return false;
}
