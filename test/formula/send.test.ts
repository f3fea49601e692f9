import fc from "fast-check";
import { toNativeFormula } from "../../src/formula/native";
import { FormulaError } from "../../src/formula/parse";
import {
  callsCatalogue,
  sealed,
  toCatalogueFormula,
  toFixedFormula,
  toSentFormula,
} from "../../src/formula/send";
import { catalogue } from "../../src/functions/catalogue";

/** As versions before the seal have sent it. */
const unsealed = (formula: string) => formula.replace(/"RUBRIC:[0-9a-f]{8}"/, '"RUBRIC"');

const restored = (formula: string) => toCatalogueFormula(formula).formula;

describe("A formula that is sent computes without the add-in and carries its original", () => {
  test("it computes with the native twin, and holds the calls as words", () => {
    expect(unsealed(toSentFormula('=IF(C9="","",RUBRIC.DEDUCT(D27,C9))'))).toBe(
      `=CHOOSE(1,${toNativeFormula('=IF(C9="","",RUBRIC.DEDUCT(D27,C9))').formula.slice(1)},"RUBRIC",IF(C9="","",CHOOSE(1,0,"RUBRIC.DEDUCT",D27,C9)))`,
    );
  });

  test.each(["=SUM(A1:A3)", '="RUBRIC.DEDUCT(3,2)"', "=RUBRIC_DEDUCT+1", "文字", ""])(
    "%p calls nothing of the catalogue and stays as it is",
    (formula) => {
      expect(callsCatalogue(formula)).toBe(false);
      expect(toSentFormula(formula)).toBe(formula);
    },
  );

  test("what is sent has no name of the add-in outside of quotes", () => {
    fc.assert(
      fc.property(anyFormula(), (formula) => {
        const bare = toSentFormula(formula).replace(/"[^"]*"/g, "");
        expect(bare).not.toMatch(/RUBRIC|SUBSIDY|LET|LAMBDA/i);
      }),
    );
  });

  test("a formula whose twin would not fit is refused with the reason", () => {
    const deep = `=${"RUBRIC.SHORTFALL(5,".repeat(12)}A1${",B1,C1)".repeat(12)}`;
    expect(() => toSentFormula(deep)).toThrow(FormulaError);
  });
});

