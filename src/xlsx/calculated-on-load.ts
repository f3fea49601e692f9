import { applyEdits, decodePart, eachElement } from "./xml-edit";

/** Tells the next program to calculate everything when it opens the file. */
export function calculatedOnLoad(workbook: Uint8Array): Uint8Array {
  const source = decodePart(workbook);
  let edit = { start: 0, end: 0, text: "" };
  // In the order of the format: where there is no calcPr, it comes after the last of the others.
  const around = ["sheets", "functionGroups", "externalReferences", "definedNames", "calcPr"];
  eachElement(source, new Set(around), ({ name, start, end }) => {
    const tag = source.slice(start, end);
    if (name !== "calcPr") edit = { start: end, end, text: '<calcPr fullCalcOnLoad="1"/>' };
    else if (!/\sfullCalcOnLoad=/.test(tag))
      edit = { start, end, text: tag.replace(/\s*\/?>/, ' fullCalcOnLoad="1"$&') };
    else edit = { start, end, text: tag.replace(/(\sfullCalcOnLoad=)"[^"]*"/, '$1"1"') };
  });
  return applyEdits(source, [edit]);
}
