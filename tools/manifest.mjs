/**
 * `npm run manifest [FILE] [-- --online]`: what Microsoft's own tools make of the manifest, `dist/manifest.xml` by
 * default. With `--online` the file is also sent to Microsoft's validation service.
 */
import path from "node:path";
import { OfficeAddinManifest, validateManifest } from "office-addin-manifest";
import { root } from "./steps.mjs";

const { online, file } = options(process.argv.slice(2));

try {
  const manifest = await OfficeAddinManifest.readManifestFile(file);
  console.log(path.relative(root, file));
  for (const [name, value] of Object.entries(lines(manifest)))
    console.log(`  ${name.padEnd(12)} ${value}`);
  if (online) report(await validateManifest(file, true));
  else console.log("  Not sent to Microsoft's validation service; --online does that.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function options(args) {
  const [name = "dist/manifest.xml"] = args.filter((arg) => !arg.startsWith("--"));
  return { online: args.includes("--online"), file: path.resolve(root, name) };
}

function lines({ id, version, displayName, hosts, permissions, defaultSettings, appDomains }) {
  return {
    name: displayName,
    version,
    id,
    hosts: hosts?.join(", "),
    permissions,
    page: defaultSettings?.sourceLocation,
    domains: appDomains?.join(", "),
  };
}

function report({ isValid, status, statusText, report: said }) {
  for (const { title, content } of [...(said?.errors ?? []), ...(said?.warnings ?? [])])
    console.log(`  ${title}: ${content}`);
  console.log(isValid ? "  Valid." : `  Not valid (${status} ${statusText ?? ""}).`);
  if (!isValid) process.exitCode = 1;
}
