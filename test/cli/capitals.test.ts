import { useCommandFolder } from "./support/command";

const { cli } = useCommandFolder("2026-11-20");

test("amounts, each on a line", async () => {
  expect(await cli("capitals", "1,000,050", "4万元")).toMatchObject({
    code: 0,
    out: "壹佰万零伍拾元整\n肆万元整\n",
    err: "",
  });
});

test("as JSON, with what is refused and why; that is 1", async () => {
  const { code, json } = await cli("capitals", "--unit", "万元", "--json", "--", "16", "-1");
  expect(code).toBe(1);
  expect(json()).toEqual({
    amounts: [
      { amount: "16", yuan: "160000.00", capitals: "壹拾陆万元整", error: null },
      { amount: "-1", yuan: null, capitals: null, error: expect.stringContaining("小于 0") },
    ],
  });
});

test.each([
  [["capitals"], "请给出金额"],
  [["capitals", "1", "--unit", "角"], "--unit 只能是"],
])("%j is a mistake in the command", async (args, words) => {
  expect(await cli(...args)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
});
