import type { Desk, Listed } from "./desk";
import { byId } from "./pane";
import type { Texts } from "./texts";

/** The documents that the browser keeps: to open, rename and delete. Below its button, until Escape or a choice. */
export class DocumentList {
  private readonly box = byId("documents");
  private readonly rows = byId("document-rows");

  constructor(
    private readonly texts: Texts,
    private readonly language: string,
    private readonly desk: Desk,
    private readonly say: (message: string) => void,
  ) {
    this.box.ariaLabel = texts.documents;
    const create = byId("document-new");
    create.textContent = texts.newDocument;
    create.addEventListener("click", () => this.run(() => desk.create(), true));
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      this.close();
      byId("recent").focus();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      const inside = target instanceof Node && byId("recent").contains(target);
      if (!inside && target instanceof Node && !this.box.contains(target)) this.close();
    });
  }

  async toggle(): Promise<void> {
    if (!this.box.hidden) return this.close();
    byId("recent").ariaExpanded = "true";
    await this.draw();
    this.box.hidden = false;
    this.rows.querySelector<HTMLElement>("button")?.focus();
  }

  private close(): void {
    this.box.hidden = true;
    byId("recent").ariaExpanded = "false";
  }

  private async draw(): Promise<void> {
    const rows = (await this.desk.list()).map((each) => this.row(each));
    this.rows.replaceChildren(...rows);
  }

  private row(info: Listed): HTMLElement {
    const { texts } = this;
    const row = document.createElement("li");
    const time = new Date(info.changed).toLocaleString(this.language, {
      ...{ month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" },
    });
    const state = info.isHere ? texts.openHere : info.isElsewhere ? texts.openElsewhere : time;
    const open = button(info.name, () => this.open(info));
    open.append(element("small", state));
    if (info.isHere) open.ariaCurrent = "true";
    if (info.isElsewhere) open.ariaDisabled = "true";
    const rename = button(texts.rename, () => this.rename(row, info));
    rename.ariaLabel = texts.renameThis(info.name);
    const drop = button(texts.delete, () => this.askDelete(row, info));
    drop.ariaLabel = texts.deleteThis(info.name);
    if (info.isElsewhere) for (const each of [rename, drop]) each.disabled = true;
    row.replaceChildren(open, rename, drop);
    return row;
  }

  private open(info: Listed): void {
    if (info.isElsewhere) this.say(this.texts.openElsewhere);
    else if (info.isHere) this.close();
    else
      this.run(async () => {
        if (!(await this.desk.openKept(info.id))) this.say(this.texts.openElsewhere);
      }, true);
  }

  private rename(row: HTMLElement, info: Listed): void {
    const input = document.createElement("input");
    Object.assign(input, { value: info.name, ariaLabel: this.texts.newName, maxLength: 100 });
    const form = document.createElement("form");
    const ok = element("button", this.texts.renameDone);
    form.append(input, ok);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = input.value.trim();
      this.run(async () => {
        if (name) await this.desk.rename(info, name);
      });
    });
    this.backByEscape(form);
    row.replaceChildren(form);
    input.select();
  }

  private askDelete(row: HTMLElement, info: Listed): void {
    const { texts } = this;
    const question = element("span", texts.askDelete(info.name));
    const no = button(texts.keep, () => this.run(async () => {}));
    const yes = button(texts.delete, () => this.run(() => this.desk.delete(info)));
    row.replaceChildren(question, yes, no);
    this.backByEscape(no);
    no.focus();
  }

  private backByEscape(target: HTMLElement): void {
    target.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.run(async () => {});
    });
  }

  /** Does it, and shows what came of it: the list anew, or no list. */
  private run(work: () => Promise<void>, closes = false): void {
    if (closes) this.close();
    work()
      .then(async () => {
        if (closes) return;
        await this.draw();
        this.rows.querySelector<HTMLElement>("button")?.focus();
      })
      .catch((error: unknown) => {
        console.warn(error);
        this.say(this.texts.documentFailed);
      });
  }
}

function element(kind: string, text: string): HTMLElement {
  const made = document.createElement(kind);
  made.textContent = text;
  return made;
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = element("button", text) as HTMLButtonElement;
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
