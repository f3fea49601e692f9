const NUMBER = /(?<![\w."])\d+(?:\.\d+)?(?![\w"])/gu;

/** The rule with each of its numbers doubled, and halved. */
export function mutants(rule: string): string[] {
  const made = [...rule.matchAll(NUMBER)]
    .filter(([written]) => Number(written) !== 0)
    .flatMap((match) =>
      [2, 0.5].map((factor) => {
        const value = Number((Number(match[0]) * factor).toPrecision(12));
        return rule.slice(0, match.index) + value + rule.slice(match.index + match[0].length);
      }),
    );
  return [...new Set(made)];
}
