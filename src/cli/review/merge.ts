/** `review merge`: two reviewers' files of one card in one. */
import {
  isSameCard,
  merge as merged,
  type Conflict,
  type Preferred,
  type Side,
} from "../../review/merge";
import { inputAt, type ReviewCard } from "../../review/card";
import { written } from "../../review/file";
import { byteWork } from "../../xlsx/byte-work";
import { FileTrouble, writeBytes } from "../files";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import { knownRubrics } from "../rubrics";
import type { ExitCode } from "../run";
import { chosenCard, openCards } from "./cards";
import { changeOf } from "./write";

export async function merge(options: Options, host: CommandHost): Promise<ExitCode> {
  const [one, other, ...more] = options.files;
  if (one === undefined || other === undefined || more.length > 0)
    throw new UsageError({ zh: "请给出两个文件。", en: "Name two files." });
  const prefer = preferred(options.take);
  const rubrics = await knownRubrics(options.rubric);
  const [a, b] = [await openCards(one, rubrics), await openCards(other, rubrics)];
  const [first, second] = [chosenCard(a, options), chosenCard(b, options)];
  if (!isSameCard(first.card, second.card))
    throw new FileTrouble({
      zh: "两个文件不是同一份考核表，或由不同版本生成，没有合并。",
      en: "The files do not hold the same card of the same rubric; nothing was merged.",
    });
  const { card, cells, records, conflicts } = merged(first.card, second.card, {
    sha256: await byteWork.sha256(b.bytes),
    change: changeOf(options),
    ...(prefer === undefined ? {} : { prefer }),
  });
  if (conflicts.length === 0) {
    const write = { cells: cells.map((each) => ({ of: first, write: each })), rows: card.rows };
    await writeBytes(options.out ?? one, written(a, write), options.force);
  }
  if (options.json) host.print(JSON.stringify({ records, conflicts }));
  else {
    const zh = options.language === "zh";
    for (const conflict of conflicts) host.print(`  ✖ ${told(first.card, conflict, options)}`);
    host.print(
      conflicts.length > 0
        ? zh
          ? "有两人都改过而不同的格，没有合并；请核实后用 --take A 或 --take B。"
          : "Both changed the same cells differently; nothing was merged. Decide with --take A or --take B."
        : zh
          ? `已合并，加入 ${records} 条记录。`
          : `Merged, with ${records} more records.`,
    );
  }
  return conflicts.length > 0 ? 1 : 0;
}

/** Where both changed one cell differently. */
function told(card: ReviewCard, conflict: Conflict, { language }: Options): string {
  const { stage, key, a, b } = conflict;
  const input = inputAt(card, stage, key);
  const cell = input?.place ? `${input.place.sheet}!${input.place.address} ` : "";
  const name = input?.name[language] ?? key;
  const side = (label: string, { value, by, at }: Side) =>
    language === "zh" ? `${label} ${value}（${by} ${at}）` : `${label} ${value} (${by} ${at})`;
  const [one, other] = [side("A", a), side("B", b)];
  return language === "zh"
    ? `${cell}“${name}”：${one}，${other}`
    : `${cell}“${name}”: ${one}, ${other}`;
}

function preferred(take: readonly string[]): Preferred | undefined {
  const [side, ...others] = take;
  if (others.length === 0 && (side === undefined || side === "A" || side === "B")) return side;
  throw new UsageError({ zh: "--take 只能是 A 或 B。", en: "--take is A or B." });
}
