import { screen } from "@testing-library/react";
import { initialLanguage } from "../../src/taskpane/text";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

beforeEach(() => window.localStorage.clear());

describe("the language of the pane", () => {
  test.each([
    ["zh-CN", "zh"],
    ["zh-Hans-CN", "zh"],
    ["en-US", "en"],
    ["ja-JP", "en"],
    [undefined, "zh"],
  ])("with Excel in %s is %s", (displayLanguage, language) => {
    expect(initialLanguage(displayLanguage)).toBe(language);
  });

  test("is switched by one button, and the choice is remembered", async () => {
    const { user } = await showPane();
    expect(document.documentElement).toHaveAttribute("lang", "zh-CN");
    await user.click(screen.getByRole("button", { name: "Switch to English" }));
    expect(await screen.findByRole("heading", { name: "Choose a system" })).toBeVisible();
    expect(document.documentElement).toHaveAttribute("lang", "en");
    expect(initialLanguage("zh-CN")).toBe("en");
  });

  test("English shows the result, the findings and the rubric's names in English", async () => {
    const book = emptyBook();
    const card = book.add(smallRubric, "Chemistry", "2025");
    book.type(card, "self", "plan", 12);
    const { user } = await showPane({ book, language: "en" });
    expect(
      screen.getByText("Self score, 1 wrong, counts once corrected · 1 of 2 filled"),
    ).toBeVisible();
    await user.click(screen.getByRole("tab", { name: "Issues 2" }));
    expect(screen.getByRole("button", { name: /12 is more than 10/ })).toHaveTextContent(
      "Over the limit · Self score12 is more than 10: enter 0 to 10.",
    );
  });
});
