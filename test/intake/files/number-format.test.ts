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
