/**
 * A text of its own. What a script cuts out of a long text keeps all of that in memory for as long as it is kept itself: of
 * what is remembered beyond a file, nothing may hold on to the file.
 */
export const detached = (text: string): string => text.split("").join("");
