/** The document's own slips, the order of its columns, and its dates. */
import { cite } from "./bands";
import type { ClauseDraft } from "./types";
import type { Erratum, Rubric, Table } from "../types";

/** @param today ISO date, `2024-12-31`. */
export function checkStructure(rubric: Rubric, today: string): ClauseDraft[] {
  const headers = new Set(rubric.table?.columns.map(({ header }) => header));
  return [
    ...rubric.errata.map((erratum, i) => erratumFinding(erratum, `errata[${i}]`, headers)),
    ...(rubric.table ? columnFindings(rubric.table, rubric) : []),
    ...validityFindings(rubric, today),
  ];
}

function erratumFinding(erratum: Erratum, path: string, headers: Set<string>): ClauseDraft {
  const swapped = isSwap(erratum, headers);
  return {
    kind: swapped ? "swapped" : "erratum",
    clause: erratum.place,
    quote: erratum.printed,
    path,
    triggers: [],
    message: swapped
      ? {
          zh: `列的顺序颠倒：印作${cite(erratum.printed)}，应为${cite(erratum.meant)}。`,
          en: `Columns are swapped: printed ${cite(erratum.printed)}, meant ${cite(erratum.meant)}.`,
        }
      : {
          zh: `文件笔误：印作${cite(erratum.printed)}，${erratum.meant === "" ? "应删去" : `应为${cite(erratum.meant)}`}。`,
          en: `A slip of the document: printed ${cite(erratum.printed)}, ${erratum.meant === "" ? "meant to be absent" : `meant ${cite(erratum.meant)}`}.`,
        },
  };
}

function isSwap({ printed, meant }: Erratum, headers: Set<string>): boolean {
  const words = (text: string) => text.split(/[|｜、，/\s]+/u).filter(Boolean);
  const [before, after] = [words(printed), words(meant)];
  return (
    before.length > 1 &&
    before.join() !== after.join() &&
    before.toSorted().join() === after.toSorted().join() &&
    before.every((word) => headers.has(word))
  );
}

/** Score columns stand in the order of the stages: whoever types by place would score the wrong stage. */
function columnFindings(table: Table, rubric: Rubric): ClauseDraft[] {
  const order = rubric.stages.map(({ id }) => id);
  const scores = table.columns.flatMap(({ role, stage, header }, i) =>
    role === "score" && stage !== undefined ? [{ rank: order.indexOf(stage), header, i }] : [],
  );
  return scores.slice(1).flatMap((column, at): ClauseDraft[] => {
    const before = scores[at]!;
    if (column.rank >= before.rank) return [];
    const quote = `${before.header} | ${column.header}`;
    return [
      {
        kind: "swapped",
        clause: "表头",
        quote,
        path: `table.columns[${column.i}]`,
        triggers: [],
        message: {
          zh: `列的顺序与评分阶段的顺序相反：${cite(quote)}。`,
          en: `The columns are not in the order of the stages: ${cite(quote)}.`,
        },
      },
    ];
  });
}

function validityFindings(rubric: Rubric, today: string): ClauseDraft[] {
  const { validity } = rubric;
  if (!validity) return [];
  const make = (path: string, zh: string, en: string): ClauseDraft => ({
    kind: "expired",
    clause: "有效期",
    quote: validity.quote,
    path: `validity.${path}`,
    triggers: [],
    message: { zh, en },
  });
  const found: ClauseDraft[] = [];
  const { from, until } = validity;
  if (until !== undefined && today > until) {
    found.push(
      make(
        "until",
        `文件有效期至 ${until}，${today} 已过期。`,
        `Valid until ${until}; ${today} is later.`,
      ),
    );
  }
  if (from !== undefined && today < from) {
    found.push(
      make(
        "from",
        `文件自 ${from} 起施行，${today} 尚未生效。`,
        `Valid from ${from}; ${today} is earlier.`,
      ),
    );
  }
  if (from !== undefined && until !== undefined && from > until) {
    found.push(
      make(
        "until",
        `有效期的起止日期颠倒：${from} 至 ${until}。`,
        `The dates are reversed: ${from} to ${until}.`,
      ),
    );
  }
  const printed = /至\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u.exec(validity.quote);
  const date = printed
    ?.slice(1)
    .map((part) => part.padStart(2, "0"))
    .join("-");
  if (date !== undefined && until !== undefined && date !== until) {
    found.push(
      make(
        "until",
        `文中有效期至 ${date}，考核表文件写的是 ${until}。`,
        `The text says ${date}, the rubric file ${until}.`,
      ),
    );
  }
  return found;
}
