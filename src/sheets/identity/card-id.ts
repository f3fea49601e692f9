/**
 * The id of a new card, roster or batch: eight hexadecimal signs. The first is a letter, so that no program takes an id
 * for a number (`435618e0` would become 435618, `01234567` lose its zero).
 */
export function newCardId(): string {
  const id = crypto.randomUUID().slice(0, 8);
  return "abcdef".charAt(parseInt(id.charAt(0), 16) % 6) + id.slice(1);
}
