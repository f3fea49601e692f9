/** What people typed into a card, read from where the form's cells stand now. */
import { isError, type Content } from "../../formula/values";
import { cellName } from "../../ledger/cells";
import { partInputs } from "../../rubric/assessors";
import { isLastFact } from "../../rubric/last";
import { criteriaOf, factKeys } from "../../rubric/model";
import { isDerived } from "../../rubric/rules";
import type { Fact, Rubric, Text } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import type { Entry, Finding, StageEntries } from "../../scoring/types";
import { isErrorValue, plainText } from "../../sheets/read/cells";
import {
  askedOf,
  readEntry,
  askedOfPart,
  askedOfScore,
  type Asked,
} from "../../sheets/read/entries";
import type { CardSheets, PlacedCell } from "../align/card-sheets";
import { address, type GridCell } from "../align/grid";
import { contentAt, workOut, type TypedFormula } from "./typed-formula";

/**
 * `generated` the form's formula · `typed` a value where a person types · `replaced` a value, or nothing, where the form
 * has a formula · `changed` another formula there · `formula` a person's own formula where a person types.
 */
export type Standing = "generated" | "typed" | "empty" | "replaced" | "changed" | "formula";

export interface CardEntry {
  name: string;
  id: string;
  kind: "score" | "fact" | "part";
  stage: string;
  label: Text;
  asked: Asked;
  placed: PlacedCell;
  standing: Standing;
  /** The form lets people write over its formula here: it only carries a value over. */
  carries: boolean;
  entry: Entry;
  /** What reading the cell had to say. */
  said: Finding[];
  worked: TypedFormula | undefined;
}

interface Input {
  name: string;
  id: string;
  kind: CardEntry["kind"];
  stage: string;
  label: Text;
  asked: Asked;
  carries: boolean;
}

const inputs = new WeakMap<Rubric, Input[]>();

/** Nobody types a fact that follows from others; what compares units is filled back from the roster. */
const isTyped = (fact: Fact) => !isDerived(fact);

/** Everything that a person types, by stage. */
function inputsOf(rubric: Rubric): Input[] {
  let found = inputs.get(rubric);
  if (!found) {
    found = rubric.stages.flatMap((ofStage, index) => {
      const stage = ofStage.id;
      return [
        ...criteriaOf(rubric).map((place): Input => {
          const { id, name } = place.criterion;
          const asked = askedOfScore(rubric, place);
          const carries = place.kind === "veto" && index > 0;
          return {
            name: cellName("score", id, stage),
            ...{ id, kind: "score", stage, label: name, asked, carries },
          };
        }),
        ...rubric.facts
          .filter((fact) => isTyped(fact) && (index === 0 || !isLastFact(fact)))
          .flatMap((fact) =>
            factKeys(fact).map((id): Input => {
              const [label, asked] = [factLabel(rubric, id), askedOf(fact)];
              return {
                name: cellName("fact", id, stage),
                ...{ id, kind: "fact", stage, label, asked, carries: index > 0 },
              };
            }),
          ),
        ...criteriaOf(rubric).flatMap((placed) =>
          partInputs(ofStage, placed).flatMap((part): Input[] => {
            if (part.rule !== undefined) return [];
            const { key: id } = part;
            const asked = askedOfPart(part);
            const name = cellName("part", id, stage);
            const label = { zh: part.name, en: part.name };
            return [{ name, id, kind: "part", stage, label, asked, carries: false }];
          }),
        ),
      ];
    });
    inputs.set(rubric, found);
  }
  return found;
}

export function readEntries(sheets: CardSheets): CardEntry[] {
  return inputsOf(sheets.form.rubric).flatMap((input) => {
    const placed = sheets.at(input.name);
    return placed ? [readInput(sheets, input, placed)] : [];
  });
}

function readInput(sheets: CardSheets, input: Input, placed: PlacedCell): CardEntry {
  const standing = standingOf(sheets, placed);
  const { cell, alignment } = placed;
  const place = { sheet: alignment.grid.name, address: address(cell.row, cell.column) };
  const { name, id, kind, stage, label, asked, carries } = input;
  // Named one by one: a card has hundreds, and a spread of them all is not cheap.
  const as = (entry: Entry, said: Finding[] = [], worked?: TypedFormula): CardEntry => ({
    name,
    id,
    kind,
    stage,
    label,
    asked,
    carries,
    placed,
    standing,
    entry,
    said,
    worked,
  });
  if (standing === "generated")
    return as(
      input.kind === "score" && input.asked.type !== "flag"
        ? { value: numberOrNull(cell.value), origin: "rule", place, shown: contentOf(placed) }
        : { value: null, origin: "inherited", place },
    );
  if (standing === "changed" && !input.carries)
    return as({ ...ownValue(cell), origin: "typed", place, held: contentOf(placed) });
  const worked =
    cell.formula === undefined
      ? undefined
      : workOut({ ...cell, formula: cell.formula }, alignment.grid, (name) =>
          sheets.gridNamed(name),
        );
  const read = readEntry(
    { ...cell, value: worked ? shownOf(worked, cell) : cell.value, place },
    input.asked,
    {
      stage: input.stage,
      name: input.label,
      // There the formula is to be restored, and nothing to be typed.
      isAdvised: standing !== "replaced" || input.carries,
    },
  );
  return as(read.entry, read.findings, worked);
}

function standingOf({ straightener }: CardSheets, { cell, form, alignment }: PlacedCell): Standing {
  const { formula, value } = cell;
  if (formula !== undefined && form.formula !== undefined)
    return straightener.isSame(formula, form.formula, alignment) ? "generated" : "changed";
  if (form.formula !== undefined) return "replaced";
  if (formula !== undefined) return "formula";
  return value === null || plainText(value) === "" ? "empty" : "typed";
}

/** What a person's own formula gives: worked out here, else as the file says. */
function shownOf({ value }: TypedFormula, cell: GridCell): GridCell["value"] {
  if (value === null) return cell.value;
  return isError(value) ? value.code : value;
}

function ownValue({ value, formula }: GridCell): Pick<Entry, "value" | "formula" | "unreadable"> {
  const own = formula === undefined ? {} : { formula };
  if (isErrorValue(value)) return { value: null, unreadable: value, ...own };
  return { value: numberOrNull(value), ...own };
}

const contentOf = ({ alignment, cell }: PlacedCell): Content =>
  contentAt(alignment.grid, cell.row, cell.column);

const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** The entries as the file's own formulas see them, or with the rules in the place of what was put over them. */
export function stagesOf(
  rubric: Rubric,
  entries: readonly CardEntry[],
  view: "held" | "counted",
): Record<string, StageEntries> {
  const stages: Record<string, Required<StageEntries>> = Object.fromEntries(
    rubric.stages.map(({ id }) => [id, { scores: {}, facts: {}, parts: {} }]),
  );
  for (const each of entries) {
    const { scores, facts, parts } = stages[each.stage]!;
    const into = each.kind === "score" ? scores : each.kind === "fact" ? facts : parts;
    into[each.id] = view === "held" ? each.entry : counted(each);
  }
  return stages;
}

function counted({ standing, entry, carries }: CardEntry): Entry {
  const { place } = entry;
  const at = place ? { place } : {};
  if (standing === "changed" && !carries) return { value: null, origin: "rule", ...at };
  return entry;
}