describe("The way back", () => {
  test("gives every formula again, to the letter", () => {
    fc.assert(
      fc.property(anyFormula(), (formula) => {
        expect(restored(toSentFormula(formula))).toBe(formula);
      }),
    );
  });

  test.each([
    "=rubric.bonus( A1:A3 , 2 )+ 1",
    '=RUBRIC.SHORTFALL(5,A1,B1,C1,,"started")',
    '=RUBRIC.BAND(A1,{1,16},{25,30})&"，""好"""',
    "='基础 数据'!A1+RUBRIC.MEETS(D2,'基础 数据'!B2,RUBRIC.BAND(C2,{0,200},{20,50}))",
    "=SUM(RUBRIC.BONUS(A1,2),SUBSIDY.BAND(B1))/RUBRIC.TARGET($C$1:$C$3,D1:D3)",
    "=[@分数]+RUBRIC.BONUS(表1[[#This Row],[篇]],2)",
  ])("%s comes back", (formula) => {
    expect(restored(toSentFormula(formula))).toBe(formula);
    expect(restored(toFixedFormula(formula, 3))).toBe(formula);
  });

  test("follows references that another program has moved", () => {
    const sent = toSentFormula("=RUBRIC.DEDUCT(D27,C9)");
    expect(restored(sent.replaceAll("D27", "D30").replaceAll("C9", "C12"))).toBe(
      "=RUBRIC.DEDUCT(D30,C12)",
    );
  });

  test("understands how other programs write the same formula", () => {
    const sent = toSentFormula("=IF(TRUE,RUBRIC.EXCESS(A1,0.05,5),0)");
    const rewritten = sent.replace("TRUE", "TRUE()").replace(/0\.05/g, "0.0500");
    expect(restored(rewritten)).toBe("=IF(TRUE,RUBRIC.EXCESS(A1,0.0500,5),0)");
    expect(restored(sent.replace("=CHOOSE", "=@CHOOSE"))).toBe(
      "=IF(TRUE,RUBRIC.EXCESS(A1,0.05,5),0)",
    );
  });

  test("finds the original inside a formula that the recipient put around it", () => {
    const sent = toSentFormula("=RUBRIC.BONUS(A1,2)");
    expect(restored(`=ROUND(${sent.slice(1)},1)`)).toBe("=ROUND(RUBRIC.BONUS(A1,2),1)");
  });

  test("knows what was sent before there were seals by its twin of today", () => {
    const sent = unsealed(toSentFormula("=RUBRIC.DEDUCT(D27,C9)"));
    expect(restored(sent)).toBe("=RUBRIC.DEDUCT(D27,C9)");
    const changed = sent.replace("MAX(0,", "MAX(1,");
    expect(toCatalogueFormula(changed).edited).toBe(true);
  });

  describe("from a version with another twin", () => {
    const original = "=RUBRIC.DEDUCT(D27,C9)+'二 表'!E5";
    const sent = sealed("=MAX(0,D27-1*SUM(C9:C9,C9))+'二 表'!E5", original);

    test("gives the original", () => {
      expect(restored(sent)).toBe(original);
    });

    test("follows references that were moved in both halves, and renamed sheets", () => {
      const moved = sent.replaceAll("D27", "D30").replaceAll("'二 表'", "三表");
      expect(restored(moved)).toBe("=RUBRIC.DEDUCT(D30,C9)+三表!E5");
    });

    test.each([
      ["a number of the twin", (text: string) => text.replace("1*SUM", "2*SUM")],
      ["a reference of the twin", (text: string) => text.replace("MAX(0,D27", "MAX(0,D28")],
      [
        "two references of the twin",
        (text: string) => text.replace("D27-1*SUM(C9:C9,C9)", "C9-1*SUM(C9:C9,D27)"),
      ],
      [
        "the carried call",
        (text: string) => text.replace('"RUBRIC.DEDUCT",D27', '"RUBRIC.DEDUCT",D28'),
      ],
      ["the seal", (text: string) => text.replace(/:[0-9a-f]{8}"/, ':00000000"')],
    ])("finds a change of %s", (_, change) => {
      const changed = change(sent);
      expect(changed).not.toBe(sent);
      expect(toCatalogueFormula(changed)).toEqual({ formula: changed, restored: 0, edited: true });
    });
  });

  test("leaves a formula whose computing half was changed, and says so", () => {
    const changed = toSentFormula("=RUBRIC.DEDUCT(D27,C9)").replace("MAX(0,", "MAX(1,");
    expect(toCatalogueFormula(changed)).toEqual({ formula: changed, restored: 0, edited: true });
  });

  test.each(['=CHOOSE(1,2,"RUBRIC")', '=CHOOSE(2,"RUBRIC",3)', '="CHOOSE(1,2,""RUBRIC"",A1)"'])(
    "%p is nobody's sent formula",
    (formula) => {
      expect(toCatalogueFormula(formula)).toEqual({ formula, restored: 0, edited: false });
    },
  );
});

describe("A fixed formula", () => {
  test.each([
    [12.5, "12.5"],
    [-1e-7, "-1E-7"],
    ['优秀“好”"', '"优秀“好”"""'],
    ["", '""'],
    [null, '""'],
    [true, "TRUE"],
    ["#N/A", "#N/A"],
    ["#DIV/0!", "#DIV/0!"],
    [
      [
        [1, "a"],
        [2, "b"],
      ],
      '{1,"a";2,"b"}',
    ],
  ])("shows %p", (value, text) => {
    expect(toFixedFormula("=RUBRIC.BONUS(A1,2)", value)).toBe(
      `=CHOOSE(1,${text},"RUBRIC.FIXED",CHOOSE(1,0,"RUBRIC.BONUS",A1,2))`,
    );
  });

  test("splits texts that are longer than a formula may hold", () => {
    const [, text = ""] = /CHOOSE\(1,(.*),"RUBRIC.FIXED"/.exec(
      toFixedFormula("=RUBRIC.BONUS(A1,2)", "长".repeat(300)),
    )!;
    expect(text.split("&").every((piece) => piece.length <= 257)).toBe(true);
    expect(text.replace(/"&"/g, "")).toBe(`"${"长".repeat(300)}"`);
  });
});

/** Calls of every function, nested in each other and in what users write around them. */
function anyFormula(): fc.Arbitrary<string> {
  const reference = fc.constantFrom("A1", "$B$2", "基础数据!C3", "'二 表'!D4:D6", "E5:E7", "2.5");
  const call = (inner: fc.Arbitrary<string>) =>
    fc.constantFrom(...catalogue).chain(({ name, parameters, required }) =>
      fc
        .tuple(
          fc.integer({ min: required, max: parameters.length }),
          fc.array(inner, { minLength: parameters.length, maxLength: parameters.length }),
        )
        .map(([count, args]) => {
          const given = args
            .slice(0, count)
            .map((arg, index) => (parameters[index]!.parameter.kind === "reading" ? "" : arg));
          return `${name}(${given.join(",")})`;
        }),
    );
  const around = fc.constantFrom("{}", "{}+1", 'IF({}>1,"是","否")', "ROUND( {} ,2)", "-{}%");
  const one = fc
    .tuple(around, call(fc.oneof({ weight: 5, arbitrary: reference }, call(reference))))
    .map(([words, inner]) => `=${words.replace("{}", inner)}`);
  return one.filter((formula) => {
    try {
      toSentFormula(formula);
      return true;
    } catch (error) {
      if (error instanceof FormulaError) return false;
      throw error;
    }
  });
}
