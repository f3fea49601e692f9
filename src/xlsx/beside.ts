/** What a file holds beside its cells: comments, links to other files, macros, embedded objects, when it was saved. */
import type { Parts } from "./package";
import { scanXml } from "./scan-xml";
import { relationsOf } from "./sheet-parts";
import { unescapeText } from "./shared-texts";
import { decodePart } from "./xml-edit";

export interface Comment {
  /** `B7` */
  address: string;
  text: string;
}

/** The comments and notes of a sheet's part, those of one cell joined. */
export function commentsOf(parts: Parts, sheet: string): Comment[] {
  const texts = new Map<string, string>();
  for (const { type, target } of relationsOf(parts, sheet)) {
    const source = parts.get(target);
    // A thread stands as a note beside it too, for programs that know no threads: the thread is the user's own words.
    if (!source || (type !== "comments" && type !== "threadedComment")) continue;
    for (const { address, text } of commentsIn(decodePart(source)))
      if (type === "threadedComment" || !texts.has(address)) texts.set(address, text);
  }
  return [...texts].map(([address, text]) => ({ address, text }));
}

function commentsIn(source: string): Comment[] {
  const found: Comment[] = [];
  let reading = false;
  scanXml(source, {
    open(name, { ref }) {
      if (name === "comment" || name === "threadedComment")
        found.push({ address: ref ?? "", text: "" });
      reading = (name === "t" || name === "text") && found.length > 0;
    },
    text(text) {
      if (reading) found.at(-1)!.text += text;
    },
    close() {
      reading = false;
    },
  });
  return found.map(({ address, text }) => ({ address, text: unescapeText(text).trim() }));
}

/** Other files that formulas may refer to, by the addresses that the file gives; queries by the names of their parts. */
export function externalLinks(parts: Parts): string[] {
  const names = [...parts.keys()];
  return [
    ...names
      .filter((name) => /(^|\/)externalLinks\/[^/]+\.xml$/.test(name))
      .flatMap((name) => relationsOf(parts, name))
      .filter(({ external }) => external)
      .map(({ target }) => readable(target)),
    ...names.filter((name) => /(^|\/)(connections\.xml$|queryTables\/|model\/)/i.test(name)),
  ];
}

function readable(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Macros and embedded objects, by the names of their parts. */
export function foreignParts(parts: Parts): { macros: string[]; objects: string[] } {
  const names = [...parts.keys()];
  return {
    macros: names.filter((name) => /vbaProject\.bin$|(^|\/)macrosheets\//i.test(name)),
    objects: names.filter((name) => /(^|\/)(embeddings|activeX|ctrlProps)\//i.test(name)),
  };
}

/** When the file says that it was saved, as it says it; "" where it does not. */
export function modifiedAt(parts: Parts): string {
  const properties = relationsOf(parts, "").find(({ type }) => type === "core-properties");
  const source = parts.get(properties?.target ?? "docProps/core.xml");
  let modified = "";
  if (!source) return modified;
  let reading = false;
  scanXml(decodePart(source), {
    open(name) {
      reading = name === "modified";
    },
    text(text) {
      if (reading) modified += text;
    },
    close() {
      reading = false;
    },
  });
  return modified.trim();
}
