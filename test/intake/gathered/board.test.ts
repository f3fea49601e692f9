/** 收表进度. */
import { boardOf, strayFiles } from "../../../src/intake/gathered/board";
import type { CollectedFile } from "../../../src/intake/gathered/collect";
import type { FileState } from "../../../src/intake/types";
import { RUBRICS } from "../support/cards";

const ID = "graduate-college";
const { version } = RUBRICS.find(({ id }) => id === ID)!;
const [first, last] = [0, -1].map((at) => RUBRICS.find(({ id }) => id === ID)!.stages.at(at)!.id);

const file = (name: string, unit: string, state: FileState, stage = first): CollectedFile =>
  ({
    file: name,
    state,
    findings: [],
    named: null,
    cards: [{ unit, rubric: ID, stage, scorecard: { rubric: { id: ID, version } } }],
  }) as unknown as CollectedFile;

/** It came, and nothing in it can be read. */
const unreadable = (name: string, named: string | null): CollectedFile =>
  ({ file: name, state: "blocked", findings: [], named, cards: [] }) as unknown as CollectedFile;

const standings = (
  units: readonly string[],
  files: readonly CollectedFile[],
  taken: readonly string[] = [],
) =>
  Object.fromEntries(
    boardOf(units, files, RUBRICS, new Set(taken)).map(({ unit, standing }) => [unit, standing]),
  );

describe("The board", () => {
  test("says of each unit of the list how far it is", () => {
    const files = [
      file("b", "文 学院", "blocked"),
      file("c", "法学院", "confirm"),
      file("d", "理学院", "ready"),
      file("e", "工学院", "ready", last),
    ];
    expect(standings(["医学院", "文学院", "法学院", "理学院", "工学院"], files)).toEqual({
      医学院: "missing",
      文学院: "mend",
      法学院: "returned",
      理学院: "ready",
      工学院: "reviewed",
    });
  });

  test("a unit whose file was taken in with a reason is ready", () => {
    expect(standings(["文学院"], [file("b", "文学院", "blocked")], ["b"])).toEqual({
      文学院: "ready",
    });
  });

  test("of several files the one nearest to the roster counts", () => {
    const files = [file("a", "文学院", "blocked"), file("b", "文学院", "confirm")];
    expect(standings(["文学院"], files)).toEqual({ 文学院: "returned" });
    expect(boardOf(["文学院"], files, RUBRICS, new Set())[0]!.files).toEqual(["a", "b"]);
  });

  test("a unit whose file cannot be read has returned, and a readable one of it counts more", () => {
    const files = [
      unreadable("文学院.pdf", "文学院"),
      unreadable("法学院.jpg", "法学院"),
      unreadable("扫描件.jpg", null),
      file("b", "法学院", "blocked"),
    ];
    expect(standings(["文学院", "法学院", "理学院"], files)).toEqual({
      文学院: "unreadable",
      法学院: "mend",
      理学院: "missing",
    });
    expect(strayFiles(files)).toEqual(["扫描件.jpg"]);
  });

  test("without a list it shows the units of the files", () => {
    expect(standings([], [file("a", "文学院", "ready")])).toEqual({ 文学院: "ready" });
  });
});
