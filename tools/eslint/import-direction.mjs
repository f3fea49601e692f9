import path from "node:path";
import { folderOf, guardedPackages, layers, roomOf } from "./layers.mjs";

/** The room that an import names; `from "../functions"` names the folder itself. */
const importedRoom = (source, file, root) =>
  source.startsWith(".")
    ? roomOf(path.relative(root, path.join(path.resolve(path.dirname(file), source), "_")))
    : undefined;

/** Says which import runs against the design's table, and what that folder may import. */
export const importDirection = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      unknown: "{{room}} is not in tools/eslint/layers.mjs: say there what it may import.",
      upwards: "{{room}} must not import {{imported}}. It may import: {{allowed}}.",
      typesOnly: "{{room}} may import only types of {{imported}}: write `import type`.",
      package: "{{room}} must not import the package {{imported}}.",
    },
  },
  create(context) {
    const room = roomOf(path.relative(context.cwd, context.filename));
    if (!room) return {};
    const rules = layers[room];
    const report = (node, messageId, data) =>
      context.report({ node, messageId, data: { room: folderOf(room), ...data } });

    const check = (source, typeOnly) => {
      if (typeof source?.value !== "string") return;
      const kind = Object.keys(guardedPackages).find((name) =>
        guardedPackages[name].test(source.value),
      );
      if (kind && !rules.packages.includes(kind)) {
        report(source, "package", { imported: source.value });
      }
      const target = importedRoom(source.value, context.filename, context.cwd);
      if (!target || target === room || rules.mayImport.includes(target)) return;
      const imported = folderOf(target);
      if (!rules.mayImportTypesOf?.includes(target)) {
        const allowed = [...rules.mayImport, ...(rules.mayImportTypesOf ?? [])].join(", ");
        report(source, "upwards", { imported, allowed: allowed || "nothing" });
      } else if (!typeOnly) report(source, "typesOnly", { imported });
    };

    if (!rules) return { Program: (node) => report(node, "unknown") };
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === "type"),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === "type"),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source ?? node.argument?.literal, true),
    };
  },
};
