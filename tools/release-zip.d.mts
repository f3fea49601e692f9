export function releaseZip(pages: string): Uint8Array;
