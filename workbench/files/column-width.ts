/** A file measures columns in digits of its default font, the grid in pixels. */
const WIDE_DIGITS = /宋体|SimSun|新宋体|黑体|SimHei|仿宋|楷体/i;
const digit = (font: string) => (WIDE_DIGITS.test(font) ? 8 : 7);

export const columnWidth = {
  toFile: (pixels: number, font: string) => Math.round((pixels / digit(font)) * 256) / 256,
  fromFile: (width: number, font: string) => Math.round(width * digit(font)),
};
