/** @jest-environment jsdom */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ribbonCommands } from "../../src/excel/ribbon";

const root = path.resolve(__dirname, "../..");
const base = "https://localhost:3000";
const manifestFile = path.join(root, "manifest.xml");
const manifest = new DOMParser().parseFromString(
  fs.readFileSync(manifestFile, "utf8"),
  "application/xml",
);

const all = (selector: string) => [...manifest.querySelectorAll(selector)];
const attribute = (name: string) => (element: Element) => element.getAttribute(name) ?? "";

/** All elements by their name without prefix. */
const named = (name: string) => [...manifest.getElementsByTagNameNS("*", name)];
const resources = all("*").filter(
  (element) => element.hasAttribute("id") && /:/.test(element.tagName),
);
const urls = all("*")
  .flatMap((element) => ["DefaultValue", "Value"].map((name) => element.getAttribute(name)))
  .concat(named("AppDomain").map((element) => element.textContent))
  .filter((value): value is string => /^https?:/.test(value ?? ""));

describe("manifest.xml", () => {
  test("is well-formed", () => {
    expect(manifest.querySelector("parsererror")).toBeNull();
    expect(manifest.documentElement.localName).toBe("OfficeApp");
  });

  test("has every resource that it names, once, and names every resource that it has", () => {
    const defined = resources.map(attribute("id"));
    const used = all("[resid]").map(attribute("resid"));
    expect(new Set(defined).size).toBe(defined.length);
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
  });

  test("keeps resource ids to Excel's 32 characters", () => {
    expect(resources.map(attribute("id")).filter((id) => id.length > 32)).toEqual([]);
  });

  test("has every URL under the one address that a build replaces", () => {
    expect(urls.length).toBeGreaterThan(40);
    expect(urls.filter((url) => url !== base && !url.startsWith(`${base}/`))).toEqual([]);
    expect(named("AppDomain").map((element) => element.textContent)).toEqual([base]);
  });

  test("has Chinese words first and English ones beside them", () => {
    const words = [
      ...resources.filter((element) => element.localName === "String"),
      ...named("DisplayName"),
      ...named("Description").filter((element) => element.hasAttribute("DefaultValue")),
    ];
    expect(manifest.querySelector("DefaultLocale")?.textContent).toBe("zh-CN");
    expect(words.length).toBeGreaterThan(10);
    for (const element of words) {
      const english = element.firstElementChild;
      expect(element.getAttribute("DefaultValue")).toMatch(/[\u4e00-\u9fff]/);
      expect(english?.getAttribute("Locale")).toBe("en-US");
      expect(english?.getAttribute("Value")).toMatch(/^[^\u4e00-\u9fff]+$/);
    }
  });

  test("keeps button labels and tips to Excel's lengths", () => {
    for (const [name, most] of [
      ["ShortStrings", 125],
      ["LongStrings", 250],
    ] as const) {
      const texts = named(name)
        .flatMap((list) => [...list.querySelectorAll("*")])
        .flatMap((element) => ["DefaultValue", "Value"].map((key) => element.getAttribute(key)));
      expect(texts.filter((text) => (text?.length ?? 0) > most)).toEqual([]);
    }
  });

  test("has no Namespace: the functions' names are whole", () => {
    expect(named("Namespace")).toEqual([]);
  });

  test("runs pane, functions and buttons in one long-lived shared runtime", () => {
    const runtime = named("Runtime")[0];
    expect(runtime?.getAttribute("lifetime")).toBe("long");
    const page = runtime?.getAttribute("resid");
    for (const selector of ["Page > SourceLocation", "FunctionFile", "Action > SourceLocation"]) {
      expect(all(selector).map(attribute("resid"))).toEqual([page]);
    }
  });

  test("asks for the sets that nothing works without, and for no more", () => {
    const sets = named("Set").map((set) => [
      set.getAttribute("Name"),
      set.getAttribute("MinVersion"),
    ]);
    expect(sets).toEqual([
      ["SharedRuntime", "1.1"],
      ["CustomFunctionsRuntime", "1.2"],
      ["ExcelApi", "1.7"],
    ]);
    // The same lowest version is asked for before a table is drawn.
    expect(fs.readFileSync(path.join(root, "src/excel/limits.ts"), "utf8")).toContain(
      'isSetSupported("ExcelApi", "1.7")',
    );
  });

  test("names the ribbon commands that the add-in registers", () => {
    expect(named("FunctionName").map((element) => element.textContent)).toEqual([
      ...ribbonCommands,
    ]);
  });

  test("has the version of the package", () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
    expect(named("Version")[0]?.textContent).toBe(`${version}.0`);
  });
});

describe("icons", () => {
  const sizesOf = (element: Element) =>
    [...element.children].map((image) => Number(image.getAttribute("size")));

  test.each(named("Icon").map((icon) => [icon.parentElement?.getAttribute("id"), icon] as const))(
    "%s has every size that Excel may ask for",
    (_, icon) => expect(sizesOf(icon)).toEqual([16, 20, 24, 32, 40, 48, 64, 80]),
  );

  test("each button has its own", () => {
    const images = named("Icon").map((icon) => icon.firstElementChild?.getAttribute("resid"));
    expect(new Set(images).size).toBe(5);
  });

  test("every file is there, with as many pixels as its name says", () => {
    const files = new Set(urls.filter((url) => url.endsWith(".png")));
    expect(files.size).toBe(40);
    for (const url of files) {
      const name = url.slice(base.length + 1);
      const png = fs.readFileSync(path.join(root, name));
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      const size = Number(/-(\d+)\.png$/.exec(name)?.[1]);
      expect([name, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([name, size, size]);
    }
  });

  test("an image's id says its size", () => {
    for (const image of all("[size][resid]")) {
      expect(image.getAttribute("resid")).toMatch(new RegExp(`\\.${image.getAttribute("size")}$`));
    }
  });
});

describe("Microsoft's schema", () => {
  const schema = path.resolve(root, "../shared/manifest-xsd/OfficeAppManifestV1_1.xsd");
  const available = fs.existsSync(schema) && !spawnSync("xmllint", ["--version"]).error;
  if (!available)
    console.log("manifest.xml is not checked against the XSDs: xmllint or they are not here.");

  (available ? test : test.skip)("accepts manifest.xml", () => {
    const { status, stderr } = spawnSync(
      "xmllint",
      ["--noout", "--nonet", "--schema", schema, manifestFile],
      { encoding: "utf8" },
    );
    expect(stderr).toContain("manifest.xml validates");
    expect(status).toBe(0);
  });
});
