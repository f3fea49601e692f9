/** What a veto does to a result where it does not disqualify: lowers it, caps it, or sets it. */
import type { AstExpression } from "@borgar/fx";
import { array, call, num, op, str } from "../formula/node";
import { consequencesIn, ladderItem, type Demotion } from "../rubric/demotions";
import type { LedgerBuilder } from "./builder";
import { flagNode, saysYes } from "./criteria";
import { any } from "./needs";

/** The result after all vetoes that change it, whatever their order: lowered, then capped, and a set grade before all. */
export function demoted(
  ledger: LedgerBuilder,
  item: string,
  value: AstExpression,
  stage: number,
): AstExpression {
  const demotions = demotionsOf(ledger, item);
  const [{ ladder } = { ladder: [] as readonly string[] }] = demotions;
  if (demotions.length === 0) return value;
  const yes = (each: Demotion) => saysYes(flagNode(ledger, each.criterion, stage));
  const counting = (each: Demotion, then: number, otherwise: number) =>
    call("IF", yes(each), num(then), num(otherwise));
  const lowered = demotions
    .filter(({ lower }) => lower > 0)
    .map((each) => counting(each, each.lower, 0));
  const caps = demotions
    .filter(({ cap }) => cap > 0)
    .map((each) => counting(each, each.cap, ladder.length));
  const place = call(
    "VLOOKUP",
    value,
    array(ladder.map((word, index) => [word, index + 1])),
    num(2),
    FALSE,
  );
  const down = lowered.length === 0 ? place : call("MAX", num(1), op("-", place, ...lowered));
  const capped = caps.length === 0 ? down : call("MIN", down, ...caps);
  const moved = call("IFERROR", call("CHOOSE", capped, ...ladder.map(str)), value);
  // Of several grades the lowest.
  return demotions
    .filter(({ grade }) => grade > 0)
    .sort((a, b) => b.grade - a.grade)
    .reduce<AstExpression>(
      (otherwise, each) => call("IF", yes(each), str(ladder[each.grade - 1]!), otherwise),
      moved,
    );
}

const FALSE: AstExpression = { type: "Literal", value: false, raw: "FALSE" };

/** 优秀→良好（发生弄虚作假，降一档）; nothing where no veto changes the result. */
export function demotionNote(
  ledger: LedgerBuilder,
  item: string,
  value: AstExpression,
  result: AstExpression,
): AstExpression | undefined {
  const demotions = demotionsOf(ledger, item);
  if (demotions.length === 0) return undefined;
  const last = ledger.stages.length - 1;
  const flags = demotions.map((each) => saysYes(flagNode(ledger, each.criterion, last)));
  const [first, ...others] = demotions.map(({ words }, index) =>
    call("IF", flags[index]!, str(`（${words.zh}）`), str("")),
  );
  const words = others.length === 0 ? first! : op("&", first!, ...others);
  const said = op("&", value, str("→"), result, words);
  const changes = op("<>", value, result);
  return call(
    "IFERROR",
    call("IF", any(flags), call("IF", changes, said, words), str("")),
    str(""),
  );
}

function demotionsOf({ book }: LedgerBuilder, item: string): Demotion[] {
  return ladderItem(book.rubric)?.id === item ? consequencesIn(book) : [];
}
