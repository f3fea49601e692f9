import type { Template } from "../maker";

/** Rules over flags, choices, texts and dates. */
export const WORD_RULES: readonly Template[] = [
  { name: "flag", make: (m) => `IF(RUBRIC.VETO(${m.flag()}),${m.points},${m.part()})` },
  {
    name: "flag and number",
    make: (m) => `IF(AND(RUBRIC.VETO(${m.flag()}),${m.count()}>=3),${m.points},0)`,
  },
  {
    name: "optional flag",
    make: (m) => `IF(RUBRIC.VETO(${m.flag(true)}),0,${m.capped(m.count())})`,
  },
  {
    name: "choice",
    make(m) {
      const { name, choices } = m.choice();
      const [first, second] = choices;
      return `IF(${name}="${first}",${m.points},IF(${name}="${second}",${m.points}*0.5,0))`;
    },
  },
  {
    name: "choice unequal",
    make(m) {
      const { name, choices } = m.choice();
      return `IF(${name}<>"${m.random.pick(choices)}",${m.points},${m.part()})`;
    },
  },
  {
    name: "VLOOKUP",
    needs: 'VLOOKUP("a",{"a",1;"b",2},2,FALSE)',
    make(m) {
      const { name, choices } = m.choice();
      const rows = choices.map((choice, index) => `"${choice}",${index}`);
      return m.capped(`VLOOKUP(${name},{${rows.join(";")}},2,FALSE)`);
    },
  },
  { name: "text", make: (m) => `IF(${m.text()}="无",0,${m.points})` },
  {
    name: "optional text",
    make: (m) => `IF(${m.text(true)}="",${m.capped(m.count())},${m.points})`,
  },
  {
    name: "date",
    needs: "IF(x<=DATE(2024,9,30),1,0)",
    make: (m) => `IF(${m.date()}<=DATE(2024,9,30),${m.points},${m.part()})`,
  },
  {
    name: "date of the card's year",
    needs: "IF(x<=DATE(year,9,30),1,0)",
    make: (m) => `IF(${m.date()}<=DATE(year,9,30),${m.points},${m.part()})`,
  },
  {
    name: "number of the card's year",
    make: (m) => `IF(year-${m.count()}>=2000,${m.points},${m.part()})`,
  },
  { name: "date serial", make: (m) => `IF(${m.date()}>45565,0,${m.points})` },
  {
    name: "days late",
    needs: "DATE(2024,6,30)",
    make: (m) => `MAX(0,${m.points}-MAX(0,${m.date()}-DATE(2024,6,30))*0.5)`,
  },
  { name: "days between", make: (m) => m.within(`(${m.date()}-${m.date()})*0.1`) },
  {
    name: "months",
    needs: "YEAR(x)*12+MONTH(x)+DAY(x)",
    make(m) {
      const [a, b] = [m.date(), m.date()];
      return m.within(`(YEAR(${b})-YEAR(${a}))*12+MONTH(${b})-MONTH(${a})+DAY(${b})*0`);
    },
  },
];
