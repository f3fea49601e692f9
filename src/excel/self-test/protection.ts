/** Protection: put on, kept, taken off, on sheets that have it and on one that has not. */
import type { Text } from "../../rubric/types";
import { codeOf } from "../errors";
import { protectionOptions, unlock } from "../draw/protection";
import { protectionNow } from "../protection";
import type { Bench } from "./bench";
import { benchPlan, MARKED } from "./plan";
import { ruleOnProtected } from "./rules";
import { compared, otherwise, worked, type Outcome, type Readings, type Step } from "./step";

export const protectionSteps: Step[] = [
  { id: "protect", what: { zh: "保护工作表", en: "protect a sheet" }, run: close },
  {
    id: "guard",
    what: {
      zh: "保护后只能写未锁定的单元格",
      en: "a protected sheet takes entries in open cells only",
    },
    run: guard,
  },
  ruleOnProtected,
  {
    id: "unprotect",
    what: { zh: "撤销工作表保护", en: "unprotect a protected sheet" },
    async run(bench) {
      await bench.on("closed", async ({ protection }, context) => {
        protection.unprotect();
        await context.sync();
      });
      return compared({ protected: false }, await stateOf(bench));
    },
  },
  {
    id: "unprotect-open",
    what: { zh: "对未保护的工作表撤销保护", en: "unprotect a sheet that is not protected" },
    async run(bench) {
      await bench.on("main", async ({ protection }, context) => {
        protection.unprotect();
        await context.sync();
      });
      return worked();
    },
  },
  {
    id: "protect-again",
    what: { zh: "按读回的选项重新保护", en: "protect again with the options that were read" },
    run: closeAgain,
  },
];

async function close(bench: Bench): Promise<Outcome> {
  await bench.on("closed", async (sheet, context) => {
    unlock(sheet, benchPlan(bench.names.closed));
    sheet.protection.protect(protectionOptions);
    await context.sync();
  });
  const found = await stateOf(bench);
  const unknown = Object.keys(found).filter((name) => found[name] === null);
  return unknown.length > 0
    ? otherwise(nulls(unknown))
    : compared({ protected: true, ...protectionOptions }, found);
}

const nulls = (names: string[]): Text => ({
  zh: `保护选项中有空值：${names.join("、")}`,
  en: `protection options are null: ${names.join(", ")}`,
});

async function stateOf(bench: Bench): Promise<Readings> {
  return bench.on("closed", async ({ protection }, context) => {
    protection.load("protected,options");
    await context.sync();
    return { protected: protection.protected, ...protection.options };
  });
}

async function guard(bench: Bench): Promise<Outcome> {
  const write = (address: string) =>
    bench.on("closed", async (sheet, context) => {
      sheet.getRange(address).values = [[1]];
      await context.sync();
    });
  await write(MARKED.address);
  try {
    await write("B2");
  } catch (error) {
    if (codeOf((error as Error).cause) === "AccessDenied") return worked();
    throw error;
  }
  return otherwise({ zh: "锁定的单元格也能写入", en: "a locked cell was written" });
}

/** As after every act that opens a sheet for a while. */
async function closeAgain(bench: Bench): Promise<Outcome> {
  await bench.on("closed", async ({ protection }, context) => {
    protection.load("protected,options");
    await context.sync();
    if (!protection.protected) protection.protect(protectionOptions);
    await context.sync();
    protection.load("protected,options");
    await context.sync();
    const options = protectionNow(protection)!;
    protection.unprotect();
    protection.protect(options);
    await context.sync();
  });
  return compared({ protected: true, allowFormatCells: true }, await stateOf(bench));
}
