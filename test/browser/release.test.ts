/** The zip of a release, hosted by nginx as its guide says: every page under its policy, every request told. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { chromium, type Browser, type Page } from "playwright-core";
import { findChromium } from "../../tools/programs.cjs";
import { releaseZip } from "../../tools/release-zip.mjs";
import { serveWith, sites, type Served } from "../support/web-servers";

const root = path.resolve(__dirname, "../..");
const library = path.join(root, "node_modules/@microsoft/office-js/dist");
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const program = findChromium();
const there = program && sites.nginx;
if (!there) console.warn("test/browser/release skipped: it needs Chromium and nginx.");

jest.setTimeout(60_000);

(there ? describe : describe.skip)("a release behind nginx", () => {
  const unpacked = fs.mkdtempSync(path.join(os.tmpdir(), "release-"));
  let browser: Browser;
  let server: Served;

  beforeAll(async () => {
    for (const [name, bytes] of Object.entries(unzipSync(releaseZip(path.join(root, "dist"))))) {
      fs.mkdirSync(path.dirname(path.join(unpacked, name)), { recursive: true });
      fs.writeFileSync(path.join(unpacked, name), bytes);
    }
    server = await serveWith(sites.nginx!, path.join(unpacked, "pages"));
    browser = await chromium.launch({ executablePath: program!, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    fs.rmSync(unpacked, { recursive: true });
  });

  /** A page with the requests that it made, and what its policy refused. */
  async function open(file: string) {
    const page = await browser.newPage();
    const requests: string[] = [];
    const refused: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => refused.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") refused.push(message.text());
    });
    // Microsoft's library from its package, at Microsoft's address.
    await page.route(`${CDN}**`, (route) =>
      route.fulfill({
        path: path.join(library, new URL(route.request().url()).pathname.slice(14)),
      }),
    );
    await page.goto(server.url + file);
    return { page, requests, refused };
  }

  /** What the page's policy says to a script in the page, an evaluated text, and a request to elsewhere. */
  const tries = (page: Page) =>
    page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
        violated.push(effectiveDirective),
      );
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
      await fetch("https://example.com/").catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { ran: "ran" in window, violated: [...new Set(violated)].sort() };
    });

  test("holds pages, settings for three servers, and what to do with them", () => {
    expect(fs.readdirSync(unpacked).sort()).toEqual(
      [
        ...["CHANGELOG.md", "LICENSE", "README.md", "apache.conf", "nginx.conf", "pages"],
        "web.config",
      ].sort(),
    );
  });

  test("is the same zip each time", () => {
    const [first, second] = [1, 2].map(() => Buffer.from(releaseZip(path.join(root, "dist"))));
    expect(first!.equals(second!)).toBe(true);
  });

  test("the pane loads from here and from Microsoft, and breaks no rule of its policy", async () => {
    const { page, requests, refused } = await open("taskpane.html");
    // In a plain browser it says that it belongs into Excel.
    await page.getByRole("alert").or(page.getByRole("group")).first().waitFor();
    expect(refused).toEqual([]);
    expect(requests.length).toBeGreaterThan(4);
    const elsewhere = requests.filter((url) => !url.startsWith(server.url) && !url.startsWith(CDN));
    expect(elsewhere).toEqual([]);
    expect(await tries(page)).toEqual({
      ran: false,
      violated: ["connect-src", "script-src-elem"],
    });
    await page.close();
  });

  const pages = (folder: string) =>
    fs.readdirSync(path.join(root, "dist", folder)).filter((name) => name.endsWith(".html"));
  test.each([
    ["help", "help/rubric-deduct.html"],
    ["guide", "guide/authors.html"],
  ])("pages of %s run nothing and load nothing from elsewhere", async (folder, file) => {
    expect(pages(folder).map((name) => `${folder}/${name}`)).toContain(file);
    const { page, requests, refused } = await open(file);
    expect(refused).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(await tries(page)).toEqual({
      ran: false,
      violated: ["connect-src", "script-src-elem"],
    });
    // Its style sheet is in force.
    expect(await page.locator("main").evaluate((main) => getComputedStyle(main).maxWidth)).toMatch(
      /px$/,
    );
    await page.close();
  });
});
