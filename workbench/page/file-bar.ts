import { byId } from "./pane";

interface Choice {
  label: string;
  press(): void;
}

/** Work that is done sooner needs no word. */
const SOON = 400;

/** A line above the grid that asks or tells, in place of a dialog: nothing is covered, nothing is lost by Escape. */
export class FileBar {
  private readonly bar = byId("file-bar");
  private readonly text = byId("file-message");
  private readonly progress = byId("file-progress");
  private readonly choices = byId("file-choices");
  private before: Element | null = null;
  /** What Escape presses, and whatever takes the line's place: nobody waits for an answer for ever. */
  private last: (() => void) | undefined;

  constructor(label: string) {
    this.bar.ariaLabel = label;
    this.bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close(this.last);
    });
  }

  /** Resolves with whether the user goes on. */
  ask(message: string, yes: string, no: string): Promise<boolean> {
    return new Promise((resolve) => {
      this.show(message, [
        { label: yes, press: () => resolve(true) },
        { label: no, press: () => resolve(false) },
      ]);
      this.choices.querySelector("button")?.focus();
    });
  }
  tell(message: string, close: string): void {
    this.show(message, [{ label: close, press: () => {} }]);
    this.choices.querySelector("button")?.focus();
  }
  /** Shows that work goes on, with a way to stop it; takes no key from whoever types meanwhile. The answer ends it. */
  wait(message: string, label: string, stop: () => void): () => void {
    const due = setTimeout(() => {
      this.show(message, [{ label, press: stop }]);
      this.progress.hidden = false;
    }, SOON);
    return () => {
      clearTimeout(due);
      if (this.last === stop) this.close();
    };
  }

  private show(message: string, choices: Choice[]): void {
    this.close(this.last);
    this.before = document.activeElement;
    this.text.textContent = message;
    this.choices.replaceChildren(...choices.map((choice) => this.button(choice)));
    this.last = choices.at(-1)?.press;
    this.bar.hidden = false;
  }
  private close(press?: () => void): void {
    const held = this.bar.contains(document.activeElement);
    this.bar.hidden = true;
    this.progress.hidden = true;
    this.last = undefined;
    if (held) (this.before as HTMLElement | null)?.focus();
    press?.();
  }
  private button({ label, press }: Choice): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => this.close(press));
    return button;
  }
}
