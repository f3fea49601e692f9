/** @jest-environment node */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { serve } from "../../workbench/host/serve";

const PAGE = `<script src=https://appsforoffice.microsoft.com/lib/1/hosted/office.js></script><b>就业</b>`;
let root: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), "workbench-"));
  mkdirSync(path.join(root, "dist"));
  mkdirSync(path.join(root, "build/workbench"), { recursive: true });
  writeFileSync(path.join(root, "package.json"), "{}");
  writeFileSync(path.join(root, "secret.txt"), "secret");
  writeFileSync(path.join(root, "dist/taskpane.html"), PAGE);
  writeFileSync(path.join(root, "build/workbench/index.html"), "the workbench");
  symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
  server = await serve({ root });
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** The path as it is, without the tidying that `fetch` does. */
const get = (pathname: string) =>
  new Promise<{ status: number | undefined; type: string | undefined; body: Buffer }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      http
        .get({ hostname, port, path: pathname }, (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () =>
            resolve({
              status: response.statusCode,
              type: response.headers["content-type"],
              body: Buffer.concat(parts),
            }),
          );
        })
        .on("error", reject);
    },
  );

test("the workbench is the first page", async () => {
  expect((await get("/")).body.toString()).toBe("the workbench");
});

test("office.js is the genuine one, byte for byte", async () => {
  const genuine = path.join(
    path.dirname(require.resolve("@microsoft/office-js/package.json")),
    "dist/office.js",
  );
  const { body, type } = await get("/office-js/office.js");
  expect(type).toContain("text/javascript");
  expect(body.equals(readFileSync(genuine))).toBe(true);
});

test("the pane's page gets the host in place of the address of Microsoft's servers; the file stays", async () => {
  const { body } = await get("/taskpane.html");
  expect(body.toString()).toContain('<script src="/office-js/office.js"></script><b>就业</b>');
  expect(body.toString()).not.toContain("appsforoffice");
  expect(readFileSync(path.join(root, "dist/taskpane.html"), "utf8")).toBe(PAGE);
});

test.each([
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/workbench/../../secret.txt",
  "/none.js",
  "/office-js",
])("%s is not found", async (pathname) => {
  expect((await get(pathname)).status).toBe(404);
});
