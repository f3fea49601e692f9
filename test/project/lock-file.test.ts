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
  link?: boolean;
}
/** The folders of this project that are packages of their own. */
const workspaces: string[] = manifest.workspaces;
/** What comes from a registry: not the project, its own packages and the links to them. */
const packages = Object.entries(lock.packages as Record<string, Locked>).filter(
  ([name, { link }]) => name && !workspaces.includes(name) && !link,
);
const manifests = [manifest, ...workspaces.map((folder) => read(`${folder}/package.json`))];
const pinned = manifests.flatMap(({ dependencies, devDependencies }) =>
  Object.entries({ ...dependencies, ...devDependencies } as Record<string, string>),
);

describe("the lock file", () => {
  test("names no registry, so that everybody installs from their own", () => {
    expect(packages.filter(([, { resolved }]) => resolved)).toEqual([]);
    expect(JSON.stringify(lock)).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  test("fixes every package by its content", () => {
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
  });

  test("agrees with package.json, whose versions are exact", () => {
    for (const [name, version] of pinned) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  test("links to nothing but the project's own packages", () => {
    const links = Object.values(lock.packages as Record<string, Locked>).filter(({ link }) => link);
    expect(links.map(({ resolved }) => resolved)).toEqual(workspaces);
  });

  test("offers every package under a licence that is not copyleft", () => {
    const copyleft = /^\(?(A?GPL|LGPL|SSPL|EUPL)/;
    const forced = ({ license = "" }: Locked) =>
      license.split(" OR ").every((choice) => copyleft.test(choice.trim()));
    expect(packages.filter(([, each]) => forced(each)).map(([name]) => name)).toEqual([]);
  });
});
