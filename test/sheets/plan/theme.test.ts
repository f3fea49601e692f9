import { cellStyles, markStyles } from "../../../src/sheets/plan/theme";

/** Contrast ratio after WCAG 2. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [r, g, bl] = [1, 3, 5].map((at) => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * bl!;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

const brightness = (color: string) => contrast(color, "#000000");

test.each(Object.entries(cellStyles))(
  "the style %s is readable",
  (_, { font, fill = "#ffffff" }) => {
    expect(contrast(font.color, fill)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each(Object.entries(markStyles))(
  "the mark %s is readable and does not rely on colour",
  (_, mark) => {
    expect(contrast(mark.color, mark.fill)).toBeGreaterThanOrEqual(4.5);
    expect(mark.sign).not.toBe("");
    expect(mark.label.zh).not.toBe("");
  },
);

test("no two marks have the same sign", () => {
  const signs = Object.values(markStyles).map(({ sign }) => sign);
  expect(new Set(signs).size).toBe(signs.length);
});

test("on a black and white printer text stands on near white, or is white on dark", () => {
  for (const { fill, font } of Object.values(cellStyles))
    if (fill) expect(brightness(fill) > 15 || brightness(font.color) > 15).toBe(true);
});

test("tables are set in 宋体, titles in 黑体", () => {
  expect(cellStyles.text.font.name).toBe("宋体");
  expect(cellStyles.title.font.name).toBe("黑体");
});
