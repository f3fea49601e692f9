import { signedFormat } from "../../../src/sheets/marks/mark-sign";

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
    expect(signedFormat(format, "▲")).toBe(expected);
  });
});
