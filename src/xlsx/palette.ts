/** The colours that a file names by a place in its theme, or by a number. */
import { scanXml, type Attributes } from "./scan-xml";

/** `RRGGBB` of the theme's places, as Office has them: light and dark come the other way round in the part. */
const OFFICE = [
  ...["FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D"],
  ...["9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080"],
];
const PLACES = [
  ...["lt1", "dk1", "lt2", "dk2", "accent1", "accent2"],
  ...["accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"],
];

/** Of the numbers 8 to 63; those below are the same eight again. */
const INDEXED = [
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080",
  "C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF",
  "800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC",
  "99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333",
]
  .join(" ")
  .split(" ");

export class Palette {
  private readonly theme = [...OFFICE];

  /**
   * @param theme the theme's part; "" where there is none
   * @param indexed the file's own colours by number, from 0; those that it does not have are as usual
   */
  constructor(
    theme: string,
    private readonly indexed: readonly string[],
  ) {
    if (theme !== "") this.read(theme);
  }

  /** Undefined for the colour that the system has for text. */
  color({ rgb, theme, indexed, tint }: Attributes): string | undefined {
    const plain =
      rgb?.slice(-6).toUpperCase() ??
      (theme === undefined ? this.numbered(Number(indexed)) : this.theme[Number(theme)]);
    return plain === undefined || tint === undefined ? plain : tinted(plain, Number(tint));
  }

  private numbered(number: number): string | undefined {
    const own = this.indexed[number]?.slice(-6).toUpperCase();
    return (
      own ?? INDEXED[number < 8 ? number : number - 8] ?? (number === 65 ? "FFFFFF" : undefined)
    );
  }

  private read(source: string): void {
    let place = -1;
    scanXml(source, {
      open: (name, { val, lastClr }) => {
        const at = PLACES.indexOf(name);
        if (at >= 0) place = at;
        const color = name === "sysClr" ? lastClr : name === "srgbClr" ? val : undefined;
        if (color !== undefined && place >= 0) this.theme[place] = color.toUpperCase();
      },
      close(name) {
        if (PLACES.includes(name)) place = -1;
      },
    });
  }
}

/** Towards white, or black below 0. */
function tinted(color: string, tint: number): string {
  const part = (at: number) => {
    const value = parseInt(color.slice(at, at + 2), 16);
    const mixed = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
    return Math.round(Math.min(255, Math.max(0, mixed)))
      .toString(16)
      .padStart(2, "0");
  };
  return [0, 2, 4].map(part).join("").toUpperCase();
}
