/** The forms of scoring sentences, each in a file; the first that fits a sentence whole is the one. */
import { bands } from "./bands";
import { bonus } from "./bonus";
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
import { prorate } from "./prorate";
import { ranks } from "./ranks";
import { relative } from "./relative";
import { shortfall } from "./shortfall";

export const FORMS: readonly Form[] = [
  deadlines,
  distance,
  deduct,
  bonus,
  levels,
  shortfall,
  overrun,
  growth,
  relative,
  prorate,
  meets,
  bands,
  grades,
  ranks,
  flags,
];

export type { Draft, Form, Row } from "./form";
