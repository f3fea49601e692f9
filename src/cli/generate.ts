/** `generate`: an official table for one unit, or for each unit of a list. */
import type { Language, Text } from "../formula/values";
import { lastYearOf, type LastYear } from "../intake/last-year";
import type { Rubric } from "../rubric/types";
import { writeCard } from "../xlsx/card-file";
import { distribute, unitsOf } from "../xlsx/distribute";
import { filledWith, givenFactsOf, type GivenFacts } from "../xlsx/unit-table";
import { fileNames } from "../xlsx/file-names";
import { writeRoster } from "../xlsx/roster-file";
import { gather } from "./gather";
import { readAll } from "./read-all";
import { FileTrouble, readText, withEach, writeBytes } from "./files";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import { readingsOf } from "./readings";
import type { ExitCode } from "./run";
import { knownRubrics, namedRubric } from "./rubrics";
import { newCardId } from "../sheets/identity/card-id";

interface Generated {
  out: string;
  rubric: string;
  units: string[];
  /** Where last year's files were given. */
  last?: { cards: number; notes: Text[] };
}

export async function generate(options: Options, host: CommandHost): Promise<ExitCode> {
  const [name] = options.files;
  if (!name || options.files.length > 1) throw NO_RUBRIC;
  if ((options.unit === undefined) === (options.units === undefined)) throw NO_UNIT;
  const { json, language } = options;
  const [done] = await withEach([name], host, language, () => make(name, options, host));
  if (json) host.print(JSON.stringify(done && inLanguage(done, language), null, 2));
  else if (done && "out" in done) {
    for (const each of done.last?.notes ?? []) host.printError(each[language]);
    const count = done.units.length;
    host.print(
      language === "zh"
        ? `已生成 ${done.out}（${count} 个单位）。`
        : `${done.out} is made (${count === 1 ? "1 unit" : `${count} units`}).`,
    );
  }
  return done && "error" in done ? 1 : 0;
}

async function make(name: string, options: Options, host: CommandHost): Promise<Generated> {
  const rubric = await namedRubric(name);
  const year = options.year ?? host.today.slice(0, 4);
  const { units, text } = await unitsFor(options);
  const { byUnit, problems } = givenFactsOf(rubric, text);
  if (problems[0]) throw new FileTrouble(problems[0]);
  const last = options.last.length === 0 ? undefined : await lastYear(rubric, year, options, host);
  const given = new Map(
    units.map((unit) => [unit, { ...last?.valuesOf(unit), ...byUnit.get(unit) }]),
  );
  const { bytes, file } = await content(
    { rubric, year, units, byUnit: given },
    options,
    host.today,
  );
  const out = options.out ?? file;
  await writeBytes(out, bytes, options.force);
  const used = last && { last: { cards: last.cards, notes: last.notes } };
  return { out, rubric: rubric.id, units, ...used };
}

async function lastYear(
  rubric: Rubric,
  year: string,
  { last }: Options,
  host: CommandHost,
): Promise<LastYear> {
  const known = [rubric, ...(await knownRubrics([])).filter(({ id }) => id !== rubric.id)];
  const files = await readAll(await gather(last), { rubrics: known }, host, undefined);
  return lastYearOf(rubric, files, { known, year });
}

const inLanguage = <T extends object>(done: T & Partial<Generated>, language: Language) =>
  done.last === undefined
    ? done
    : { ...done, last: { ...done.last, notes: done.last.notes.map((each) => each[language]) } };

async function unitsFor({
  unit,
  units: list,
}: Options): Promise<{ units: string[]; text: string }> {
  if (list === undefined) return { units: [unit ?? ""], text: "" };
  const text = await readText(list);
  const { units } = unitsOf(text);
  if (units.length === 0) throw new FileTrouble(noUnits(list));
  return { units, text };
}

interface Asked {
  rubric: Rubric;
  year: string;
  units: readonly string[];
  /** Figures that the list, or last year's table, gives each unit. */
  byUnit: GivenFacts["byUnit"];
}

/** One table, a zip of tables, or the roster where the system has nothing else; and how the file is called. */
async function content(
  { rubric, year, units, byUnit }: Asked,
  options: Options,
  today: string,
): Promise<{ bytes: Uint8Array; file: string }> {
  const info = { year, readings: readingsOf(options.reading, [rubric]), today };
  const id = newCardId();
  const all = `${rubric.name.zh} ${year}`;
  if (rubric.kind === "roster") {
    const rows = units.map((unit) => ({ key: unit, unit }));
    const bytes = await writeRoster(rubric, { id, year, readings: info.readings }, rows);
    return { bytes, file: fileNames([all], "xlsx")[0]! };
  }
  if (options.units !== undefined)
    return {
      bytes: await distribute(rubric, units, { ...info, byUnit }),
      file: fileNames([all], "zip")[0]!,
    };
  const unit = units[0] ?? "";
  const own = byUnit.get(unit) ?? {};
  const filled = filledWith(rubric, year, { [rubric.stages[0]!.id]: own });
  const bytes = await writeCard(rubric, { ...info, id, unit, filled });
  return { bytes, file: fileNames([unit], "xlsx")[0]! };
}

const NO_RUBRIC = new UsageError({
  zh: "请给出一个考核表。",
  en: "Name one rubric.",
});

const NO_UNIT = new UsageError({
  zh: "请用 --unit 给出单位，或用 --units 给出名单，二者取一。",
  en: "Give a unit with --unit, or a list with --units; one of them.",
});

const noUnits = (file: string) => ({
  zh: `${file} 里没有单位，请每行写一个。`,
  en: `${file} names no units; write one a line.`,
});
