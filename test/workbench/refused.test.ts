/** The notice by a cell whose entry was refused. */
import { Refused } from "../../workbench/page/refused";
import { textsIn } from "../../workbench/page/texts";

const at = { left: 0, top: 0 };
const message = () => document.getElementById("refused-message")!.textContent;
let refused: Refused;
beforeEach(() => {
  document.body.innerHTML = `<section id="refused" hidden><p id="refused-message"></p>
    <button id="refused-close"></button></section>`;
  refused = new Refused(textsIn("zh"));
});

test("says what was typed and why, until the cell has what it may have", () => {
  refused.add({ place: "F3", typed: "1e999", why: "请填 0 至 1 分。" }, at);
  expect(message()).toBe("F3 没有填入“1e999”：请填 0 至 1 分。");
  refused.settle("F3");
  expect(document.getElementById("refused")!.hidden).toBe(true);
});

test.each([
  ["很".repeat(24), "很".repeat(24)],
  ["很".repeat(25), `${"很".repeat(24)}……`],
  ["👍".repeat(25), `${"👍".repeat(24)}……`],
])("of a long text %s the beginning is enough", (typed, shown) => {
  refused.add({ place: "F3", typed, why: "请填数字。" }, at);
  expect(message()).toBe(`F3 没有填入“${shown}”：请填数字。`);
});
