/** The common value, or null where values differ: how Excel answers for several cells. */
export function common<T>(
  values: Iterable<T>,
  same: (a: T, b: T) => boolean = Object.is,
): T | null {
  const iterator = values[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return null;
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    if (!same(next.value, first.value)) return null;
  }
  return first.value;
}
