/** Check sums of texts, and the code 校验码 that is short enough to print and to read out. */
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Crockford's base 32: without I, L, O and U, which are taken for others. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The first 60 bits of a check sum as twelve signs in three groups: `7K3M-9Q2P-XD4T`. */
export function codeOf(sha256: string): string {
  let bits = BigInt(`0x${sha256.slice(0, 15)}`);
  let code = "";
  for (let sign = 0; sign < 12; sign++) {
    code = SIGNS[Number(bits & 31n)]! + code;
    bits >>= 5n;
  }
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** A code as people copy it: without dashes and blanks, o for 0, i and l for 1. */
export function foldedCode(code: string): string {
  return code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}
