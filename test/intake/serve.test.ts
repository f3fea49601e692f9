/** What a worker answers when the pane asks it to read files. */
import { zipSync } from "fflate";
import { Server, type Answer, type Source } from "../../src/intake/serve";
import { openFile, written } from "../../src/review/file";
import { withRecords } from "../../src/review/log";
import { forUnit } from "../../src/review/unit-copy";
import { readWorkbook } from "../../src/xlsx/read";
import { RUBRICS, soundCard } from "./support/cards";

const source = (name: string, parts: Uint8Array, entry: number | null = null): Source => ({
  ...{ id: 1, name, entry },
  blob: new Blob([parts as Uint8Array<ArrayBuffer>]),
});

const read = (answer: Answer) => {
  if (answer.got !== "read") throw new Error(`It was ${answer.got}.`);
  return answer.read;
};

const serverOf = () =>
  new Server({ rubrics: RUBRICS }, (copy) => forUnit(copy, RUBRICS, { names: true }));

describe("A worker that reads for the pane", () => {
  const server = serverOf();
  let card: Uint8Array;
  beforeAll(async () => {
    card = await soundCard("graduate-college", { unit: "文学院" });
  });

  test("answers a workbook with what was read", async () => {
    const { file, cards } = read(
      await server.answer({ do: "read", source: source("文学院.xlsx", card) }),
    );
    expect([file, cards[0]?.unit]).toEqual(["文学院.xlsx", "文学院"]);
  });

  test("answers a zip with its files, and reads them one by one", async () => {
    const zip = zipSync({ "a.xlsx": card, "b.txt": Uint8Array.of(1) });
    const whole = source("一批.zip", zip);
    expect(await server.answer({ do: "read", source: whole })).toEqual({
      got: "zip",
      files: ["一批.zip/a.xlsx", "一批.zip/b.txt"],
    });
    // By another worker, too, that has not seen the zip.
    for (const each of [server, serverOf()]) {
      const one = { ...whole, name: "一批.zip/a.xlsx", entry: 0 };
      const { file, cards } = read(await each.answer({ do: "read", source: one }));
      expect([file, cards[0]?.unit]).toEqual(["一批.zip/a.xlsx", "文学院"]);
    }
  });

  test("says of a file that is gone what to do", async () => {
    const gone = { size: 1, arrayBuffer: () => Promise.reject(new Error("gone")) } as Blob;
    const { findings } = read(
      await server.answer({ do: "read", source: { ...source("a.xlsx", card), blob: gone } }),
    );
    expect(findings.map(({ kind }) => kind)).toEqual(["unreadable-file"]);
    expect(findings[0]!.message.zh).toContain("再选一次");
  });

  test("marks the cells of findings, without records of others, and has no copy where there are none", async () => {
    const { findings } = read(
      await server.answer({
        do: "read",
        source: source("文学院.xlsx", await outOfRange()),
      }),
    );
    const ask = { do: "mark", source: source("文学院.xlsx", await outOfRange()) } as const;
    const marked = await server.answer({ ...ask, findings, language: "zh" });
    expect(marked.got === "copy" && marked.bytes?.length).toBeGreaterThan(0);
    expect(identityOf(await outOfRange())).toMatch(/taken.*法学院/s);
    expect(identityOf((marked as { bytes: Uint8Array }).bytes)).not.toMatch(/taken|法学院/);
    expect(await server.answer({ ...ask, findings: [], language: "zh" })).toEqual({
      got: "copy",
      bytes: null,
    });
  });

  test("fills numbers into cells, without records of others, and has no copy where a cell is not there", async () => {
    const ask = { do: "fill", source: source("文学院.xlsx", await outOfRange()) } as const;
    const cell = { sheet: "评分表", row: 4, column: 1, value: 7 };
    const filled = await server.answer({ ...ask, cells: [cell] });
    const bytes = filled.got === "copy" ? filled.bytes! : new Uint8Array();
    const card = readWorkbook(bytes).find(({ name }) => name === "评分表");
    expect(card?.values[4]?.[1]).toBe(7);
    expect(identityOf(bytes)).not.toMatch(/taken|法学院/);
    expect(await server.answer({ ...ask, cells: [cell, { ...cell, row: 900 }] })).toEqual({
      got: "copy",
      bytes: null,
    });
  });
});

/** With a record of the office's, and another card's row. */
async function outOfRange(): Promise<Uint8Array> {
  const stages = { self: { scores: { goal: 9 }, facts: {} } };
  const file = openFile(await soundCard("graduate-college", { stages }), RUBRICS);
  const taken = [{ what: "taken" as const, key: "文学院.xlsx", to: "ab12" }];
  const at = "2026-11-18T09:00:00+08:00";
  const rows = withRecords(file.cards[0]!.card.rows, "k1", taken, { by: "李四", at });
  return written(file, { cells: [], rows: [...rows, ["k2", "unit", "法学院"]] });
}

const identityOf = (bytes: Uint8Array) => {
  const sheet = readWorkbook(bytes).find(({ name }) => name.toLowerCase() === "_rubric");
  return JSON.stringify(sheet?.values);
};
