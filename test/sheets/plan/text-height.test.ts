import fc from "fast-check";
import { estimateHeight, estimateLines } from "../../../src/sheets/plan/text-height";

const SIZE = 10.5;

test.each([
  ["", 10, 1],
  ["就业", 10, 1],
  ["就业工作", 10, 1],
  ["就业工作考", 10, 2],
  ["一\n二\n三", 10, 3],
])("%p in %p characters takes %p lines", (text, width, lines) =>
  expect(estimateLines(text, width, SIZE)).toBe(lines),
);

test("a closing mark does not begin a line: it takes the character before it along", () => {
  const width = 10;
  expect(estimateLines("就业工作", width, SIZE)).toBe(1);
  expect(estimateLines("就业工作。", width, SIZE)).toBe(2);
});

test("a word of Latin letters stays together, one that is wider than the cell is broken", () => {
  expect(estimateLines("就业 abcdefg", 10, SIZE)).toBe(2);
  expect(estimateLines("a".repeat(60), 10, SIZE)).toBeGreaterThan(3);
});

test("more text, a narrower cell and larger type never make it lower", () => {
  const texts = fc.string({
    unit: fc.constantFrom("就", "业", "，", "（", "）", "a", "1", " ", "\n", "。"),
  });
  fc.assert(
    fc.property(
      texts,
      texts,
      fc.integer({ min: 4, max: 60 }),
      fc.integer({ min: 8, max: 16 }),
      (a, b, width, size) => {
        const height = estimateHeight(a, width, size);
        return (
          estimateHeight(`${a}\n${b}`, width, size) > height &&
          estimateHeight(a, width * 2, size) <= height &&
          estimateHeight(a, width, size + 1) >= height
        );
      },
    ),
  );
});
