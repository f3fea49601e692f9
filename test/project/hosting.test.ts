/** The settings for web servers in `docs/hosting/`: tried with the server itself, where it is installed. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { OFFICE_JS, panePolicy } from "../../config/webpack/content-security-policy";
import { serveWith, settings, sites, type Served } from "../support/web-servers";

const dist = path.resolve(__dirname, "../../dist");
const built = fs.existsSync(path.join(dist, "taskpane.html"));

for (const [name, site] of Object.entries(sites)) {
  if (!site || !built)
    console.log(`${name}: ${built ? "not installed" : "dist/ is not there"}, so it is not tried.`);
  (site && built ? describe : describe.skip)(`the add-in served by ${name}`, () => {
    let server: Served;
    let url: string;

    beforeAll(async () => {
      server = await serveWith(site!, dist);
      url = server.url;
    });

    afterAll(() => server.stop());

    const named = (pattern: RegExp) =>
      fs.readdirSync(server.pages).find((file) => pattern.test(file))!;

    test.each([
      ["taskpane.html", /^text\/html; ?charset=utf-8$/i],
      ["commands.js", /^(text|application)\/javascript; ?charset=utf-8$/i],
      ["functions.json", /^application\/json/],
      ["functions.zh-CN.json", /^application\/json/],
      ["manifest.xml", /^(text|application)\/xml/],
      ["help/index.html", /^text\/html; ?charset=utf-8$/i],
      ["assets/app-32.png", /^image\/png/],
    ])("%s may be read by Excel, has its type, and is asked for each time", async (file, type) => {
      const { status, headers } = await fetch(url + file);
      expect(status).toBe(200);
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("content-type")).toMatch(type);
      expect(headers.get("cache-control")).toBe("no-cache");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBeNull();
      expect(headers.get("content-security-policy")).toBe(panePolicy(OFFICE_JS));
    });

    test("a file that is named by its content is kept for a year", async () => {
      for (const pattern of [/^taskpane\.[0-9a-f]{8}\.js$/, /^taskpane\.[0-9a-f]{8}\.css$/]) {
        const { headers } = await fetch(url + named(pattern));
        expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
        expect(headers.get("access-control-allow-origin")).toBe("*");
      }
    });

    test("scripts, styles and descriptions travel compressed", async () => {
      const files = [
        named(/^taskpane\..*\.js$/),
        named(/^taskpane\..*\.css$/),
        "functions.json",
        "taskpane.html",
      ];
      for (const file of files) {
        const { headers } = await fetch(url + file, { headers: { "accept-encoding": "gzip" } });
        expect([file, headers.get("content-encoding")]).toEqual([file, "gzip"]);
      }
    });

    test("shows no list of files, and what is not there is not found", async () => {
      expect((await fetch(url)).status).toBeGreaterThanOrEqual(403);
      expect((await fetch(`${url}nothing.js`)).status).toBe(404);
    });
  });
}

test.each(["nginx.conf", "apache.conf", "web.config"])(
  "%s limits the pages as they limit themselves, with either of Microsoft's libraries",
  (name) => expect(fs.readFileSync(settings(name), "utf8")).toContain(`"${panePolicy(OFFICE_JS)}"`),
);

describe("the settings for IIS, which cannot be tried here", () => {
  const config = fs.readFileSync(settings("web.config"), "utf8");

  test("are well-formed", () => {
    const { status, error } = spawnSync("xmllint", ["--noout", settings("web.config")]);
    if (error) return console.log("xmllint is not installed, so web.config is not parsed.");
    expect(status).toBe(0);
  });

  test("say what those for nginx say", () => {
    const said = [
      ...fs
        .readFileSync(settings("nginx.conf"), "utf8")
        .matchAll(/^add_header (\S+) "(.*?)" always;/gm),
    ];
    expect(said.length).toBe(4);
    for (const [, name, value] of said)
      expect(config).toContain(`<add name="${name}" value="${value}" />`);
    expect(config).toContain('pattern="\\.[0-9a-f]{8}\\.(js|css|png)($|\\?)"');
    expect(config).toContain('value="public, max-age=31536000, immutable"');
    expect(config).toContain('value="no-cache"');
  });
});
