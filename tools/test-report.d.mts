export interface Report {
  counts: { passed: number; failed: number; skipped: number };
  check(name: string, ok: boolean): boolean;
  skip(number: number, name: string, why?: string): void;
  jest(projects: readonly string[], result: object): void;
}
export function createReport(ci: boolean, tell: (line: string) => void): Report;
