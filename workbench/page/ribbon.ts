import { drawGlyph } from "./glyphs";
import type { AddIn, RibbonButton } from "./manifest";

/** A button of the page's own. Without `press` it is there but off, and its tip says why. */
interface OwnButton {
  id: string;
  label: string;
  /** The outline of its picture. */
  glyph: string;
  tip: string;
  press?: () => void;
}

/** A group of the page's own buttons. */
export interface OwnGroup {
  label: string;
  buttons: OwnButton[];
}

/** The bar above the grid: the workbench's own buttons and the add-in's group as the manifest has it. */
export function drawRibbon(
  bar: HTMLElement,
  addIn: AddIn,
  own: OwnGroup[],
  press: (button: RibbonButton) => void,
): void {
  const groups = own.map(({ label, buttons }) => group(label, buttons.map(ownButton)));
  const commands = addIn.buttons.map((button) => {
    const image = document.createElement("img");
    Object.assign(image, { src: button.icon, alt: "" });
    return element(button.id, button.label, button.tip, image, () => press(button));
  });
  bar.replaceChildren(...groups, group(addIn.group, commands));
  moveByArrows(bar);
}

function group(label: string, buttons: HTMLElement[]): HTMLElement {
  const box = document.createElement("div");
  box.className = "group";
  box.role = "group";
  box.ariaLabel = label;
  const row = document.createElement("div");
  row.className = "group-buttons";
  row.append(...buttons);
  const caption = document.createElement("span");
  caption.className = "group-label";
  caption.ariaHidden = "true";
  caption.textContent = label;
  box.append(row, caption);
  return box;
}

function ownButton({ id, label, glyph, tip, press }: OwnButton): HTMLElement {
  const picture = drawGlyph(glyph);
  return element(id, label, tip, picture, press);
}

function element(
  id: string,
  label: string,
  tip: string,
  picture: Element,
  press?: () => void,
): HTMLButtonElement {
  const button = document.createElement("button");
  Object.assign(button, { id, type: "button", title: tip });
  button.setAttribute("aria-description", tip);
  // Not `disabled`: the tip that says why must be reachable by keyboard and screen reader.
  if (!press) button.ariaDisabled = "true";
  button.append(picture, label);
  button.addEventListener("click", () => press?.());
  return button;
}

/** As in every toolbar: Tab reaches it once, the arrows go from button to button. */
function moveByArrows(bar: HTMLElement): void {
  const buttons = [...bar.querySelectorAll("button")];
  const focusable = (chosen: number) =>
    buttons.forEach((button, i) => {
      button.tabIndex = i === chosen ? 0 : -1;
    });
  focusable(0);
  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: buttons.length - 1 - at }[
      event.key
    ];
    if (at < 0 || step === undefined) return;
    const next = (at + step + buttons.length) % buttons.length;
    focusable(next);
    buttons[next]?.focus();
    event.preventDefault();
  });
}
