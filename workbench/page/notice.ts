import { byId } from "./pane";

let fading: ReturnType<typeof setTimeout>;

/** A line that goes after some seconds; a lasting one stays until the next. */
export function notify(message: string, lasting = false): void {
  const notice = byId("notice");
  notice.textContent = message;
  notice.ariaBusy = lasting ? "true" : null;
  notice.classList.toggle("shown", message !== "");
  clearTimeout(fading);
  if (!lasting) fading = setTimeout(() => notice.classList.remove("shown"), 6000);
}
