/**
 * How many tests passed, failed and were skipped.
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/**
 * From Vitest's JSON report. A file that does not even load holds no test; it counts as one failure.
 * @returns {Tally | undefined} undefined when there is no report
 */
export function vitestTally(report) {
  if (!report) return undefined;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * From Playwright's JSON report. A test that passed on a second try counts as failed: it cannot be relied on.
 * @returns {Tally | undefined} undefined when there is no report
 */
export function playwrightTally(report) {
  if (!report) return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

const COLOURS = new RegExp(`${String.fromCodePoint(27)}\\[[\\d;]*m`, "g");
const firstLine = (message = "") => message.replace(COLOURS, "").trim().split("\n", 1)[0];

/**
 * What failed, from Vitest's JSON report: file and name, and what it said first.
 * @returns {string[]}
 */
export function vitestFailures(report, root = "") {
  const files = report?.testResults.filter((file) => file.status === "failed") ?? [];
  return files.flatMap(({ name = "", message, assertionResults }) => {
    const file = name.replace(root, "").replace(/^\//, "");
    if (assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
    const failed = assertionResults.filter((result) => result.status === "failed");
    return failed.map(({ fullName, failureMessages }) => `${file} › ${fullName}: ${firstLine(failureMessages?.[0])}`);
  });
}

/**
 * What failed, from Playwright's JSON report: file and name, and what it said first.
 * @returns {string[]}
 */
export function playwrightFailures(report) {
  const below = (suite, titles) => [
    ...(suite.suites ?? []).flatMap((inner) => below(inner, [...titles, inner.title])),
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok || spec.tests.some((test) => test.status === "flaky"))
      .map((spec) => {
        const failed = spec.tests.flatMap((test) => test.results).find((result) => result.error);
        return `${[...titles, spec.title].join(" › ")}: ${firstLine(failed?.error.message)}`;
      }),
  ];
  return [
    ...(report?.errors ?? []).map((error) => firstLine(error.message)),
    ...(report?.suites ?? []).flatMap((suite) => below(suite, [suite.title])),
  ];
}

/**
 * Sums stages. One that failed while none of its tests did counts as one failure, so that a red run never says "0 failed".
 * @param {{ ok: boolean, tally?: Tally }[]} outcomes
 * @returns {Tally}
 */
export function addTallies(outcomes) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { ok, tally } of outcomes) {
    total.passed += tally?.passed ?? 0;
    total.skipped += tally?.skipped ?? 0;
    total.failed += tally?.failed || (ok ? 0 : 1);
  }
  return total;
}

/** @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
