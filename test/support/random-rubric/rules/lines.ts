import type { Template } from "../maker";

/** Rules over facts of several lines. */
export const LINE_RULES: readonly Template[] = [
  { name: "SUM of lines", make: (m) => m.capped(`SUM(${m.lines().name})*${m.per()}`) },
  { name: "MAX of lines", make: (m) => m.capped(`MAX(${m.lines().name})`) },
  { name: "MIN of lines", make: (m) => m.capped(`MIN(${m.lines().name})`) },
  { name: "SUM of optional lines", make: (m) => m.capped(`SUM(${m.lines(true).name})`) },
  {
    name: "single lines",
    make(m) {
      const { members } = m.lines();
      return m.capped(members.join("+"));
    },
  },
  {
    name: "one line and another fact",
    make(m) {
      const { members } = m.lines();
      return `IF(${m.random.pick(members)}>=${m.target()},${m.points},${m.capped(m.count())})`;
    },
  },
  {
    name: "optional single line",
    make(m) {
      const { members } = m.lines(true);
      return m.capped(`${m.random.pick(members)}*2+${m.count()}`);
    },
  },
  { name: "COUNT of lines", make: (m) => m.capped(`COUNT(${m.lines().name})`) },
  {
    name: "quotient of sums",
    make(m) {
      const { all, part } = m.pair();
      const rate = `SUM(${part.name})/SUM(${all.name})`;
      return m.guarded(`SUM(${all.name})`, m.within(`${m.most}*${rate}`));
    },
  },
  {
    name: "SUMPRODUCT",
    make(m) {
      const { all, part } = m.pair();
      return m.within(`SUMPRODUCT(${part.name},${all.name})*0.01`);
    },
  },
  {
    name: "SUMPRODUCT of constants",
    make(m) {
      const lines = m.lines();
      return m.within(`SUMPRODUCT(${lines.name},${m.beside(lines, ["1", "0.5", "0.1"])})`);
    },
  },
  {
    name: "SUMPRODUCT over rows",
    make(m) {
      const { all, part } = m.pair();
      return m.within(`SUMPRODUCT((${part.name}>=${all.name})*2)`);
    },
  },
  {
    name: "SUMPRODUCT of a comparison",
    make: (m) => m.within(`SUMPRODUCT((${m.lines().name}>=${m.target()})*${m.per()})`),
  },
  {
    name: "AVERAGE",
    needs: "AVERAGE(x)",
    make: (m) => m.within(`AVERAGE(${m.lines().name})`),
  },
  { name: "MEDIAN", needs: "MEDIAN(x)", make: (m) => m.within(`MEDIAN(${m.lines().name})`) },
  {
    name: "LARGE",
    needs: "LARGE(x,1)",
    make(m) {
      const { name, members } = m.lines();
      return m.within(`LARGE(${name},${m.random.whole(1, members.length)})`);
    },
  },
  {
    name: "SMALL",
    needs: "SMALL(x,1)",
    make(m) {
      const { name, members } = m.lines();
      return m.within(`SMALL(${name},${m.random.whole(1, members.length)})`);
    },
  },
  {
    name: "COUNTIF",
    needs: 'COUNTIF(x,">=1")',
    make: (m) => m.capped(`COUNTIF(${m.lines().name},">=${m.target()}")*2`),
  },
  {
    name: "SUMIF",
    needs: 'SUMIF(x,">=1",x)',
    make(m) {
      const { all, part } = m.pair();
      return m.within(`SUMIF(${all.name},">=${m.target()}",${part.name})`);
    },
  },
];
