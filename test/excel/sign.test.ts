import { withSign } from "../../src/excel/marks/sign";

describe("a sign behind a number format", () => {
  it.each([
    ["General", 'General" ▲";-General" ▲";General" ▲";@" ▲"'],
    ["", 'General" ▲";-General" ▲";General" ▲";@" ▲"'],
    ["0.0%", '0.0%" ▲";-0.0%" ▲";0.0%" ▲";@" ▲"'],
    ["@", '@" ▲"'],
    ["0;(0)", '0" ▲";(0)" ▲";0" ▲";@" ▲"'],
    ['0"分;"', '0"分;"" ▲";-0"分;"" ▲";0"分;"" ▲";@" ▲"'],
    ["0;-0;;@", '0" ▲";-0" ▲";" ▲";@" ▲"'],
  ])("%s", (format, expected) => {
    expect(withSign(format, "▲")).toBe(expected);
  });
});
