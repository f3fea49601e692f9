/** What lies over the cells of a sheet, so that people see it in their place: pictures, shapes, text boxes, tables. */
import { parseAddress } from "../sheets/plan/address";
import type { Area } from "../sheets/plan/plan";
import type { Parts } from "./package";
import { scanXml } from "./scan-xml";
import { relationsOf } from "./sheet-parts";
import { decodePart } from "./xml-edit";

export interface Overlay {
  kind: "drawing" | "table";
  area: Area;
  /** What is written in it. */
  text: string;
}

export function overlaysOf(parts: Parts, sheet: string): Overlay[] {
  return relationsOf(parts, sheet).flatMap(({ type, target }) => {
    const part = parts.get(target);
    if (!part) return [];
    if (type === "drawing") return drawingsIn(decodePart(part));
    if (type === "vmlDrawing") return shapesIn(decodePart(part));
    return type === "table" ? tablesIn(decodePart(part)) : [];
  });
}

/** Sizes of usual columns and rows in a drawing's own units: what states its size alone covers at most about so many. */
const [COLUMN, ROW] = [400_000, 150_000];

/** The whole sheet: where it lies is not said in cells. */
const ANYWHERE: Area = { row: 0, column: 0, rows: 1_048_576, columns: 16_384 };

function drawingsIn(source: string): Overlay[] {
  const found: Overlay[] = [];
  let anchor: Record<string, number> | null = null;
  let side = "";
  let text = "";
  let into = "";
  scanXml(source, {
    open(name, { cx, cy }) {
      if (/^(twoCell|oneCell|absolute)Anchor$/.test(name)) {
        anchor = {};
        text = "";
      } else if (name === "from" || name === "to") side = name;
      else if (name === "ext" && anchor && cx !== undefined && cy !== undefined && !anchor["width"])
        Object.assign(anchor, { width: Number(cx), height: Number(cy) });
      into = name;
    },
    text(more) {
      if (!anchor) return;
      if (into === "t") text += more;
      else if (into === "row" || into === "col") anchor[`${side}.${into}`] = Number(more);
    },
    close(name) {
      into = "";
      if (!anchor || !name.endsWith("Anchor")) return;
      found.push({ kind: "drawing", area: areaOf(anchor), text: text.trim() });
      anchor = null;
    },
  });
  return found;
}

function areaOf(anchor: Readonly<Record<string, number>>): Area {
  const [row, column] = [anchor["from.row"], anchor["from.col"]];
  if (row === undefined || column === undefined) return ANYWHERE;
  const toRow = anchor["to.row"] ?? row + Math.ceil((anchor["height"] ?? 0) / ROW);
  const toColumn = anchor["to.col"] ?? column + Math.ceil((anchor["width"] ?? 0) / COLUMN);
  return { row, column, rows: toRow - row + 1, columns: toColumn - column + 1 };
}

/** Shapes of the older kind; those of comments are none that stay in sight. */
function shapesIn(source: string): Overlay[] {
  return [...source.matchAll(/<x:ClientData\b([^>]*)>(.*?)<\/x:ClientData>/gs)].flatMap(
    ([, attributes = "", inner = ""]): Overlay[] => {
      if (/ObjectType="Note"/i.test(attributes)) return [];
      const places = /<x:Anchor>([^<]*)</.exec(inner)?.[1]?.split(",").map(Number) ?? [];
      const [column, , row, , toColumn, , toRow] = places;
      const area =
        row === undefined || column === undefined
          ? ANYWHERE
          : {
              ...{ row, column },
              rows: (toRow ?? row) - row + 1,
              columns: (toColumn ?? column) - column + 1,
            };
      return [{ kind: "drawing", area, text: "" }];
    },
  );
}

/** A table's style dresses cells that have no dress of their own. */
function tablesIn(source: string): Overlay[] {
  const area = parseAddress(/<table\b[^>]*\bref="([^"]+)"/.exec(source)?.[1] ?? "");
  return [{ kind: "table", area: area ?? ANYWHERE, text: "" }];
}
