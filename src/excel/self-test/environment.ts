/** Which Excel this is: nothing of the workbook, nothing of the user. */
import packageJson from "../../../package.json";

export interface Environment {
  addIn: string;
  host: string;
  platform: string;
  version: string;
  language: string;
  /** The newest of each requirement set, such as "ExcelApi 1.15". */
  sets: string[];
}

export function environmentNow(): Environment {
  const { diagnostics, displayLanguage } = Office.context;
  return {
    addIn: packageJson.version,
    host: String(diagnostics?.host ?? "?"),
    platform: String(diagnostics?.platform ?? "?"),
    version: String(diagnostics?.version ?? "?"),
    language: displayLanguage ?? "?",
    sets: SETS.flatMap((name) => {
      const newest = newestOf(name);
      return newest ? [`${name} ${newest}`] : [];
    }),
  };
}

const SETS = [
  "ExcelApi",
  "ExcelApiOnline",
  "ExcelApiDesktop",
  "CustomFunctionsRuntime",
  "SharedRuntime",
  "AddinCommands",
  "RibbonApi",
];

/** More than any set has by now. */
const HIGHEST = 30;

function newestOf(set: string): string | undefined {
  const versions = Array.from({ length: HIGHEST }, (_, index) => `1.${HIGHEST - index}`);
  return versions.find((version) => Office.context.requirements.isSetSupported(set, version));
}
