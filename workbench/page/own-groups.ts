import { GLYPHS } from "./glyphs";
import type { OwnGroup } from "./ribbon";
import type { Texts } from "./texts";

/** What the page's own buttons do. */
export interface OwnActions {
  open(): void;
  documents(): void;
  save(): void;
  downloadOriginal(): void;
  sort(ascending: boolean): void;
}

/** The page's own buttons: what Excel offers for files, and what the open-source grid lacks of sorting. */
export const ownGroups = (texts: Texts, actions: OwnActions): OwnGroup[] => [
  {
    label: texts.files,
    buttons: [
      {
        id: "open",
        label: texts.open,
        glyph: GLYPHS.open,
        tip: texts.openTip,
        press: () => actions.open(),
      },
      {
        id: "recent",
        label: texts.documents,
        glyph: GLYPHS.documents,
        tip: texts.documentsTip,
        press: () => actions.documents(),
      },
      {
        id: "save",
        label: texts.save,
        glyph: GLYPHS.save,
        tip: texts.saveTip,
        press: () => actions.save(),
      },
      {
        id: "original",
        label: texts.original,
        glyph: GLYPHS.original,
        tip: texts.noOriginalTip,
        press: () => actions.downloadOriginal(),
      },
    ],
  },
  {
    label: texts.sort,
    buttons: [
      {
        id: "sort-up",
        label: texts.ascending,
        glyph: GLYPHS.up,
        tip: texts.ascendingTip,
        press: () => actions.sort(true),
      },
      {
        id: "sort-down",
        label: texts.descending,
        glyph: GLYPHS.down,
        tip: texts.descendingTip,
        press: () => actions.sort(false),
      },
    ],
  },
];
