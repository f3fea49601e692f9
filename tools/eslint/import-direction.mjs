import path from "node:path";
import { guardedPackages, layers } from "./layers.mjs";

/** The folder of `src/` a file stands in, such as "scoring"; nothing for files outside of `src/`. */
const layerOf = (file, root) => {
  const [top, folder, ...rest] = path.relative(root, file).split(path.sep);
  return top === "src" && rest.length > 0 ? folder : undefined;
};

/** The folder of `src/` that an import names; `from "../functions"` names the folder itself. */
const importedLayer = (source, file, root) =>
  source.startsWith(".")
    ? layerOf(path.join(path.resolve(path.dirname(file), source), "_"), root)
    : undefined;

/** Says which import runs against the design's table, and what that folder may import. */
export const importDirection = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      unknown: "src/{{layer}} is not in tools/eslint/layers.mjs: say there what it may import.",
      upwards: "src/{{layer}} must not import src/{{imported}}. It may import: {{allowed}}.",
      typesOnly: "src/{{layer}} may import only types of src/{{imported}}: write `import type`.",
      package: "src/{{layer}} must not import the package {{imported}}.",
    },
  },
  create(context) {
    const layer = layerOf(context.filename, context.cwd);
    if (!layer) return {};
    const rules = layers[layer];
    const report = (node, messageId, data) =>
      context.report({ node, messageId, data: { layer, ...data } });

    const check = (source, typeOnly) => {
      if (typeof source?.value !== "string") return;
      const kind = Object.keys(guardedPackages).find((name) =>
        guardedPackages[name].test(source.value),
      );
      if (kind && !rules.packages.includes(kind)) {
        report(source, "package", { imported: source.value });
      }
      const imported = importedLayer(source.value, context.filename, context.cwd);
      if (!imported || imported === layer || rules.mayImport.includes(imported)) return;
      if (!rules.mayImportTypesOf?.includes(imported)) {
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
