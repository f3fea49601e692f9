/** The clause of a criterion, from the numbering of its levels: 二（五）4. */

const NUMBER =
  /^\s*(?:第?([一二三四五六七八九十]+)[、.．章部]|([（(][一二三四五六七八九十\d]+[)）])|(\d+(?:\.\d+)*)[、.．)）\s])/;

export function clauseOf(section: string, levels: readonly string[]): string {
  const numbers = levels.map((text) => {
    const [, chinese, bracketed, plain] = NUMBER.exec(text) ?? [];
    return chinese ?? bracketed?.replace("(", "（").replace(")", "）") ?? plain ?? "";
  });
  const first = numbers[0] === "" ? section : numbers[0]!;
  // 1.2 below 1 says both.
  return numbers
    .slice(1)
    .reduce((whole, each) => (each.startsWith(`${whole}.`) ? each : whole + each), first);
}
