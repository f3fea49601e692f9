import fs from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const read = (name: string) => JSON.parse(fs.readFileSync(path.join(root, name), "utf8"));
const manifest = read("package.json");
const lock = read("package-lock.json");

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
}
const packages = Object.entries(lock.packages as Record<string, Locked>).filter(([name]) => name);
const pinned = { ...manifest.dependencies, ...manifest.devDependencies } as Record<string, string>;

describe("the lock file", () => {
  test("names no registry, so that everybody installs from their own", () => {
    expect(packages.filter(([, { resolved }]) => resolved)).toEqual([]);
    expect(JSON.stringify(lock)).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  test("fixes every package by its content", () => {
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
  });

  test("agrees with package.json, whose versions are exact", () => {
    for (const [name, version] of Object.entries(pinned)) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  test("offers every package under a licence that is not copyleft", () => {
    const copyleft = /^\(?(A?GPL|LGPL|SSPL|EUPL)/;
    const forced = ({ license = "" }: Locked) =>
      license.split(" OR ").every((choice) => copyleft.test(choice.trim()));
    expect(packages.filter(([, each]) => forced(each)).map(([name]) => name)).toEqual([]);
  });
});
