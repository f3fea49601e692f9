import fs from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));

describe.each(["ARCHITECTURE.md", "CONTRIBUTING.md"])("%s", (file) => {
  const text = fs.readFileSync(path.join(root, file), "utf8").replace(/^```[^]*?^```$/gm, "");
  const spans = [...text.matchAll(/`([^`]+)`/g)].map(([, span]) => span!);

  test("names only places that are there", () => {
    const top = fs.readdirSync(root);
    const places = spans.filter((span) => /^[\w./-]+$/.test(span)).filter(isPlace(top));
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter((place) => !fs.existsSync(path.join(root, place)))).toEqual([]);
  });

  test("names only commands that are there", () => {
    const named = spans.flatMap((span) => /^npm (?:run )?([\w:]+)/.exec(span)?.[1] ?? []);
    expect(named.filter((name) => name !== "ci" && !(name in scripts))).toEqual([]);
  });

  test("runs only tests and tools that are there", () => {
    const given = spans
      .filter((span) => /^npx (jest|tsx) /.test(span))
      .flatMap((span) => span.split(" ").slice(2));
    const isThere = (start: string) => {
      const folder = path.join(root, path.dirname(start));
      return (
        fs.existsSync(folder) &&
        fs.readdirSync(folder).some((name) => name.startsWith(path.basename(start)))
      );
    };
    expect(given.filter((start) => !isThere(start))).toEqual([]);
  });
});

/** A path with a folder, or a file of the root by its ending. */
const isPlace = (top: readonly string[]) => (span: string) =>
  span.includes("/") || top.includes(span) || /\.(md|mjs|js|json|tsx?)$/.test(span);
