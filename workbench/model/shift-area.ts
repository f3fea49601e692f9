import type { Area } from "./area";

/** Where an area is after rows or columns were inserted (1) or deleted (-1); null where all of it was deleted. */
export function shiftArea(
  area: Area,
  lines: Area,
  axis: "row" | "column",
  sign: 1 | -1,
): Area | null {
  const extent = axis === "row" ? "rows" : "columns";
  const [at, count] = [lines[axis], lines[extent]];
  const [first, end] = [area[axis], area[axis] + area[extent]];
  if (sign === 1) {
    if (at <= first) return { ...area, [axis]: first + count };
    return at < end ? { ...area, [extent]: area[extent] + count } : area;
  }
  const removedBefore = Math.max(0, Math.min(first, at + count) - at);
  const removedInside = Math.max(0, Math.min(end, at + count) - Math.max(first, at));
  if (removedInside === area[extent]) return null;
  return { ...area, [axis]: first - removedBefore, [extent]: area[extent] - removedInside };
}
