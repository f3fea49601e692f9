/** What is printed may come from a file that somebody sent: it never controls the terminal. */
import { printable } from "../intake/gathered/printable";
import type { CommandHost } from "./host";

/** The host with every sign that would control a terminal as its number; lines stay lines. */
export function withoutControls(host: CommandHost): CommandHost {
  const safe = (text: string) => text.split("\n").map(printable).join("\n");
  return {
    ...host,
    print: (text) => host.print(safe(text)),
    printError: (text) => host.printError(safe(text)),
  };
}
