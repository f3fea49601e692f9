/** The settings for web servers in `docs/hosting/`: tried with the server itself, where it is installed. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const settings = (name: string) => path.join(root, "docs/hosting", name);
const built = fs.existsSync(path.join(root, "dist/taskpane.html"));

const onPath = (...names: string[]) =>
  [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"]
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));

const nginx = onPath("nginx");
const apache = onPath("apache2", "httpd");
const modules = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules"].find((folder) =>
  fs.existsSync(folder),
);

interface Site {
  /** What the server is told beside our settings. */
  config: (place: { home: string; pages: string; port: number }) => string;
  command: (config: string, home: string) => [string, string[]];
  /** Whether our settings lie beside the pages. */
  beside?: boolean;
}

const apacheConfig =
  (ours: string, override: string): Site["config"] =>
  ({ home, pages, port }) =>
    `
ServerRoot "${home}"
ServerName localhost
PidFile "${home}/pid"
ErrorLog "${home}/error.log"
Listen 127.0.0.1:${port}
${process.getuid?.() === 0 ? "User nobody\nGroup nogroup" : ""}
${["mpm_event", "authz_core", "mime", "headers", "filter", "deflate", "autoindex"]
  .map((name) => `LoadModule ${name}_module "${modules}/mod_${name}.so"`)
  .join("\n")}
TypesConfig /dev/null
DocumentRoot "${pages}"
<Directory "${pages}">
  Require all granted
  AllowOverride ${override}
</Directory>
${ours}
`;

const apacheCommand: Site["command"] = (config) => [
  apache!,
  ["-f", config, "-D", "FOREGROUND", "-k", "start"],
];

const sites: Record<string, Site | undefined> = {
  nginx: nginx
    ? {
        config: ({ home, pages, port }) => `
${process.getuid?.() === 0 ? "user root;" : ""}
daemon off;
pid ${home}/pid;
error_log ${home}/error.log;
events {}
http {
  types {
    text/html html; text/css css; application/javascript js; application/json json; text/xml xml; image/png png;
  }
  access_log off;
  client_body_temp_path ${home}; proxy_temp_path ${home}; fastcgi_temp_path ${home};
  uwsgi_temp_path ${home}; scgi_temp_path ${home};
  server {
    listen 127.0.0.1:${port};
    root ${pages};
    include ${settings("nginx.conf")};
  }
}`,
        command: (config, home) => [nginx, ["-p", home, "-c", config]],
      }
    : undefined,
  "Apache, settings of the site": apache
    ? {
        config: apacheConfig(`Include "${settings("apache.conf")}"`, "None"),
        command: apacheCommand,
      }
    : undefined,
  "Apache, .htaccess beside the pages": apache
    ? {
        config: apacheConfig("", "FileInfo Options"),
        command: apacheCommand,
        beside: true,
      }
    : undefined,
};

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = net.createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });

for (const [name, site] of Object.entries(sites)) {
  if (!site || !built)
    console.log(`${name}: ${built ? "not installed" : "dist/ is not there"}, so it is not tried.`);
  (site && built ? describe : describe.skip)(`the add-in served by ${name}`, () => {
    let home: string;
    let url: string;
    let server: ChildProcess;

    beforeAll(async () => {
      home = fs.mkdtempSync(path.join(os.tmpdir(), "hosting-"));
      fs.chmodSync(home, 0o755);
      const pages = path.join(home, "pages");
      fs.cpSync(path.join(root, "dist"), pages, { recursive: true });
      if (site?.beside) fs.copyFileSync(settings("apache.conf"), path.join(pages, ".htaccess"));
      const port = await freePort();
      url = `http://127.0.0.1:${port}/`;
      const config = path.join(home, "server.conf");
      fs.writeFileSync(config, site!.config({ home, pages, port }));
      const [program, args] = site!.command(config, home);
      server = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
      let said = "";
      server.stderr!.on("data", (text) => (said += String(text)));
      await answers(url, () => said);
    });

    afterAll(async () => {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await gone;
      fs.rmSync(home, { recursive: true, force: true });
    });

    const named = (pattern: RegExp) =>
      fs.readdirSync(path.join(home, "pages")).find((file) => pattern.test(file))!;

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

/** Waits until the server answers at all. */
async function answers(url: string, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await fetch(url).catch(() => null)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No answer from ${url}: ${said()}`);
}

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
    expect(said.length).toBe(3);
    for (const [, name, value] of said)
      expect(config).toContain(`<add name="${name}" value="${value}" />`);
    expect(config).toContain('pattern="\\.[0-9a-f]{8}\\.(js|css|png)($|\\?)"');
    expect(config).toContain('value="public, max-age=31536000, immutable"');
    expect(config).toContain('value="no-cache"');
  });
});
