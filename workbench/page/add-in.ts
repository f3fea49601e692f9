import type { FunctionMetadata } from "../grid/function-relay";
import { type AddIn, readManifest } from "./manifest";

export interface LoadedAddIn extends AddIn {
  metadata: FunctionMetadata[];
}

/** The add-in as its manifest and its functions' description say; what its pane will load is on its way. */
export async function loadAddIn(
  language: string,
  failed: (path: string, status: number) => string,
): Promise<LoadedAddIn> {
  const read = async (path: string) => {
    const response = await fetch(path);
    if (!response.ok) throw new Error(failed(path, response.status));
    return response.text();
  };
  const addIn = readManifest(await read("/manifest.xml"), language);
  const [description, page] = await Promise.all([read(addIn.functions), read(addIn.page)]);
  preload(page);
  const { functions } = JSON.parse(description) as { functions: FunctionMetadata[] };
  return { ...addIn, metadata: functions };
}

/** The pane's own scripts, while the spreadsheet keeps the page busy: it cannot open before that stands. */
function preload(page: string): void {
  const html = new DOMParser().parseFromString(page, "text/html");
  for (const script of html.querySelectorAll("script[src]")) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "script", href: script.getAttribute("src") });
    document.head.append(link);
  }
}
