/** Places of work: by code and by text. */
import table from "../../src/graduates/regions.json";
import { liesIn, placeOf, placeOfBoth, regionName, regionOf } from "../../src/graduates/regions";

const names = Object.entries(table.regions);
const shown = (text: string) => {
  const place = placeOf(text);
  return place && [regionName(place.province), place.city && regionName(place.city)];
};

test("the table has every province and prefecture-level division of the standard", () => {
  const provinces = names.filter(([code]) => code.endsWith("0000"));
  const prefectures = names.filter(([code]) => code.endsWith("00") && !code.endsWith("0000"));
  const ending = (word: string) => prefectures.filter(([, name]) => name.endsWith(word)).length;
  expect(provinces).toHaveLength(34);
  expect(["市", "地区", "自治州", "盟"].map(ending)).toEqual([293, 7, 30, 3]);
  expect(prefectures).toHaveLength(333);
  expect(table.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(new Set(names.map(([, name]) => name)).size).toBe(names.length);
});

test("every name is read as itself, full and alone", () => {
  for (const [code, name] of names) {
    const province = code.endsWith("0000");
    expect([name, placeOf(name)]).toEqual([
      name,
      { province: `${code.slice(0, 2)}0000`, city: province ? null : code },
    ]);
  }
});

test.each([
  ["371000", ["山东省", "威海市"]],
  ["371002", ["山东省", "威海市"]],
  ["371002 环翠区", ["山东省", "威海市"]],
  ["370000", ["山东省", null]],
  ["370000山东省威海市", ["山东省", "威海市"]],
  ["110105", ["北京市", null]],
  ["990000 吉林长春", ["吉林省", "长春市"]],
  ["3710021", null],
  ["990000", null],
])("a code of six digits: %s", (text, place) => expect(shown(text)).toEqual(place));

test.each([
  ["山东省威海市环翠区", ["山东省", "威海市"]],
  ["中国 山东 威海", ["山东省", "威海市"]],
  ["山东-威海", ["山东省", "威海市"]],
  ["威海市", ["山东省", "威海市"]],
  ["威海", ["山东省", "威海市"]],
  ["山东", ["山东省", null]],
  ["吉林市", ["吉林省", "吉林市"]],
  ["吉林", ["吉林省", null]],
  ["吉林省吉林市", ["吉林省", "吉林市"]],
  ["长春市朝阳区", ["吉林省", "长春市"]],
  ["辽宁朝阳", ["辽宁省", "朝阳市"]],
  ["朝阳市", ["辽宁省", "朝阳市"]],
  ["北京市朝阳区", ["北京市", null]],
  ["海南", ["海南省", null]],
  ["青海省海南藏族自治州", ["青海省", "海南藏族自治州"]],
  ["内蒙古呼和浩特", ["内蒙古自治区", "呼和浩特市"]],
  ["新疆伊犁", ["新疆维吾尔自治区", "伊犁哈萨克自治州"]],
  ["恩施", ["湖北省", "恩施土家族苗族自治州"]],
  ["香港", ["香港特别行政区", null]],
  ["广东省中山市", ["广东省", "中山市"]],
  ["江苏省南京市中山北路", ["江苏省", "南京市"]],
  ["济源市", ["河南省", "济源市"]],
])("a text: %s", (text, place) => expect(shown(text)).toEqual(place));

test.each([
  ...["朝阳区", "海南州", "乳山市", "新加坡", "美国纽约", "", "无"],
  ...["南京路", "上海东路", "中山南街", "北京大道", "大连道", "吉林街"],
])("a county alone, a street, a foreign country: %s names neither province nor city", (text) =>
  expect(placeOf(text)).toBeNull(),
);

test("the code column is read first, the text where the code says nothing", () => {
  const both = (code: string, text: string) => {
    const place = placeOfBoth(code, text);
    return place && [regionName(place.province), place.city && regionName(place.city)];
  };
  expect(both("371000", "吉林省长春市")).toEqual(["山东省", "威海市"]);
  expect(both("", "吉林省长春市")).toEqual(["吉林省", "长春市"]);
  expect(both("000000", "吉林省长春市")).toEqual(["吉林省", "长春市"]);
  expect(both("370000", "山东省威海市")).toEqual(["山东省", "威海市"]);
  expect(both("370000", "吉林省长春市")).toEqual(["山东省", null]);
});

test("a region is asked for by name, short name or code", () => {
  expect(
    ["山东", "山东省", "370000", "威海", "威海市", "371000"].map((name) => regionOf(name)?.code),
  ).toEqual(["370000", "370000", "370000", "371000", "371000", "371000"]);
  // 吉林 is the province, 吉林市 the city.
  expect(["吉林", "吉林市"].map((name) => regionOf(name)?.code)).toEqual(["220000", "220200"]);
  expect(["110000", "110100", "北京"].map((name) => regionOf(name)?.code)).toEqual(
    Array(3).fill("110000"),
  );
  expect(["火星", "", "999999", "37"].map(regionOf)).toEqual([null, null, null, null]);
});

test("a place lies in a region, or not, or is too coarse to tell", () => {
  const lies = (place: string, region: string) => liesIn(placeOf(place)!, regionOf(region)!);
  expect(lies("威海", "山东")).toBe(true);
  expect(lies("威海", "威海")).toBe(true);
  expect(lies("济南", "威海")).toBe(false);
  expect(lies("山东", "威海")).toBe("coarse");
  expect(lies("吉林", "威海")).toBe(false);
  expect(lies("上海浦东", "上海")).toBe(true);
});
