/** `clause`: scoring sentences, each with the rule that is proposed for it. */
import { kindOf, propose, type Kind, type Proposal, type ScoringClause } from "../authoring";
import type { Language } from "../formula/values";
import { printable } from "../intake/gathered/printable";
import { FileTrouble, readText } from "./files";
import type { CommandHost } from "./host";
import { UsageError, type Options } from "./options";
import type { ExitCode } from "./run";

const KINDS: readonly Kind[] = ["scored", "bonus", "minus", "veto"];

export async function clause(options: Options, host: CommandHost): Promise<ExitCode> {
  const { files: sentences, file, json, language } = options;
  if ((file === undefined) === (sentences.length === 0))
    throw new UsageError({
      zh: "请给出评分标准的原话，或用 --file 给出清单，二者选一。",
      en: "Give scoring sentences, or a list of them with --file: one of the two.",
    });
  const given = { points: pointsGiven(options), kind: kindGiven(options) };
  if (file !== undefined && (given.points !== null || given.kind !== null))
    throw new UsageError({
      zh: "用 --file 时，分值和类别写在清单里，不写 --points 和 --kind。",
      en: "With --file, points and kinds stand in the list; leave out --points and --kind.",
    });
  let clauses: ScoringClause[];
  try {
    clauses =
      file === undefined
        ? sentences.map((sentence) => clauseOf(sentence, given.points, given.kind))
        : listIn(await readText(file), file);
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    host.printError(error.text[language]);
    return 1;
  }
  const read = clauses.map((each) => ({ ...each, proposal: propose(each) }));
  if (json)
    host.print(
      JSON.stringify(
        file === undefined && read.length === 1 ? read[0] : { clauses: read },
        null,
        2,
      ),
    );
  else host.print(read.map((each) => describe(each, each.proposal, language)).join("\n\n"));
  return 0;
}

const clauseOf = (sentence: string, points: number | null, kind: Kind | null): ScoringClause => ({
  sentence,
  points,
  kind: kind ?? kindOf(sentence, points),
});

function pointsGiven({ points }: Options): number | null {
  if (points === undefined) return null;
  if (/^\d+(?:\.\d+)?$/u.test(points)) return Number(points);
  throw new UsageError({
    zh: `分值“${points}”不对，请写一个不小于 0 的数，例如 5。`,
    en: `“${points}” are no points; write a number from 0 on, such as 5.`,
  });
}

const isKind = (kind: unknown): kind is Kind => (KINDS as readonly unknown[]).includes(kind);

function kindGiven({ kind }: Options): Kind | null {
  if (kind === undefined || isKind(kind)) return kind ?? null;
  throw new UsageError({
    zh: `没有“${kind}”这个类别，只能是 ${KINDS.join("、")}。`,
    en: `There is no kind “${kind}”; it is one of ${KINDS.join(", ")}.`,
  });
}

/** The clauses of a list, with what is wrong with it where something is. */
function listIn(text: string, file: string): ScoringClause[] {
  let list: unknown;
  try {
    list = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    throw refused(file, "不是 JSON", "is no JSON");
  }
  if (!Array.isArray(list)) throw refused(file, "不是一个清单（[…]）", "is no list ([…])");
  return list.map((item: unknown, i) => itemOf(item, file, i + 1));
}

function itemOf(item: unknown, file: string, at: number): ScoringClause {
  const { sentence, points = null, kind } = (item ?? {}) as Record<string, unknown>;
  const wrong = (zh: string, en: string) => refused(file, `第 ${at} 项${zh}`, `item ${at}: ${en}`);
  if (typeof sentence !== "string" || sentence.trim() === "")
    throw wrong("没有 sentence（原话）", "no sentence");
  if (points !== null && !(typeof points === "number" && points >= 0 && Number.isFinite(points)))
    throw wrong("的 points（分值）不是数，也不是 null", "points are neither a number nor null");
  if (kind !== undefined && kind !== null && !isKind(kind))
    throw wrong(`的 kind（类别）只能是 ${KINDS.join("、")}`, `kind is one of ${KINDS.join(", ")}`);
  return clauseOf(sentence, points as number | null, (kind as Kind | null | undefined) ?? null);
}

const refused = (file: string, zh: string, en: string) =>
  new FileTrouble({ zh: `${file}：${zh}。`, en: `${file}: ${en}.` });

const CERTAINTY = {
  certain: { zh: "确定", en: "certain" },
  guessed: { zh: "推测，请核对", en: "guessed: check it" },
  judged: { zh: "由人评判", en: "a person scores" },
};

function describe(
  { sentence, points }: ScoringClause,
  proposal: Proposal,
  language: Language,
): string {
  const zh = language === "zh";
  const {
    rule,
    parts = [],
    certainty,
    facts,
    example,
    open,
    unused,
    findings,
    limits,
    consequence,
    otherwise,
  } = proposal;
  const line = (label: readonly [string, string], text: string) =>
    text === "" ? [] : [`  ${zh ? `${label[0]}：` : `${label[1]}: `}${printable(text)}`];
  const shown =
    rule === null ? (zh ? "没有认出，请自己写" : "not recognised: write it yourself") : rule;
  return [
    printable(sentence) + (points === null ? "" : zh ? `（${points} 分）` : ` (${points} points)`),
    ...line(
      ["规则", "rule"],
      shown + (otherwise ? (zh ? "；否则评判" : "; otherwise judged") : ""),
    ),
    ...parts.flatMap(({ name, points: worth, rule: own }) =>
      line(
        ["部分", "part"],
        zh ? `${name} ${worth}分 ${own ?? "评判"}` : `${name}, ${worth} points: ${own ?? "judged"}`,
      ),
    ),
    ...line(["把握", "certainty"], CERTAINTY[certainty][language]),
    ...line(
      ["数据", "facts"],
      facts
        .map(
          ({ name, unit, lines, choices }) =>
            `${name}${unit ? `（${unit}）` : ""}${(lines ?? choices) ? `：${(lines ?? choices)!.join("、")}` : ""}`,
        )
        .join("；"),
    ),
    ...line(["举例", "example"], example.text),
    ...line(["后果", "consequence"], consequence === null ? "" : JSON.stringify(consequence)),
    ...limits.flatMap(({ of, max }) => line(["上限", "limit"], `${of} ${max}`)),
    ...open.flatMap(({ question, options, default: taken }) =>
      line(
        ["口径", "open"],
        `${question}${options.map(({ label }, i) => (i === taken ? `【${label}】` : label)).join("、")}`,
      ),
    ),
    ...line(["没有用到", "unused"], unused.join("；")),
    ...findings.flatMap(({ message }) => line(["注意", "finding"], message)),
  ].join("\n");
}
