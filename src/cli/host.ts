/** What a command needs of the machine; tests give their own. */
import type { Language } from "../formula/values";
import type { ReadOptions } from "../intake/files/read-file";
import type { ReadFile } from "../intake/types";

/** Reads returned files, several at a time. */
export interface Readers {
  read(file: string, bytes: Uint8Array): Promise<ReadFile>;
  /** How many files are read at a time. */
  count: number;
  close(): Promise<void>;
}

export interface CommandHost {
  print(text: string): void;
  printError(text: string): void;
  /** The user's, where `--lang` does not say another. */
  language: Language;
  /** Today as an ISO date. */
  today: string;
  /** Threads that read; without them the program itself does. */
  readers?(options: ReadOptions, count: number | undefined): Readers;
}
