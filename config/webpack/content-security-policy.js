/**
 * What the pages may run, load and speak to: their `Content-Security-Policy`, built into them and said again as a header
 * by the settings in `docs/hosting/`. No script stands in a page, and no address but their own and Microsoft's library is
 * in it: whatever went wrong, nothing of a workbook could be sent elsewhere.
 */
/** Where Microsoft has its library: for everybody, and for Office 365 operated by 21Vianet. */
const OFFICE_JS = [
  "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
];

const policy = (directives) =>
  Object.entries({ ...directives, "base-uri": "'none'", "form-action": "'none'" })
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");

/** The pane with the library from these addresses; one without a host is the page's own. */
function panePolicy(libraries) {
  const origins = libraries
    .filter((address) => /^https:/.test(address))
    .map((address) => new URL(address).origin);
  const own = ["'self'", ...origins].join(" ");
  return policy({
    "default-src": "'none'",
    "script-src": own,
    // Fluent UI makes style sheets as it runs, and office.js styles its own notices.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    // In Excel on the web office.js asks a page beside itself whether the frame around is Excel's.
    "frame-src": own,
  });
}

/** The workbench, which has the pane in a frame. */
const workbenchPolicy = policy({
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self' data:",
  "connect-src": "'self'",
  "worker-src": "'self'",
  "frame-src": "'self'",
});

module.exports = { OFFICE_JS, panePolicy, workbenchPolicy };
