/** “≥90%得满分，<60%得0分，60%—90%之间按线性插值计算”: in proportion between two bounds. */
import { isShare } from "../../sentence/units";
import { hundredth } from "../../sentence/numbers";
import { Facts, boundName, written } from "../names";
import { isFull, numberAt, only, type Form } from "./form";

const INTERPOLATED =
  /^(?:(?:在)?[\d.]+%?-[\d.]+%?(?:的)?(?:之间)?(?:的)?|(?:其间|之间|两者之间|介于两者之间)(?:的)?)?,?(?:按照?|采用|用)?(?:线性|直线)?(?:插值|内插)法?(?:计算|计分|得分|确定得分|确定)*$/u;

export const between: Form = ({ lines, rest, targets, products, parts, otherwise, about }, row) => {
  const [said, ...more] = rest;
  if (row.kind !== "scored" || said === undefined || more.length > 0 || otherwise) return null;
  if (!INTERPOLATED.test(said) || targets.length + products.length + parts.length > 0) return null;
  const best = lines.find(({ effect }) => isFull(effect, row));
  const least = lines.find(({ effect }) => effect.type === "zero");
  if (!best || !least || lines.length > 2) return null;
  const [above, below] = [only(best, "bound"), only(least, "bound")];
  const [top, bottom] = [numberAt(above?.low), numberAt(below?.high)];
  if (!top || !bottom || top.unit !== bottom.unit || top.printed <= bottom.printed) return null;
  const facts = new Facts();
  const name = facts.measured(boundName(above!, top.unit, about), top.unit);
  const range = `(${written(top)}-${written(bottom)})`;
  const value = (top.printed + bottom.printed) / 2;
  return {
    rule: `points*MIN(1,MAX(0,(${name}-${written(bottom)})/${range}))`,
    facts: facts.list,
    samples: { [name]: isShare(top.unit) ? hundredth(value) : value },
    holds: ["rest"],
  };
};
