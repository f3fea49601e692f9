/**
 * `npm start`: from a bare clone to the workbench, a page with a real spreadsheet and the add-in beside it, without
 * Excel. PORT in the environment chooses the port; otherwise it is 3000 or the next free one.
 */
import net from "node:net";
import { build, install, root } from "./steps.mjs";

/** Whether a server could listen there now. */
const isFree = (port) =>
  new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "localhost", () => probe.close(() => resolve(true)));
  });

async function freePort(port) {
  while (!(await isFree(port))) port += 1;
  return port;
}

if (!install() || !build()) process.exit(1);

// Only now are the packages there that this needs.
const { tsImport } = await import("tsx/esm/api");
const { serve } = await tsImport("../workbench/host/serve.ts", import.meta.url);
const port = process.env.PORT ? Number(process.env.PORT) : await freePort(3000);
const { url } = await serve({ port, root });
console.log(`
  请在浏览器中打开 · Open in a browser:  ${url}

  左边是电子表格，右边是考核面板；按 Ctrl+C 结束。
  The spreadsheet is on the left, the add-in's pane on the right; Ctrl+C ends it.
`);
