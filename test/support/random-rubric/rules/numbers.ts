import type { Template } from "../maker";

/** Rules of arithmetic, comparisons and the functions of every spreadsheet over single numbers. */
export const NUMBER_RULES: readonly Template[] = [
  { name: "so much for each", make: (m) => m.capped(`${m.count()}*${m.per()}`) },
  { name: "less for each", make: (m) => `MAX(0,${m.points}-${m.count()}*${m.per()})` },
  { name: "signed", make: (m) => m.within(`${m.signed()}*2`) },
  { name: "sign minus", make: (m) => `MAX(0,${m.points}+(-${m.number()}))` },
  { name: "share", make: (m) => `${m.points}*MIN(1,${m.rate()})` },
  { name: "share of a number", make: (m) => `${m.points}*MIN(1,${m.number()}/${m.target()})` },
  {
    name: "quotient",
    make(m) {
      const [a, b] = [m.number(), m.number()];
      return m.guarded(b, m.within(`${a}/${b}*10`));
    },
  },
  {
    name: "there and back",
    make: (m) => `IF(${m.number()}/3*3>=${m.target()},${m.points},${m.part()})`,
  },
  {
    name: "chain of divisions",
    make(m) {
      const [a, b, c] = [m.number(), m.number(), m.count()];
      return m.guarded(b, m.guarded(c, m.within(`${a}/${b}/7/${c}*${b}*7*${c}`)));
    },
  },
  {
    name: "IF within IF over blanks",
    make(m) {
      const [a, b] = [m.count(true), m.rate(true)];
      const inner = `IF(${b}>=${m.share()},${m.points},IF(${m.signed()}<=-1e-9,0,${m.part()}))`;
      return `IF(COUNT(${a})=0,${inner},IF(${a}>${m.target()},0,${m.part()}))`;
    },
  },
  { name: "ROUND", make: (m) => `ROUND(${m.points}*MIN(1,${m.rate()}),2)` },
  { name: "ROUND of a product", make: (m) => m.capped(`ROUND(${m.rate()}*100,0)`) },
  { name: "ROUNDUP", make: (m) => m.capped(`ROUNDUP(${m.number()}/3,0)`) },
  { name: "ROUNDDOWN", make: (m) => m.capped(`ROUNDDOWN(${m.number()}*0.1,1)`) },
  { name: "INT", make: (m) => m.within(`INT((${m.rate()}-${m.rate()})/0.005)`) },
  { name: "ABS", make: (m) => m.capped(`ABS(${m.signed()})`) },
  {
    name: "ABS of a difference",
    make: (m) => `MAX(0,${m.points}-ABS(${m.number()}-${m.number()}))`,
  },
  {
    name: "bands by IF",
    make(m) {
      const x = m.count();
      return `IF(${x}>=10,${m.points},IF(${x}>5,${m.points}*0.5,${m.part()}))`;
    },
  },
  {
    name: "AND OR",
    make: (m) =>
      `IF(AND(${m.count()}>=1,OR(${m.rate()}>=${m.share()},${m.number()}<2)),${m.points},0)`,
  },
  { name: "NOT", make: (m) => `IF(NOT(${m.rate()}<${m.share()}),${m.points},${m.part()})` },
  {
    name: "comparison of differences",
    make: (m) => `IF(${m.rate()}-${m.rate()}>=0.04,${m.points},${m.part()})`,
  },
  { name: "equal", make: (m) => `IF(${m.number()}*0.1=0.3,${m.points},${m.part()})` },
  { name: "unequal", make: (m) => `IF(${m.count()}<>0,${m.points},0)` },
  {
    name: "logical factors",
    make: (m) => m.capped(`(${m.count()}>=1)*2+(${m.rate()}>=${m.share()})*3`),
  },
  { name: "percent", make: (m) => `${m.points}*50%*MIN(2,${m.number()})` },
  { name: "power", make: (m) => m.capped(`${m.count()}^2*0.1`) },
  { name: "points alone", make: (m) => m.points },
  {
    name: "optional terms",
    make: (m) => m.capped(`${m.count()}*2+${m.count(true)}*5`),
  },
  {
    name: "optional compared",
    make: (m) => `IF(${m.count(true)}>=1,${m.points},${m.capped(`${m.count()}*0.5`)})`,
  },
  { name: "optional alone", make: (m) => m.capped(`${m.number(true)}+${m.count(true)}`) },
  { name: "optional in SUM", make: (m) => m.capped(`SUM(${m.count()},${m.count(true)})`) },
  { name: "optional in MAX", make: (m) => m.capped(`MAX(${m.number(true)},${m.number(true)},1)`) },
  {
    name: "COUNT",
    make: (m) => `IF(COUNT(${m.count(true)},${m.number(true)})=2,${m.points},${m.part()})`,
  },
  {
    name: "N",
    needs: "N(x)",
    make: (m) => m.capped(`N(${m.count(true)})+${m.count()}`),
  },
  {
    name: "ISNUMBER",
    needs: "IF(ISNUMBER(x),1,0)",
    make: (m) => `IF(ISNUMBER(${m.rate(true)}),${m.points},${m.capped(m.count())})`,
  },
  { name: "MOD", needs: "MOD(x,3)", make: (m) => m.capped(`MOD(${m.number()},3)`) },
  {
    name: "CHOOSE",
    needs: "CHOOSE(1,x,2)",
    make: (m) => `CHOOSE(MIN(3,1+${m.count()}),0,${m.points}*0.5,${m.points})`,
  },
  {
    name: "LOOKUP",
    needs: "LOOKUP(x,{0,5},{1,2})",
    make: (m) => m.capped(`LOOKUP(MAX(0,${m.number()}*0.1),{0,0.3,0.7},{0,1,${m.most}})`),
  },
];
