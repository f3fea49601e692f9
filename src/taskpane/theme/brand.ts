import type { BrandVariants } from "@fluentui/react-components";

/**
 * A calm green of the spreadsheet's family. Lightness steps are those of Fluent's own blue, so that the contrasts which
 * Fluent's themes build on it hold: white on 80 has 5.0:1, 100 on the dark background 5.5:1.
 */
export const brand: BrandVariants = {
  10: "#091911",
  20: "#0c271a",
  30: "#0f3422",
  40: "#13422d",
  50: "#115136",
  60: "#106140",
  70: "#016e47",
  80: "#017f52",
  90: "#1f9b68",
  100: "#44b27f",
  110: "#64bb8f",
  120: "#7bc49d",
  130: "#98d1b1",
  140: "#b6ddc7",
  150: "#d1e8da",
  160: "#ebf5ef",
};
