import { screen } from "@testing-library/react";
import { showPane } from "./support/show-pane";

const background = () =>
  getComputedStyle(screen.getByRole("main").closest(".fui-FluentProvider")!).getPropertyValue(
    "--colorNeutralBackground1",
  );

describe("the theme of the pane", () => {
  test.each([
    ["light by default", undefined, "#ffffff", "light"],
    ["dark when Excel says so", { isDarkTheme: true }, "#292929", "dark"],
    [
      "dark on a dark body, where Excel tells colours only",
      { bodyBackgroundColor: "#262626" },
      "#292929",
      "dark",
    ],
    ["light on a light body", { bodyBackgroundColor: "#f0f0f0" }, "#ffffff", "light"],
  ])("is %s", async (_name, hostTheme, color, scheme) => {
    await showPane({ ...(hostTheme && { hostTheme }) });
    expect(background()).toBe(color);
    expect(document.documentElement.style.colorScheme).toBe(scheme);
  });
});
