/** The workbench's server: its page, the add-in as it was built, and the genuine office.js from node_modules. */
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import { createRequire } from "node:module";
import path from "node:path";
import { packed } from "./packed";

export interface ServeOptions {
  /** 0 takes a free one. */
  port?: number;
  /** The project's folder. */
  root?: string;
  /** A certificate makes it the address that Excel itself loads the add-in from, as it was built. */
  secure?: ServerOptions;
}

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** Serves on this machine only; `close` ends it. */
export async function serve({ port = 0, root = process.cwd(), secure }: ServeOptions = {}) {
  const folders = secure ? { "": path.join(root, "dist") } : foldersOf(root);
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    // Excel fetches the functions' description from another origin.
    if (secure) response.setHeader("access-control-allow-origin", "*");
    answer(request, response, folders).catch((error: unknown) => {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    });
  };
  const server = secure ? createSecureServer(secure, onRequest) : createServer(onRequest);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", resolve);
  });
  const address = server.address();
  const url = `${secure ? "https" : "http"}://localhost:${typeof address === "object" && address ? address.port : port}/`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, close };
}

/** What stands behind each first part of an address; "" is everything else. */
function foldersOf(root: string): Record<string, string> {
  const officeJs = createRequire(path.join(root, "package.json")).resolve(
    "@microsoft/office-js/package.json",
  );
  return {
    workbench: path.join(root, "build/workbench"),
    "office-js": path.join(path.dirname(officeJs), "dist"),
    "": path.join(root, "dist"),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folders: Record<string, string>,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === ATTACH.path && "workbench" in folders) {
    response.setHeader("content-type", TYPES[".js"]!).end(ATTACH.script);
    return;
  }
  const file = fileFor(pathname, folders);
  const found = file === null ? null : await stat(file).catch(() => null);
  if (file === null || !found?.isFile()) {
    response.writeHead(404).end("Not found");
    return;
  }
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  const version = `"${found.mtimeMs.toString(36)}-${found.size.toString(36)}"`;
  response.setHeader("content-type", type);
  response.setHeader("vary", "accept-encoding");
  response.setHeader("etag", version);
  // What bears a hash of its content in its name never changes; everything else is asked for anew.
  response.setHeader(
    "cache-control",
    HASHED.test(file) ? "max-age=31536000, immutable" : "no-cache",
  );
  if (request.headers["if-none-match"] === version) {
    response.writeHead(304).end();
    return;
  }
  const isPane = path.basename(file) === "taskpane.html" && "workbench" in folders;
  const body = isPane
    ? Buffer.from(withWorkbench(await readFile(file, "utf8")))
    : await readFile(file);
  const isText = /^(text|application|image\/svg)/.test(type);
  const encoding = isText ? encodingFor(request) : undefined;
  if (encoding) response.setHeader("content-encoding", encoding);
  response.end(encoding ? await packed(`${file} ${version}`, body, encoding) : body);
}

const HASHED = /\.[0-9a-f]{8}\.(js|css)$/;

function encodingFor(request: IncomingMessage): "br" | "gzip" | undefined {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  return (["br", "gzip"] as const).find((each) => new RegExp(`\\b${each}\\b`).test(accepted));
}

function fileFor(pathname: string, folders: Record<string, string>): string | null {
  const parts = decodeURIComponent(pathname).split("/").filter(Boolean);
  const [first = ""] = parts;
  if (parts.length === 0) return path.join(folders.workbench ?? folders[""]!, "index.html");
  const isOwn = first !== "" && Object.hasOwn(folders, first);
  const folder = folders[isOwn ? first : ""]!;
  const file = path.join(folder, ...(isOwn ? parts.slice(1) : parts));
  return file.startsWith(folder + path.sep) ? file : null; // nothing above the folder
}

const OFFICE_JS = /<script src="?https:\/\/[^">\s]*\/office\.js"?\s*><\/script>/;

/** What the pane runs first: the workbench stands where office.js looks for Excel. */
const ATTACH = {
  path: "/workbench/attach.js",
  script: "Object.assign(window.external, window.parent.workbench.attach());\n",
};

/** The pane's page as it was built; only where Office would be, the workbench's host and library are. */
function withWorkbench(page: string): string {
  if (!OFFICE_JS.test(page)) throw new Error("taskpane.html does not load office.js.");
  return page.replace(
    OFFICE_JS,
    `<script src="${ATTACH.path}"></script><script src="/office-js/office.js"></script>`,
  );
}
