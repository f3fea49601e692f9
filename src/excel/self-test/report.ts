/** The report of a self-test: plain text to be copied and sent. */
import type { Language, Text } from "../../formula/values";
import type { SelfTestRun } from "./run";
import type { Outcome, StepResult } from "./step";

export function reportOf(run: SelfTestRun, language: Language): string {
  const say = (text: Text) => text[language];
  const { environment, results, leftover, stopped, milliseconds } = run;
  const { addIn, host, platform, version, sets } = environment;
  return [
    say(WORDS.title),
    `${say(WORDS.addIn)} ${addIn} · ${host} · ${platform} · ${version} · ${environment.language}`,
    sets.join(", "),
    `${say(WORDS.time)} ${milliseconds} ms`,
    "",
    ...results.flatMap((result) => linesOf(result, language)),
    "",
    ...(stopped ? [say(WORDS.stopped)] : []),
    leftover ? say(leftover) : say(WORDS.clean),
  ].join("\n");
}

/** A word for an outcome, as the page shows it too. */
export const OUTCOMES = {
  worked: { zh: "正常", en: "worked" },
  otherwise: { zh: "有出入", en: "came back otherwise" },
  refused: { zh: "被拒绝", en: "refused" },
  missing: { zh: "此版本没有", en: "not in this Excel" },
  skipped: { zh: "没有试", en: "not tried" },
} as const satisfies Record<Outcome["kind"], Text>;

/** What an outcome says beside its word. */
export function detailsOf(outcome: Outcome): Text[] {
  switch (outcome.kind) {
    case "worked":
    case "otherwise":
      return outcome.notes;
    case "refused": {
      const said = [outcome.code, outcome.place].filter(Boolean).join(" · ");
      return [{ zh: said, en: said }];
    }
    case "missing":
      return [{ zh: outcome.set, en: outcome.set }];
    case "skipped":
      return [];
  }
}

function linesOf({ id, what, outcome, milliseconds }: StepResult, language: Language): string[] {
  const word = OUTCOMES[outcome.kind][language];
  const time = outcome.kind === "skipped" ? "" : ` (${milliseconds} ms)`;
  const details = detailsOf(outcome).map((text) => `    ${text[language]}`);
  return [`[${word}] ${id} · ${what[language]}${time}`, ...details];
}

const WORDS = {
  title: { zh: "就业考核评分 自检报告", en: "Employment rubrics: self-test" },
  addIn: { zh: "插件", en: "add-in" },
  time: { zh: "用时", en: "took" },
  stopped: { zh: "自检被中途停止。", en: "The test was stopped." },
  clean: { zh: "自检的工作表已全部删除。", en: "All sheets of the test are deleted." },
} as const satisfies Record<string, Text>;
