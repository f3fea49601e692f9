/** “每召开一次加n分，最高k分”: each thing done gives points. */
import type { Reading } from "../reading";
import type { Step } from "../../sentence/statements";
import { hundredth } from "../../sentence/numbers";
import { isShare } from "../../sentence/units";
import { Facts, core, stepName, written } from "../names";
import { capOf, saysNothing, stepQuestion, type Draft, type Form } from "./form";

interface Given {
  step: Step;
  per: number;
}

export const bonus: Form = (reading, row) => {
  const given = givenIn(reading);
  if (!given || reading.targets.length + reading.products.length + reading.parts.length > 0)
    return null;
  if (row.kind === "minus") return null;
  const facts = new Facts();
  const cap = capOf(reading, row);
  const limit = cap === null ? "" : `,${cap}`;
  const [first] = given;
  const { unit, printed: size } = first!.step.size;
  if (given.some(({ step }) => step.size.printed !== size)) return null;
  const holds: Draft["holds"] = ["cap"];
  if (given.length > 1) {
    if (size !== 1 || isShare(unit)) return null;
    const lines = given.map(
      ({ step }) => core(step.noun || step.subject) || stepName(step, reading.about),
    );
    if (new Set(lines).size < lines.length) return null;
    const isAlike = given.every(({ step }) => step.size.unit === unit);
    const name = facts.add(`加分${isAlike ? unit : ""}数`, {
      type: "count",
      unit: isAlike ? unit : null,
      lines,
    });
    const per = given.map((each) => each.per).join(";");
    return { rule: `RUBRIC.BONUS(${name},{${per}}${limit})`, facts: facts.list, holds };
  }
  const name = facts.measured(stepName(first!.step, reading.about), unit);
  if (size === 1 && !isShare(unit))
    return { rule: `RUBRIC.BONUS(${name},${first!.per}${limit})`, facts: facts.list, holds };
  // “每满10人得1分”
  if (cap === null) return null;
  const rule = (rounding: string) =>
    `RUBRIC.GROWTH(${name},0,${written(first!.step.size)},${first!.per},${cap}${rounding})`;
  const open = [stepQuestion([rule(""), rule(',0,"started"'), rule(',0,"linear"')])];
  return {
    rule: rule(""),
    facts: facts.list,
    ...(isShare(unit) ? { samples: { [name]: hundredth(2 * size) } } : {}),
    holds,
    open: /满|达/u.test(first!.step.verb) ? [] : open,
  };
};

function givenIn({ lines }: Reading): Given[] | null {
  const given = lines
    .filter((line) => !saysNothing(line))
    .map(({ heads, effect }) => {
      const step = heads.length === 1 && heads[0]!.type === "step" ? heads[0]! : null;
      const counts =
        step &&
        (step.way === "event" ||
          (step.way === "more" && /增加|增/u.test(step.verb) && step.size.unit !== "%"));
      return counts &&
        !step.against &&
        effect.type === "award" &&
        (!isShare(step.size.unit) || /^(?:达到?|满)$/u.test(step.verb))
        ? { step, per: effect.points }
        : null;
    });
  return given.length > 0 && given.every((each) => each !== null) ? given : null;
}
