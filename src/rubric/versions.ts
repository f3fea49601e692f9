/** Whether a version such as 1.10.0 comes after another. */
export function isLaterVersion(version: string, other: string): boolean {
  const [own, its] = [version, other].map((each) => each.split(/\D+/).map(Number));
  const at = own!.findIndex((part, index) => part !== (its![index] ?? 0));
  return at >= 0 && own![at]! > (its![at] ?? 0);
}
