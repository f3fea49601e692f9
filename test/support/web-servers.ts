/** Web servers as an IT department has them, with the settings of `docs/hosting/`; those that are installed. */
import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
/** A file of settings in `docs/hosting/`. */
export const settings = (name: string) => path.join(root, "docs/hosting", name);

const onPath = (...names: string[]) =>
  [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"]
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));

const nginx = onPath("nginx");
const apache = onPath("apache2", "httpd");
const modules = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules"].find((folder) =>
  fs.existsSync(folder),
);

export interface Site {
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

/** By the name that a test tells; undefined where the server is not installed. */
export const sites: Record<string, Site | undefined> = {
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
    text/html html; text/css css; application/javascript js; application/json json; text/xml xml; image/png png; image/webp webp;
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

export interface Served {
  url: string;
  /** The folder that is served: a copy. */
  pages: string;
  stop(): Promise<void>;
}

/** Serves a copy of a folder of pages as the site says. */
export async function serveWith(site: Site, source: string): Promise<Served> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "hosting-"));
  fs.chmodSync(home, 0o755);
  const pages = path.join(home, "pages");
  fs.cpSync(source, pages, { recursive: true });
  if (site.beside) fs.copyFileSync(settings("apache.conf"), path.join(pages, ".htaccess"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = path.join(home, "server.conf");
  fs.writeFileSync(config, site.config({ home, pages, port }));
  const [program, args] = site.command(config, home);
  const server: ChildProcess = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr!.on("data", (text) => (said += String(text)));
  await answers(url, () => said);
  const stop = async () => {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await gone;
    fs.rmSync(home, { recursive: true, force: true });
  };
  return { url, pages, stop };
}

/** Waits until the server answers at all. */
async function answers(url: string, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await fetch(url).catch(() => null)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No answer from ${url}: ${said()}`);
}
