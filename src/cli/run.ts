/** The command line: `employment-rubrics generate|intake|review|score|facts|send|restore|check|draft|clause|receipt|notice|capitals`. */
import type { Language, Text } from "../formula/values";
import { capitals } from "./capitals";
import { check } from "./check";
import { clause } from "./clause";
import { draft } from "./draft";
import { facts, refusal } from "./facts";
import type { CommandHost } from "./host";
import { generate } from "./generate";
import { help } from "./help";
import { intake } from "./intake";
import { withoutControls } from "./safe-print";
import { OPTIONS, parseOptions, UsageError, type Command, type Options } from "./options";
import { notice } from "./notice";
import { receipt } from "./receipt";
import { review } from "./review";
import { score } from "./score";
import { restore, send } from "./send";

/** 0 all is well · 1 findings or files that failed · 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2;

const COMMANDS: Record<Command, (options: Options, host: CommandHost) => Promise<ExitCode>> = {
  generate,
  intake,
  review,
  score,
  facts,
  send,
  restore,
  check,
  draft,
  clause,
  receipt,
  notice,
  capitals,
};

/** Runs one command; nothing is thrown for what the user can mend. */
export async function run(args: readonly string[], given: CommandHost): Promise<ExitCode> {
  const host = withoutControls(given);
  const [name = "", ...rest] = args.filter((arg) => !isHelp(arg));
  const command = isCommand(name) ? name : null;
  if (args.some(isHelp) || args.length === 0) {
    host.print(help(command, languageOf(args, host)));
    return args.length === 0 ? 2 : 0;
  }
  try {
    if (!command) throw unknownCommand(name);
    const options = parseOptions(command, rest, host.language);
    return await COMMANDS[command](options, host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const language = languageOf(args, host);
    if (command === "facts" && rest.includes("--json"))
      host.print(refusal("usage", error.text[language]));
    host.printError(`${error.text[language]}\n${whereHelpIs(command)[language]}`);
    return 2;
  }
}

const isHelp = (arg: string) => arg === "--help" || arg === "-h" || arg === "help";
const isCommand = (name: string): name is Command => Object.hasOwn(OPTIONS, name);

/** `--lang` counts for messages about the command itself, too. */
function languageOf(args: readonly string[], { language }: CommandHost): Language {
  const at = args.indexOf("--lang");
  const asked = at < 0 ? args.find((arg) => arg.startsWith("--lang="))?.slice(7) : args[at + 1];
  return asked === "zh" || asked === "en" ? asked : language;
}

/** Help is long: after it nobody would see the sentence that matters. */
function whereHelpIs(command: Command | null): Text {
  const line = ["employment-rubrics", ...(command ? [command] : []), "--help"].join(" ");
  return { zh: `用法见：${line}`, en: `Usage: ${line}` };
}

function unknownCommand(name: string): UsageError {
  return new UsageError({ zh: `没有“${name}”这个命令。`, en: `There is no command “${name}”.` });
}
