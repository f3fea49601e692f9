/** `review`: who decided what of a card, and why, in the file itself. */
import { FileError } from "../../xlsx/package";
import { FileTrouble } from "../files";
import type { CommandHost } from "../host";
import { UsageError, type Options } from "../options";
import type { ExitCode } from "../run";
import { apply } from "./apply";
import { matrix } from "./matrix";
import { merge } from "./merge";
import { show, state } from "./show";
import { agree, reopen, set, sign } from "./write";

const ACTS: Record<string, (options: Options, host: CommandHost) => Promise<ExitCode>> = {
  ...{ show, state, set, agree, sign, reopen, merge },
  ...{ matrix, apply },
};

export async function review(options: Options, host: CommandHost): Promise<ExitCode> {
  const [name = "", ...files] = options.files;
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  const known = Object.keys(ACTS).join(", ");
  if (!act)
    throw new UsageError({
      zh: `review 后面请写：${known}`,
      en: `After review comes one of: ${known}`,
    });
  if (files.length === 0) throw new UsageError({ zh: "请给出文件。", en: "Name the files." });
  try {
    return await act({ ...options, files }, host);
  } catch (error) {
    if (!(error instanceof FileTrouble || error instanceof FileError)) throw error;
    host.printError(error.text[options.language]);
    return 1;
  }
}
