/** A count with its noun in English: 1 unit, 2 units. */
export const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
