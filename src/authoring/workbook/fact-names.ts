/** What facts are called: rules name them by it, unless a fact has an id of its own. */
import { plainText } from "../../sheets/read/cells";
import type { Fields } from "./flat";
import { isFormulaName, isTaken, labelOf } from "./formula-names";
import type { Mistakes } from "./mistakes";
import { placeText, type Place } from "./page";

export function checkFactNames(facts: readonly Fields[], mistakes: Mistakes): void {
  const first = new Map<string, Place>();
  for (const fact of facts) {
    const label = labelOf(fact);
    const place = mistakes.placeOf(fact, "label") ?? mistakes.placeOf(fact, "");
    if (!place) continue;
    const hasId = mistakes.placeOf(fact, "id") !== undefined;
    const twin = first.get(plainText(label));
    first.set(plainText(label), twin ?? place);
    if (isTaken(label)) taken(label, place, mistakes);
    else if (!hasId && twin) same(label, place, twin, mistakes);
    else if (!hasId && !isFormulaName(label)) noName(label, place, mistakes);
  }
}

const taken = (label: string, place: Place, mistakes: Mistakes) =>
  mistakes.add(
    place,
    {
      zh: `“${label}”在公式里另有含义，不能作名称。`,
      en: `“${label}” means something else in formulas and can be no name.`,
    },
    { zh: "请换一个名称，如“迟报次数”。", en: "Choose another name." },
    "id",
  );

const same = (label: string, place: Place, twin: Place, mistakes: Mistakes) =>
  mistakes.add(
    place,
    {
      zh: `名称“${label}”已经用在 ${placeText(twin)}。`,
      en: `The name “${label}” is already used at ${placeText(twin)}.`,
    },
    { zh: "请改成不同的名称，或删去一行。", en: "Choose another name, or delete a row." },
    "id",
  );

function noName(label: string, place: Place, mistakes: Mistakes): void {
  const bare = bareName(label);
  mistakes.add(
    place,
    {
      zh: `名称“${label}”里有公式不能用的字符。`,
      en: `“${label}” has signs that a formula cannot read in a name.`,
    },
    isFormulaName(bare)
      ? {
          zh: `名称只用文字、数字和下划线，可改为“${bare}”。`,
          en: `Use letters, digits and _ only: ${bare}.`,
        }
      : {
          zh: "名称只用文字、数字和下划线，并以文字开头。",
          en: "Use letters, digits and _ only, a letter first.",
        },
    "id",
  );
}

/** Without what stands in brackets, and without signs. */
const bareName = (label: string) =>
  label
    .normalize("NFKC")
    .replace(/\([^()]*\)/g, "")
    .replace(/[^\p{L}\p{N}_]/gu, "");
