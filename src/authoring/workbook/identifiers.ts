/** Ids of what has none: they follow from the wording alone, so that a row more changes no other. */
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { plainText } from "../../sheets/read/cells";

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const isId = (text: string): boolean => ID.test(text);

/** Gives each wording of a kind its id; the second of the same wording has `-2`. */
export class Identifiers {
  private readonly taken = new Map<string, Set<string>>();

  /** An id that the sheet says itself. */
  take(kind: string, id: string): string {
    this.of(kind).add(id);
    return id;
  }

  make(kind: string, wording: string): string {
    const digest = bytesToHex(sha256(utf8ToBytes(`${kind}\n${plainText(wording)}`)));
    const first = `${kind[0]}${digest.slice(0, 8)}`;
    const taken = this.of(kind);
    let id = first;
    for (let twin = 2; taken.has(id); twin++) id = `${first}-${twin}`;
    return this.take(kind, id);
  }

  private of(kind: string): Set<string> {
    const taken = this.taken.get(kind) ?? new Set<string>();
    this.taken.set(kind, taken);
    return taken;
  }
}
