/** What `npm test` tells: each thing that ran, each that was skipped. On CI whatever is skipped is a failure. */

/** What nobody can run everywhere, by name, with the reason. */
const MAY_BE_SKIPPED = {
  "Microsoft's schema accepts manifest.xml": "Microsoft's XSDs are not ours to keep here",
};

/** @param ci whether this runs on CI  @param tell takes each line */
export function createReport(ci, tell) {
  const counts = { passed: 0, failed: 0, skipped: 0 };

  function check(name, ok) {
    counts[ok ? "passed" : "failed"] += 1;
    tell(`${ok ? "✓" : "✗"} ${name}`);
    return ok;
  }

  function skip(number, name, why = MAY_BE_SKIPPED[name]) {
    const fails = ci && !(name in MAY_BE_SKIPPED);
    counts[fails ? "failed" : "skipped"] += number;
    tell(`${fails ? "✗" : "–"} ${name} skipped${why ? `: ${why}` : ""}`);
  }

  /** Of some projects, what jest's own report says. */
  function jest(projects, result) {
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    counts.passed += result.numPassedTests;
    counts.failed += failed;
    const seconds = Math.round((Date.now() - result.startTime) / 1000);
    const ran = `${result.numPassedTests} tests of ${result.testResults.length} files`;
    tell(`${failed > 0 ? "✗" : "✓"} ${projects.join(", ")}: ${ran} in ${seconds} s`);
    for (const { assertionResults } of result.testResults)
      for (const { status, fullName } of assertionResults)
        if (status === "pending" || status === "todo") skip(1, fullName);
  }

  return { counts, check, skip, jest };
}
