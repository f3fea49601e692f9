/** The forms of scoring sentences, each in a file; the first that fits a sentence whole is the one. */
import { around } from "./around";
import { bands } from "./bands";
import { between } from "./between";
import { bonus } from "./bonus";
import { cutOff } from "./cut-off";
import { deadlines } from "./deadlines";
import { deduct } from "./deduct";
import { distance } from "./distance";
import { flags } from "./flags";
import type { Form } from "./form";
import { grades } from "./grades";
import { growth } from "./growth";
import { levels } from "./levels";
import { meets } from "./meets";
import { overrun } from "./overrun";
import { periods } from "./periods";
import { prorate } from "./prorate";
import { ranks } from "./ranks";
import { ratios } from "./ratios";
import { relative } from "./relative";
import { schedule } from "./schedule";
import { shortfall } from "./shortfall";
import { shortfalls } from "./shortfalls";
import { stretches } from "./stretches";
import { sums } from "./sums";
import { times } from "./times";
import { trend } from "./trend";

const WHOLE: readonly Form[] = [
  deadlines,
  between,
  schedule,
  distance,
  periods,
  deduct,
  bonus,
  levels,
  shortfall,
  shortfalls,
  stretches,
  around,
  overrun,
  growth,
  trend,
  times,
  relative,
  prorate,
  ratios,
  meets,
  bands,
  grades,
  ranks,
  flags,
  sums,
];

/** The first form that fits. */
const first: Form = (reading, row) => {
  for (const form of WHOLE) {
    const draft = form(reading, row);
    if (draft) return draft;
  }
  return null;
};

/** The rule of a sentence that one form fits whole, or that one fits beside what leaves nothing of it. */
export const formOf: Form = (reading, row) => first(reading, row) ?? cutOff(first)(reading, row);

export type { Draft, Form, Row } from "./form";
