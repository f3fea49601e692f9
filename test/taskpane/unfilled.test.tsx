import { screen, waitFor } from "@testing-library/react";
import type { Finding, Scorecard } from "../../src/scoring/types";
import type { Rubric } from "../../src/rubric/types";
import { emptyBook, showPane } from "./support/show-pane";
import { assessSmall, smallRubric } from "./support/small-rubric";
import { MemoryBook } from "./support/memory-book";

const unfilled = (id: string, address: string): Finding => ({
  kind: "missing",
  severity: "warning",
  stage: "self",
  criterion: id,
  place: { sheet: "化学学院", address },
  message: { zh: "未填", en: "Missing" },
});

/** A blank card says of each cell that it is to be filled in, in no order. */
function assessBlank(rubric: Rubric, scorecard: Scorecard) {
  const assessment = assessSmall(rubric, scorecard);
  return { ...assessment, findings: [unfilled("fairs", "E5"), unfilled("plan", "E4")] };
}

describe("filling in one cell after the other", () => {
  test("of a new table the first cell to be filled in is selected", async () => {
    const book = new MemoryBook(assessBlank);
    const { user } = await showPane({ book, services: { loadAssess: async () => assessBlank } });
    await user.click(screen.getByRole("radio", { name: /小考核/ }));
    await user.type(screen.getByRole("textbox", { name: "单位名称" }), "化学学院{Enter}");
    expect(await screen.findByText(/已生成“化学学院”的表格/)).toBeVisible();
    expect(book.visited).toEqual([{ sheet: "化学学院", address: "E4" }]);
  });

  test("the button leads to the next that is empty, after the last to the first again", async () => {
    const book = new MemoryBook(assessBlank);
    book.add(smallRubric, "化学学院", "2025");
    const { user } = await showPane({ book });
    for (const name of ["计划", "招聘会", "计划"])
      await user.click(screen.getByRole("button", { name: `下一个未填：${name}` }));
    expect(book.visited.map(({ address }) => address)).toEqual(["E4", "E5", "E4"]);
  });

  test("where nothing is empty there is no such button", async () => {
    const book = emptyBook();
    const card = book.add(smallRubric, "化学学院", "2025");
    book.type(card, "self", "plan", 9);
    await showPane({ book });
    expect(screen.getByRole("button", { name: "下一个未填：招聘会" })).toBeVisible();
    book.type(card, "self", "fairs", 9);
    await waitFor(() =>
      expect(screen.queryByRole("button", { name: /下一个未填/ })).not.toBeInTheDocument(),
    );
  });
});
