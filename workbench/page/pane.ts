const NARROWEST = 320;
const STEP = 16;

/** The task pane's place: its width by mouse and keyboard, shown and hidden. */
export class Pane {
  private readonly box = byId("pane");
  private readonly divider = byId("divider");
  readonly frame = byId("pane-frame") as HTMLIFrameElement;
  onClose: () => void = () => {};

  constructor(title: string) {
    byId("pane-title").textContent = title;
    this.frame.title = title;
    byId("pane-close").addEventListener("click", () => this.onClose());
    this.resize(380);
    this.divider.addEventListener("pointerdown", (event) => this.drag(event));
    this.divider.addEventListener("keydown", (event) => {
      const change = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
      if (change === undefined) return;
      this.resize(this.box.offsetWidth + change);
      event.preventDefault();
    });
  }

  show(visible: boolean): void {
    this.box.hidden = !visible;
    this.divider.hidden = !visible;
  }

  private resize(wanted: number): void {
    const widest = Math.max(NARROWEST, window.innerWidth - NARROWEST);
    const width = Math.round(Math.min(Math.max(wanted, NARROWEST), widest));
    this.box.style.width = `${width}px`;
    this.divider.ariaValueNow = String(width);
    this.divider.ariaValueMin = String(NARROWEST);
    this.divider.ariaValueMax = String(widest);
  }

  private drag(start: PointerEvent): void {
    const before = this.box.offsetWidth;
    const move = (event: PointerEvent) => this.resize(before + start.clientX - event.clientX);
    const end = () => {
      this.divider.removeEventListener("pointermove", move);
      this.frame.style.pointerEvents = "";
    };
    this.frame.style.pointerEvents = "none"; // the frame would swallow the movement
    this.divider.setPointerCapture(start.pointerId);
    this.divider.addEventListener("pointermove", move);
    this.divider.addEventListener("pointerup", end, { once: true });
  }
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element "${id}".`);
  return element;
}
