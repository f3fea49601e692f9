import { byId } from "./pane";
import type { RibbonButton } from "./manifest";

/** Pressed buttons wait until the add-in has its commands in place. */
export class RibbonCommands {
  private run: ((id: string, name: string) => void) | undefined;
  private waiting: [string, string][] = [];

  press({ id }: RibbonButton, name: string): void {
    byId(id).ariaBusy = "true";
    if (this.run) this.run(id, name);
    else this.waiting.push([id, name]);
  }
  ready(run: (id: string, name: string) => void): void {
    this.run = run;
    for (const [id, name] of this.waiting.splice(0)) run(id, name);
  }
  completed(id: string): void {
    byId(id).ariaBusy = null;
  }
  gone(): void {
    this.run = undefined;
  }
}
