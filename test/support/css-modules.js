/** In place of a style sheet, which jsdom does not lay out: every class has its own name. */
module.exports = new Proxy(
  { __esModule: true },
  { get: (target, name) => (name === "default" ? module.exports : (target[name] ?? String(name))) },
);
