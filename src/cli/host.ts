/** What a command needs of the machine; tests give their own. */
import type { Language } from "../formula/values";

export interface CommandHost {
  print(text: string): void;
  printError(text: string): void;
  /** The user's, where `--lang` does not say another. */
  language: Language;
  /** Today as an ISO date. */
  today: string;
}
