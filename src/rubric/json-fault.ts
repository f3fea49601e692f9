/** A token of JSON after its blanks; an empty match is a fault. */
const TOKEN =
  /[ \t\r\n]*([{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

type Expected = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma or end";

/**
 * Where JSON goes wrong, as an offset; the length of the content where it ends too early. JavaScript engines name the
 * place in words of their own, or not at all.
 */
export function findJsonFault(content: string): number {
  const open: string[] = [];
  let expected: Expected = "value";
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(content)?.[1];
    const next: Expected | undefined =
      token === undefined ? undefined : follow(token, expected, open);
    if (next === undefined) return faultAfter(content, at);
    expected = next;
    at = TOKEN.lastIndex;
  }
}

/** What may come after a token; undefined where the token may not stand. Keeps the open brackets. */
function follow(token: string, expected: Expected, open: string[]): Expected | undefined {
  const inside = open.at(-1);
  switch (expected) {
    case "colon":
      return token === ":" ? "value" : undefined;
    case "key":
    case "key or }":
      if (token.startsWith('"')) return "colon";
      return token === "}" && expected === "key or }" ? close(open) : undefined;
    case "comma or end":
      if (token === "," && inside) return inside === "{" ? "key" : "value";
      return (token === "}" && inside === "{") || (token === "]" && inside === "[")
        ? close(open)
        : undefined;
    default:
      if (token === "]") return expected === "value or ]" ? close(open) : undefined;
      if ("},:".includes(token)) return undefined;
      if (token !== "{" && token !== "[") return "comma or end";
      open.push(token);
      return token === "{" ? "key or }" : "value or ]";
  }
}

function close(open: string[]): Expected {
  open.pop();
  return "comma or end";
}

function faultAfter(content: string, at: number): number {
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = at;
  return at + blanks.exec(content)![0].length;
}
