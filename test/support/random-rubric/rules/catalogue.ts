import type { Template } from "../maker";

const STEPS = ["full", "started", "linear"];

/** Rules that call the catalogue. */
export const CATALOGUE_RULES: readonly Template[] = [
  { name: "DEDUCT", make: (m) => `RUBRIC.DEDUCT(${m.points},${m.count()},${m.per()})` },
  { name: "DEDUCT floor", make: (m) => `RUBRIC.DEDUCT(${m.points},${m.count()},1,${m.part()})` },
  {
    name: "DEDUCT lines",
    make(m) {
      const lines = m.pool.lines("count");
      return `RUBRIC.DEDUCT(${m.points},${lines.name},${m.beside(lines, ["1", "0.5", "2"])})`;
    },
  },
  { name: "DEDUCT sum", make: (m) => `RUBRIC.DEDUCT(${m.points},${m.count()}+${m.count()})` },
  {
    name: "SHORTFALL",
    make: (m) =>
      `RUBRIC.SHORTFALL(${m.points},${m.rate()},${m.share()},0.005,${m.per()}${m.reading(STEPS)})`,
  },
  {
    name: "SHORTFALL of a target",
    make: (m) => `RUBRIC.SHORTFALL(${m.points},${m.number()},${m.number()},1)`,
  },
  {
    name: "PRORATE",
    make: (m) =>
      `RUBRIC.PRORATE(${m.points},${m.rate()},${m.share()}${m.reading(["completion", "per-point", "share"])})`,
  },
  {
    name: "PRORATE of a target",
    make(m) {
      const target = m.count();
      return m.guarded(target, `RUBRIC.PRORATE(${m.points},${m.count()},${target})`);
    },
  },
  {
    name: "OVERRUN",
    make: (m) =>
      `RUBRIC.OVERRUN(${m.points},${m.rate()},${m.share()}${m.reading(["inverse", "per-point", "excess"])})`,
  },
  {
    name: "MEETS",
    make: (m) => `RUBRIC.MEETS(${m.points},${m.number()},${m.target()},${m.part()})`,
  },
  {
    name: "MEETS of a quotient",
    make(m) {
      const { all, part } = m.pair();
      const rate = `SUM(${part.name})/SUM(${all.name})`;
      return m.guarded(`SUM(${all.name})`, `RUBRIC.MEETS(${m.points},${rate},${m.share()})`);
    },
  },
  {
    name: "BAND",
    make: (m) => m.capped(`RUBRIC.BAND(${m.count()},{1,5,16},{0.5,2,${m.most}})`),
  },
  { name: "BAND share", make: (m) => `${m.points}*RUBRIC.BAND(${m.rate()},{0.5,0.94},{0.6,1})` },
  {
    name: "BAND of a quotient",
    make(m) {
      const [a, b] = [m.count(), m.count()];
      return m.guarded(b, `${m.points}*RUBRIC.BAND(${a}/${b},{0.5,0.8,0.9},{0.1,0.7,1})`);
    },
  },
  { name: "BONUS", make: (m) => `RUBRIC.BONUS(${m.count()},${m.per()},${m.points})` },
  {
    name: "BONUS lines",
    make(m) {
      const lines = m.pool.lines("count", undefined, m.random.chance(0.3));
      return `RUBRIC.BONUS(${lines.name},${m.beside(lines, ["1", "2", "0.3"])},${m.points})`;
    },
  },
  {
    name: "GROWTH",
    make: (m) =>
      `RUBRIC.GROWTH(${m.rate()},${m.share()},0.01,${m.per()},${m.points},${m.part()}${m.reading(STEPS)})`,
  },
  {
    name: "EXCESS",
    make: (m) =>
      `RUBRIC.EXCESS(${m.rate()},${m.share()},${m.points}${m.reading(["per-point", "relative"])})`,
  },
  {
    name: "HEADCOUNT",
    make(m) {
      const { all, part } = m.pair();
      const count = `RUBRIC.HEADCOUNT(${part.name},${all.name},${m.share()}${m.reading(STEPS)})`;
      return m.capped(`${count}*${m.per()}`);
    },
  },
  {
    name: "TARGET",
    make(m) {
      const { all, part } = m.pair();
      const target = `RUBRIC.TARGET(${all.name},${m.beside(all, ["0.9", "0.95", "0.94"])})`;
      const rate = `SUM(${part.name})/SUM(${all.name})`;
      return m.guarded(`SUM(${all.name})`, `RUBRIC.SHORTFALL(${m.points},${rate},${target},0.005)`);
    },
  },
  { name: "TOTAL", make: (m) => m.within(`RUBRIC.TOTAL(${m.lines().name})`) },
  {
    name: "WEIGHTED",
    make(m) {
      const lines = m.lines();
      return m.within(`RUBRIC.WEIGHTED(${lines.name},${m.weights(lines)})`);
    },
  },
  {
    name: "ABOVE",
    make: (m) =>
      `IF(RUBRIC.ABOVE(${m.rate()},${m.rate()}${m.reading(["not-met", "met"])}),${m.points},${m.part()})`,
  },
  {
    name: "RETENTION",
    make(m) {
      const [stayed, employed] = [m.count(), m.count()];
      const gone = m.pool.lines("count", undefined, true).name;
      const reading = m.reading(["as-written", "same-scope"]);
      const rate = `RUBRIC.RETENTION(${stayed},${employed},${gone}${reading})`;
      const isSound = `AND(${employed}>0,${employed}-SUM(${gone})>0)`;
      return `IF(${isSound},${m.points}*MIN(1,${rate}),0)`;
    },
  },
  {
    name: "RISE",
    make(m) {
      const base = m.rate();
      const rise = `RUBRIC.RISE(${m.rate()},${base}${m.reading(["relative", "points"])})`;
      return m.guarded(base, m.within(`100*${rise}`));
    },
  },
  {
    name: "SUBSIDY",
    make: (m) => m.capped(`SUBSIDY.BAND(MIN(100,${m.number()})${m.reading(["lower", "round"])})`),
  },
];
