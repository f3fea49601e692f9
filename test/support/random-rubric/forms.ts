import type { Form } from "../../../src/rubric/types";
import { words } from "./facts";
import type { Random } from "./random";

/** A small form of the document. */
export function randomForm(random: Random): Form {
  return {
    id: "form-1",
    name: words("申请表", "Application"),
    ...random.maybe(0.5, () => ({ label: "附件3" })),
    title: "申请表",
    clause: "六",
    columns: [12, 20, 12],
    rows: [
      {
        ...random.maybe(0.5, () => ({ height: 30 })),
        cells: [
          { text: "单位", style: "label" },
          { field: "unit", style: "input", columnSpan: 2 },
        ],
      },
      {
        cells: [
          { text: "说明", style: "heading", rowSpan: 2 },
          { field: "reason", style: "input" },
          { field: "total", style: "input", numberFormat: "0.00" },
        ],
      },
      {
        cells: [
          { text: "（盖章）", formula: 'IF(reason="","",unit)', style: "seal" },
          { text: "注", style: "note" },
        ],
      },
    ],
    orientation: random.pick(["portrait", "landscape"]),
  };
}
