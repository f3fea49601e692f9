/**
 * `npm run dev`: the add-in at https://localhost:3000 for work in a real Excel, built anew at each change; reload the pane to
 * see it. The certificate is made and trusted once on the developer's machine.
 */
import { install, root, startTool } from "./steps.mjs";

if (!install()) process.exit(1);

// Only now are the packages there that this needs.
const { default: certificates } = await import("office-addin-dev-certs");
const { tsImport } = await import("tsx/esm/api");
const { serve } = await tsImport("../workbench/host/serve.ts", import.meta.url);
const secure = await certificates.getHttpsServerOptions();
const { url } = await serve({ port: 3000, root, secure });
console.log(`The manifest is at ${url}manifest.xml; \`npm run sideload\` starts Excel with it.`);
await startTool("webpack/bin/webpack.js", [
  ...["watch", "--mode", "development", "--config-name", "addin"],
]);
