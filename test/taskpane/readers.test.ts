/** The readers of returned files, in a browser whose workers answer what they are told here. */
import { LONGEST_MS, TookTooLong, type Ask } from "../../src/intake/serve";
import { startReaders } from "../../src/taskpane/collect/readers";

class FakeWorker {
  static readonly all: FakeWorker[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  isEnded = false;

  constructor() {
    FakeWorker.all.push(this);
  }

  postMessage({ ask }: { ask?: Ask }): void {
    if (ask?.source.name === "good.xlsx")
      void Promise.resolve().then(() =>
        this.onmessage?.({ data: { answer: { got: "zip", files: [] } } }),
      );
  }

  terminate(): void {
    this.isEnded = true;
  }
}

const asked = (name: string): Ask => ({
  do: "read",
  source: { id: 1, name, blob: new Blob([]), entry: null },
});

beforeAll(() => Object.assign(globalThis, { Worker: FakeWorker }));

test("a reader that a file holds for ever is ended after its time, and another goes on", async () => {
  jest.useFakeTimers();
  const readers = startReaders({ rubrics: [], readings: {}, units: [] });
  const outcome = readers.answer(asked("hangs.xlsx")).catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(LONGEST_MS - 1);
  expect(FakeWorker.all[0]!.isEnded).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(await outcome).toBeInstanceOf(TookTooLong);
  expect(FakeWorker.all[0]!.isEnded).toBe(true);
  expect(await readers.answer(asked("good.xlsx"))).toEqual({ got: "zip", files: [] });
  expect(jest.getTimerCount()).toBe(0);
  readers.close();
  jest.useRealTimers();
});
