/** The sentence of a rule whose amount is taken: what it says of 加 is 扣 there. */
export const takenSentence = (zh: string): string =>
  zh
    .replace(/(每\p{Script=Han}{1,4})加 (?=[\d{])/gu, "$1扣 ")
    .replace(/(?<=，)不加分/gu, "不扣分")
    .replace(/(?<=[，：、；]|^)得(?=满分| \d)/gu, "扣");
