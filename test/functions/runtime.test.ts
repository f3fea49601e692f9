import type { ErrorCode, Language } from "../../src/formula/values";
import { catalogue } from "../../src/functions/catalogue";
import { registerFunctions } from "../../src/functions/runtime";

class OfficeError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

function register(language?: () => Language) {
  const functions = new Map<string, (...args: unknown[]) => unknown>();
  registerFunctions(
    (id, fn) => functions.set(id, fn),
    (code, message) => new OfficeError(code, message),
    language,
  );
  return functions;
}

const invocation = { address: "表!A1" };

describe("Functions as Office calls them", () => {
  const functions = register();
  const call = (name: string, ...args: unknown[]) => functions.get(name)!(...args, invocation);

  test("all are associated by their names", () => {
    expect([...functions.keys()]).toEqual(catalogue.map(({ name }) => name));
  });

  test("left out arguments arrive as null or undefined, then comes the invocation", () => {
    expect(call("RUBRIC.DEDUCT", 3, [[1]], null, null)).toBe(2);
    expect(call("RUBRIC.DEDUCT", 3, [[1]], undefined, undefined)).toBe(2);
    expect(call("SUBSIDY.BAND", 90.5, "round", null, null)).toBe(5);
    expect(call("SUBSIDY.GRADE", 70, "")).toBe("合格");
  });

  test("ranges arrive as rows, a single cell as one of one", () => {
    expect(call("RUBRIC.BONUS", [[1, 2]], [[1, 2]], 10)).toBe(5);
    expect(call("RUBRIC.BONUS", [[2]], [[2]], [[""]])).toBe(4);
    expect(call("RUBRIC.VETO", [["否"], ["是"]])).toBe(true);
  });

  test("errors become Office's own, with the reason in the user's language", () => {
    const thrown = (fn: () => unknown) => {
      try {
        fn();
      } catch (error) {
        return error as OfficeError;
      }
      throw new Error("nothing was thrown");
    };
    const zh = thrown(() => call("RUBRIC.DEDUCT", -3, [[1]]));
    expect(zh).toBeInstanceOf(OfficeError);
    expect([zh.code, zh.message]).toEqual(["#NUM!", "参数 points 的值 −3 不能小于 0"]);
    const english = register(() => "en").get("RUBRIC.DEDUCT")!;
    expect(thrown(() => english(-3, [[1]], null, null, invocation)).message).toBe(
      "points is −3; it must not be below 0",
    );
  });

  test("a data type that no function knows is #VALUE!", () => {
    expect(() => call("RUBRIC.DEDUCT", 3, [[{ type: "Entity" }]])).toThrow("不支持的数据类型");
  });
});
