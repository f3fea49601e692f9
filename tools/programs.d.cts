export function findChromium(): string | undefined;
export function findLibreOffice(): string | undefined;
