/** 分发: one blank workbook for each unit of a list, all in one zip. */
import type { Rubric } from "../rubric/types";
import { writeCard, type CardFileInfo } from "./card-file";
import { fileNames } from "./file-names";
import { closeParts, openParts, type Parts } from "./package";
import { decodePart, escapeXml } from "./xml-edit";
import { ZipInMemory } from "./zip-in-memory";
import type { Scalar } from "../formula/values";
import { newCardId } from "../sheets/identity/card-id";
import type { IssuedCard } from "../sheets/identity/office-memory";
import { filledWith, unitTableOf } from "./unit-table";

export { givenFactsOf } from "./unit-table";

/** The units of a pasted list or column: one a line, trimmed, each once; of a table with a header, its first column. */
export function unitsOf(text: string): { units: string[]; repeated: string[] } {
  const table = unitTableOf(text);
  const names = (table ? table.rows.map(([name = ""]) => name) : text.split(/[\r\n\t]+/))
    .map((name) => name.replace(/\p{Cc}/gu, " ").trim())
    .filter(Boolean);
  const units = [...new Set(names)];
  const repeated = units.filter((unit) => names.indexOf(unit) !== names.lastIndexOf(unit));
  return { units, repeated };
}

export interface DistributeOptions extends Omit<CardFileInfo, "id" | "unit" | "filled"> {
  /** Figures that all units are given, by stage and key. */
  facts?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
  /** Figures of the first stage that a unit is given itself. */
  byUnit?: ReadonlyMap<string, Readonly<Record<string, Scalar>>>;
  /** Called after every file. */
  progress?: (done: number, all: number) => void;
  /** Stops between two files; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Told of every card that was made. */
  made?: (card: IssuedCard) => void;
}

/** The bytes of a zip with a workbook for each unit, named by unit; each opens ready to fill without the add-in. */
export async function distribute(
  rubric: Rubric,
  units: readonly string[],
  { progress, signal, made, facts = {}, byUnit, ...info }: DistributeOptions,
): Promise<Uint8Array> {
  const templates = new Map<string, Template>();
  /** Units that are given the same have one template. */
  const templateFor = async (own: Readonly<Record<string, Scalar>>) => {
    const first = rubric.stages[0]?.id ?? "";
    const given = { ...facts, [first]: { ...facts[first], ...own } };
    const key = JSON.stringify(given);
    const isGiven = Object.values(given).some((each) => Object.keys(each).length > 0);
    const filled = isGiven ? { filled: filledWith(rubric, info.year, given) } : {};
    const template = templates.get(key) ?? (await Template.write(rubric, { ...info, ...filled }));
    templates.set(key, template);
    return template;
  };
  const zip = new ZipInMemory();
  const names = fileNames(units, "xlsx");
  for (const [index, unit] of units.entries()) {
    signal?.throwIfAborted();
    const id = newCardId();
    const own = byUnit?.get(unit);
    zip.add(names[index]!, (await templateFor(own ?? {})).fill(id, unit));
    made?.({ id, unit, ...(own && { facts: { ...own } }) });
    progress?.(index + 1, units.length);
    await pause();
  }
  return zip.end();
}

/** A card written once; the files of all units differ from it in the unit's name and the card's key only. */
class Template {
  // Characters that no document uses, at the places of both.
  private static readonly UNIT = "\uf8f0\uf8f1";
  private static readonly CARD = "\uf8f2\uf8f3";

  private constructor(
    private readonly parts: Parts,
    private readonly varying: ReadonlyMap<string, string>,
  ) {}

  static async write(rubric: Rubric, info: Omit<CardFileInfo, "id" | "unit">): Promise<Template> {
    const parts = openParts(
      await writeCard(rubric, { ...info, id: Template.CARD, unit: Template.UNIT }),
    );
    const varying = [...parts]
      .map(([name, part]) => [name, decodePart(part)] as const)
      .filter(([, text]) => text.includes(Template.UNIT) || text.includes(Template.CARD));
    return new Template(parts, new Map(varying));
  }

  fill(card: string, unit: string): Uint8Array {
    const name = escapeXml(unit);
    const parts = new Map(this.parts);
    for (const [part, text] of this.varying)
      parts.set(
        part,
        new TextEncoder().encode(
          text.replaceAll(Template.UNIT, () => name).replaceAll(Template.CARD, card),
        ),
      );
    return closeParts(parts);
  }
}

/** Lets the page show the progress and take a click. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
