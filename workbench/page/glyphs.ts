/** Outlines of the page's own buttons, on a field of 32 by 32. */
export const GLYPHS = {
  open: "M4 8h9l3 3h12v4M4 8v17h20l4-10H8L4 25",
  documents: "M9 9V4h18v19h-5M5 9h17v19H5zM9 15h9M9 20h9",
  save: "M5 5h18l4 4v18H5zM10 5v8h11V5M10 27v-9h12v9",
  original: "M8 4h11l6 6v18H8zM19 4v6h6M16 14v9m0 0-4-4m4 4 4-4",
  up: "M10 26V6m0 0-5 5m5-5 5 5M19 25h4M19 19h6M19 13h8",
  down: "M10 6v20m0 0-5-5m5 5 5-5M19 25h8M19 19h6M19 13h4",
} as const;

export function drawGlyph(outline: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 32 32");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", outline);
  picture.append(path);
  return picture;
}
