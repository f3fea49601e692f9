import { hidesValue } from "../../../src/intake/files/number-format";

/** LibreOffice writes what stands between the parts of a date as words. */
test.each([
  "yyyy-mm-dd",
  "yyyy\\-mm\\-dd",
  'yyyy\\-mm\\-dd" ✖"',
  "yyyy\\.m\\.d",
  'yyyy"年"m"月"d"日"',
])("a day is seen in %s", (format) => expect(hidesValue(format, 45565, "yyyy-mm-dd")).toBe(false));

test.each(['yyyy"5"', '"2024-09-30"', "\\-0", ";;;", '0"5"'])("%s shows something else", (format) =>
  expect(hidesValue(format, 45565)).toBe(true),
);

test.each([
  ["0E+00", 95.6],
  ["0.0E+00", 95.64],
  ["##0E+0", 95.6],
  ["# ?/?", 0.41],
  ["#/2", 0.4],
  ["# ?/10", 0.25],
])("%s shows %d as another number", (format, value) =>
  expect(hidesValue(format, value)).toBe(true),
);

test.each([
  ["0E+00", 90],
  ["0.00E+00", 95.6],
  ["# ?/?", 0.5],
  ["# ??/??", 1 / 3],
  ["# ?/10", 0.3],
  ["@", 95.6],
  ["General", 95.6],
])("%s shows %d as it is", (format, value) => expect(hidesValue(format, value)).toBe(false));
