import {
  EVIDENCE_SOURCE,
  factSource,
  isFromEvidence,
  isOfFlag,
  isRegional,
  SOURCE_COUNTS,
} from "../fact-source";
import { text, type Report } from "../problems";
import type { Fact, Rubric } from "../types";

/** Reports facts that cannot be counted from a list of graduates as they say. */
export function checkSources({ facts }: Rubric, report: Report): void {
  facts.forEach((fact, f) => {
    const path = `facts[${f}]`;
    if (isFromEvidence(fact)) checkEvidence(fact, path, report);
    else if (fact.from !== undefined) checkSource(fact, path, report);
    else if (fact.counting || fact.members?.some(({ level }) => level !== undefined))
      report(
        "fact",
        `${path}.from`,
        text(
          `“${fact.label.zh}”写了统计范围，却没有写统计的是哪个数。`,
          `“${fact.label.en}” says which graduates are counted, but not what.`,
        ),
        text(
          "请补上 from，或者删去 counting 和 level。",
          "Add from, or take counting and level out.",
        ),
      );
  });
}

/** Copies are counted, and nothing else of them. */
function checkEvidence({ label, type, members, counting }: Fact, path: string, report: Report) {
  if (type === "count" && !members && !counting) return;
  report(
    "fact",
    `${path}.from`,
    text(
      `“${label.zh}”按材料清单计数，只能是没有分行、没有统计范围的 count。`,
      `“${label.en}” counts materials, and can only be a count without lines and without counting.`,
    ),
    text("请改类型，或者删去 from。", "Change its type, or take from out."),
  );
}

function checkSource(fact: Fact, path: string, report: Report): void {
  const { label, type, counting = {}, members } = fact;
  const say = (at: string, zh: string, en: string, advice: [zh: string, en: string]) =>
    report(
      "fact",
      `${path}.${at}`,
      text(`“${label.zh}”${zh}`, `“${label.en}” ${en}`),
      text(...advice),
    );
  const source = factSource(fact);
  if (!source) {
    const names = SOURCE_COUNTS.join("、");
    say("from", "的 from 不是名单里统计的数。", "is from no count over a list of graduates.", [
      `可用：${names}，以及 ${EVIDENCE_SOURCE}（材料清单）；比率写成 settled / graduates。`,
      `Known: ${names}, and ${EVIDENCE_SOURCE} (materials); a rate is written settled / graduates.`,
    ]);
    return;
  }
  const wanted = source.by === undefined ? "count" : "rate";
  if (type !== wanted)
    say(
      "from",
      `的类型是 ${type}，from 给出的是 ${wanted}。`,
      `is a ${type}, and from gives a ${wanted}.`,
      [
        "数量写一个名称，比率写两个，中间用 /。",
        "One name for a count, two with / between for a rate.",
      ],
    );
  if (isRegional(source) && counting.region === undefined)
    say("counting.region", "没有写留在哪里。", "does not say where they stayed.", [
      "请写六位行政区划代码，例如 220000。",
      "Write six digits, such as 220000.",
    ]);
  if (isOfFlag(source) && counting.flag === undefined)
    say("counting.flag", "没有写统计哪个是/否列。", "does not say which yes/no column.", [
      "请写表头，例如 平台注册。",
      "Write its header, such as 平台注册.",
    ]);
  if (members?.some(({ level }) => level === undefined))
    say("members", "的各行要写明学历。", "has lines that name no degree level.", [
      "请给每行写 level。",
      "Give each of them its level.",
    ]);
}
