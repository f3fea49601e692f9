import type { Answer, Ask } from "../../../src/intake/serve";
import type { IntakeFinding, ReadCard, ReadFile } from "../../../src/intake/types";
import type { Rubric } from "../../../src/rubric/types";
import type { Entry } from "../../../src/scoring/types";
import type { StartReaders } from "../../../src/taskpane/collect/readers";
import { smallRubric } from "./small-rubric";

/** What the readers find in files, by the files' names; reading itself is tested by itself. */
export interface FoundFile {
  unit?: string;
  /** What its cells for facts hold. */
  facts?: Record<string, number | null>;
  total?: number;
  findings?: Partial<IntakeFinding>[];
  modified?: number;
  /** A rubric that the file brings along. */
  carried?: Rubric;
  /** It is a zip of these files. */
  holds?: Record<string, FoundFile>;
}

export class MemoryReaders {
  /** Options of each going through, as they were asked. */
  readonly started: Parameters<StartReaders>[0][] = [];
  readonly marked: string[] = [];
  readonly filled: [file: string, values: number[]][] = [];
  private waiting: (() => void)[] = [];
  private isHeld = false;
  /** How many are at work now, and were at most. */
  private working = 0;
  mostWorking = 0;

  constructor(
    private readonly files: Record<string, FoundFile>,
    private readonly count = 1,
  ) {}

  /** From now on nothing is answered until it is released. */
  hold(): void {
    this.isHeld = true;
  }

  release(): void {
    this.isHeld = false;
    for (const go of this.waiting.splice(0)) go();
  }

  readonly start: StartReaders = (options) => {
    this.started.push(options);
    let isOpen = true;
    const refusals: (() => void)[] = [];
    return {
      count: this.count,
      answer: (ask) =>
        this.atWork((resolve, reject) => {
          refusals.push(() => reject(new Error("closed")));
          const go = () => isOpen && resolve(this.answer(ask));
          if (this.isHeld) this.waiting.push(go);
          else go();
        }),
      close() {
        isOpen = false;
        for (const refuse of refusals) refuse();
      },
    };
  };

  private async atWork(work: ConstructorParameters<typeof Promise<Answer>>[0]): Promise<Answer> {
    this.working++;
    this.mostWorking = Math.max(this.mostWorking, this.working);
    try {
      return await new Promise(work);
    } finally {
      this.working--;
    }
  }

  private answer(ask: Ask): Answer {
    const { name } = ask.source;
    const all = { ...this.files, ...inZips(this.files) };
    const found = all[name] ?? all[name.replace(/ \(\d+\)/, "")] ?? {};
    if (ask.do !== "read") {
      if (ask.do === "mark") this.marked.push(name);
      else this.filled.push([name, ask.cells.map(({ value }) => value)]);
      return { got: "copy", bytes: Uint8Array.of(1) };
    }
    if (found.holds) return { got: "zip", files: Object.keys(inZips({ [name]: found })) };
    return { got: "read", read: readFile(name, found) };
  }
}

const inZips = (files: Record<string, FoundFile>): Record<string, FoundFile> =>
  Object.fromEntries(
    Object.entries(files).flatMap(([zip, { holds = {} }]) =>
      Object.entries(holds).map(([name, found]) => [`${zip}/${name}`, found]),
    ),
  );

let files = 0;

function readFile(file: string, found: FoundFile): ReadFile {
  const { unit, total = 10, facts = {}, findings = [], modified = null, carried } = found;
  return {
    ...(carried && { carried: [carried] }),
    ...{ file, modified, sha256: `sha-${files++}` },
    cards: unit === undefined ? [] : [cardOf(unit, total, carried ?? smallRubric, facts)],
    findings: findings.map((each) => ({
      ...{ kind: "missing", severity: "warning", card: 0, sheet: null, cell: null },
      ...{ expected: null, found: null, message: { zh: "请补填。", en: "Fill it in." } },
      ...each,
    })),
  };
}

const cardOf = (
  unit: string,
  total: number,
  { id, version }: Rubric,
  facts: Record<string, number | null>,
): ReadCard => ({
  ...{ id: `k-${unit}`, unit, year: "2025", rubric: id, version, fingerprint: null },
  ...{ recognised: "identity", stage: "self", vetoes: [], readings: {} },
  stages: { self: { total, complete: true }, review: { total: null, complete: false } },
  scorecard: {
    rubric: { id, version },
    ...{ unit, year: "2025", readings: {}, fields: {}, findings: [] },
    stages: {
      self: { scores: {}, facts: entriesOf(facts) },
      review: { scores: {}, facts: {} },
    },
  },
});

const entriesOf = (facts: Record<string, number | null>) =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value], index): [string, Entry] => [
      id,
      { value, origin: "typed", place: { sheet: "基础数据", address: `C${index + 5}` } },
    ]),
  );
