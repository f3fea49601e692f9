import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** Looks that several parts of the pane share. */
export const useSurface = makeStyles({
  /** A white sheet on the pane's grey. */
  sheet: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  /** An entry of a sheet, parted from the one above by a hairline. */
  entry: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    "& + &": { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  /** An entry that leads somewhere: a button as wide as its sheet. */
  action: {
    display: "block",
    width: "100%",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: "inherit",
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  number: { fontVariantNumeric: "tabular-nums" },
  strong: { ...typographyStyles.body1Strong },
  /** Second words: sources, hints, units. */
  quiet: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground3 },
  /** The document's own words. */
  quote: {
    ...typographyStyles.body1,
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
  },
});
