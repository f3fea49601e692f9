/** Sums that the document or the rubric file states, against what their parts add up to. */
import { cite } from "./bands";
import type { ClauseDraft } from "./types";
import { plain, readNumber } from "./wording";
import { checkSums } from "../check/sums";
import type { Rubric, Section, Subsection } from "../types";

export function checkStatedSums(rubric: Rubric): ClauseDraft[] {
  return [
    ...fileFindings(rubric),
    ...rubric.sections.flatMap((section, s) => [
      ...section.subsections.flatMap((subsection, b) =>
        headingFindings(subsection, `sections[${s}].subsections[${b}]`),
      ),
      ...headingFindings(section, `sections[${s}]`),
    ]),
    ...totalFindings(rubric),
    ...quotaFindings(rubric),
    ...shareFindings(rubric),
  ];
}

function finding(clause: string, quote: string, path: string, zh: string, en: string): ClauseDraft {
  return { kind: "sum", clause, quote, path, triggers: [], message: { zh, en } };
}

function add(values: (number | undefined)[]): number {
  // Points have few decimals: nine are far more than any document prints.
  return Number(values.reduce<number>((sum, value) => sum + (value ?? 0), 0).toFixed(9));
}

/** Sums inside the file, as loading checks them. */
function fileFindings(rubric: Rubric): ClauseDraft[] {
  const found: ClauseDraft[] = [];
  checkSums(rubric, (_, path, message) => {
    const clause = clauseAt(rubric, path);
    found.push(finding(clause, clause, path, message.zh, message.en));
  });
  return found;
}

/** The clause, heading or category that a place in the file belongs to. */
function clauseAt(rubric: Rubric, path: string): string {
  const [s, b, c] = [...path.matchAll(/(?:sections|subsections|criteria)\[(\d+)\]/gu)].map(
    (match) => Number(match[1]),
  );
  const category = /^categories\[(\d+)\]/u.exec(path);
  if (category) return rubric.categories![Number(category[1])]!.name;
  const section = rubric.sections[s ?? 0]!;
  const subsection = b === undefined ? undefined : section.subsections[b];
  const criterion = c === undefined ? undefined : subsection?.criteria[c];
  return criterion?.clause ?? label(subsection ?? section);
}

function label(part: Section | Subsection): string {
  return Object.values(part.cells)[0] ?? part.id;
}

/** “一、组织领导（21分）”, “（一）工作保障(5)”, “基础管理工作(权重20%）”. */
function headingFindings(part: Section | Subsection, path: string): ClauseDraft[] {
  return Object.entries(part.cells).flatMap(([column, text]) => {
    const place = `${path}.cells.${column}`;
    const printed = /\((\d+(?:\.\d+)?)分?\)/u.exec(plain(text));
    const share = /权重(\d+(?:\.\d+)?)%/u.exec(plain(text));
    const found: ClauseDraft[] = [];
    if (printed && part.points !== undefined && Number(printed[1]) !== part.points) {
      found.push(
        finding(
          text,
          text,
          place,
          `标题印的是 ${printed[1]} 分，合计是 ${part.points} 分。`,
          `The heading prints ${printed[1]} points, the sum is ${part.points}.`,
        ),
      );
    }
    const weight = "weight" in part ? part.weight : undefined;
    if (share && weight !== undefined && add([Number(share[1]) / 100]) !== weight) {
      found.push(
        finding(
          text,
          text,
          place,
          `标题印的权重是 ${share[1]}%，考核表文件写的是 ${weight}。`,
          `The heading prints a weight of ${share[1]} %, the rubric file has ${weight}.`,
        ),
      );
    }
    return found;
  });
}

