import type { Maker, Template } from "../maker";

/** Rules over the figures of all units, which wait until these are there. */
export const PEER_RULES: readonly Template[] = [
  {
    name: "share of the highest",
    make(m) {
      const fact = figure(m);
      return `${m.points}*MAX(0,${fact})/MAX(peers.${fact},1)`;
    },
  },
  {
    name: "rank",
    make(m) {
      const fact = figure(m);
      const rank = `RUBRIC.RANK(${fact},peers.${fact})`;
      return `IF(${rank}<=3,${m.points},IF(${rank}<=COUNT(peers.${fact})/2,${m.part()},0))`;
    },
  },
  {
    name: "above the mean",
    make(m) {
      const fact = m.rate();
      const mean = m.random.pick(["AVERAGE", "MEDIAN"]);
      return `RUBRIC.EXCESS(${fact},${mean}(peers.${fact}),${m.points})`;
    },
  },
  {
    name: "between the lowest and the highest",
    make(m) {
      const fact = figure(m);
      const [low, high] = [`MIN(peers.${fact})`, `MAX(peers.${fact})`];
      return m.within(`${m.points}*(${fact}-${low})/(${high}-${low})`);
    },
  },
  {
    name: "among the best",
    make(m) {
      const fact = m.number();
      return `IF(${fact}>=LARGE(peers.${fact},2),${m.points},IF(${fact}>SMALL(peers.${fact},1),${m.part()},0))`;
    },
  },
  {
    name: "share of the sum",
    make(m) {
      const fact = m.count();
      return m.within(`${m.most}*${fact}/SUM(peers.${fact})`);
    },
  },
];

const figure = (m: Maker) => m.random.pick([m.count, m.number, m.rate])();
