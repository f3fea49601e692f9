import { byId } from "./pane";

interface Choice {
  label: string;
  press(): void;
}

/** A line above the grid that asks or tells, in place of a dialog: nothing is covered, nothing is lost by Escape. */
export class FileBar {
  private readonly bar = byId("file-bar");
  private readonly text = byId("file-message");
  private readonly choices = byId("file-choices");
  private before: Element | null = null;

  constructor(label: string) {
    this.bar.ariaLabel = label;
    this.bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.choices.querySelector<HTMLElement>(":last-child")?.click();
    });
  }

  /** Resolves with whether the user goes on. */
  ask(message: string, yes: string, no: string): Promise<boolean> {
    return new Promise((resolve) =>
      this.show(message, [
        { label: yes, press: () => resolve(true) },
        { label: no, press: () => resolve(false) },
      ]),
    );
  }
  tell(message: string, close: string): void {
    this.show(message, [{ label: close, press: () => {} }]);
  }

  private show(message: string, choices: Choice[]): void {
    this.before = document.activeElement;
    this.text.textContent = message;
    this.choices.replaceChildren(...choices.map((choice) => this.button(choice)));
    this.bar.hidden = false;
    this.choices.querySelector("button")?.focus();
  }
  private button({ label, press }: Choice): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      this.bar.hidden = true;
      (this.before as HTMLElement | null)?.focus();
      press();
    });
    return button;
  }
}