/** “总分100分” in the head line, “考核满分100分” in a clause. */
function totalFindings(rubric: Rubric): ClauseDraft[] {
  const scored = rubric.sections.filter(({ kind }) => kind === "scored");
  const weighted = scored.some(({ weight }) => weight !== undefined);
  const sum = add(
    scored.map((section) => pointsOf(section) * (weighted ? (section.weight ?? 0) : 1)),
  );
  const texts = [
    ...(rubric.table?.headLine ?? []).map((piece, i) => ({
      text: "text" in piece ? piece.text : "",
      path: `table.headLine[${i}].text`,
      clause: "表头",
    })),
    ...(rubric.clauses ?? []).map((clause, i) => ({ ...clause, path: `clauses[${i}].text` })),
  ];
  const printed = texts.flatMap(({ text, path, clause }) => {
    const match =
      /(?:总分|满分)\s*(\d+)\s*分(?![（(含及或]*[^，。；]{0,4}以[上下]|[（(]含|\s*[-—–~～至到])/u.exec(
        text,
      );
    return match ? [{ words: match[0], points: Number(match[1]), path, clause }] : [];
  });
  if (scored.length === 0) return [];
  if (printed.length === 0) return sum === 100 ? [] : [unusualTotal(rubric, sum)];
  return printed
    .filter(({ points }) => points !== sum)
    .map(({ words, path, clause }) =>
      finding(
        clause,
        words,
        path,
        `文中${cite(words)}，各部分相加为 ${sum} 分。`,
        `The text says ${cite(words)}, the sections add up to ${sum}.`,
      ),
    );
}

/** What the section prints, or else what its criteria add up to, with their weights. */
const pointsOf = ({ points, subsections }: Section): number =>
  points ??
  add(
    subsections.flatMap(({ criteria }) =>
      criteria
        .filter(({ kind }) => kind === undefined || kind === "scored")
        .map(({ points: own, weight }) => (own ?? 0) * (weight ?? 1)),
    ),
  );

function unusualTotal(rubric: Rubric, sum: number): ClauseDraft {
  const parts = (rubric.categories ?? []).map(({ name, points }) => `${name} ${points}`).join("、");
  return {
    ...finding(
      "分值",
      parts,
      "sections",
      `文件没有印总分；各项分值相加为 ${sum} 分，不是 100 分${parts && `（${parts}）`}。`,
      `No total is printed; the criteria add up to ${sum}, not to 100${parts && ` (${parts})`}.`,
    ),
    kind: "total",
  };
}

/** “共评选 9 家”, “在 4 个院本部单位（…）中评选出 2 个”: places and members of the groups. */
function quotaFindings(rubric: Rubric): ClauseDraft[] {
  const groups = rubric.roster.groups ?? [];
  return (rubric.clauses ?? []).flatMap(({ clause, text }, i) => {
    const path = `clauses[${i}].text`;
    const overall = /共评选\s*(\d+)\s*[家个]/u.exec(text);
    const places = add(groups.map(({ quota }) => quota));
    if (overall && groups.length > 0 && Number(overall[1]) !== places) {
      return [
        finding(
          clause,
          overall[0],
          path,
          `文中${cite(overall[0])}，各组名额相加为 ${places}。`,
          `The text says ${cite(overall[0])}, the groups' quotas add up to ${places}.`,
        ),
      ];
    }
    const group = groups.find(({ name }) => text.includes(name));
    const printed = /在\s*(\d+)\s*[个所家].*评选出\s*(\d+|[一二两三四五六七八九十])\s*[个家]/u.exec(
      text,
    );
    if (!group || !printed) return [];
    const [members, quota] = [Number(printed[1]), readNumber(printed[2]!)];
    if (members === group.units.length && quota === group.quota) return [];
    return [
      finding(
        clause,
        printed[0],
        path,
        `文中 ${members} 个单位评 ${quota} 个，${group.name}列有 ${group.units.length} 个单位、名额 ${group.quota} 个。`,
        `The text names ${members} units and ${quota} places, the group has ${group.units.length} and ${group.quota}.`,
      ),
    ];
  });
}

/** “前 30%、中间 40%、后 30%”. */
function shareFindings(rubric: Rubric): ClauseDraft[] {
  return (rubric.clauses ?? []).flatMap(({ clause, text }, i) => {
    const match = /前\s*(\d+)%、中间\s*(\d+)%、后\s*(\d+)%/u.exec(text);
    const sum = match ? add(match.slice(1).map(Number)) : 100;
    if (!match || sum === 100) return [];
    return [
      finding(
        clause,
        match[0],
        `clauses[${i}].text`,
        `各序列比例相加为 ${sum}%，不是 100%。`,
        `The shares add up to ${sum} %, not to 100 %.`,
      ),
    ];
  });
}
