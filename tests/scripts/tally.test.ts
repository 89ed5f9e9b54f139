import { describe, expect, test } from "vitest";
import {
  addTallies,
  closingLine,
  playwrightFailures,
  playwrightTally,
  vitestFailures,
  vitestTally,
} from "@/scripts/tally.mjs";

describe("the closing line", () => {
  test("is the one that CI reads, with skipped tests only when there are", () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
    expect(closingLine({ passed: 12, failed: 3, skipped: 1 })).toBe("12 passed, 3 failed, 1 skipped");
  });

  test("sums the stages, those without tests too", () => {
    const unit = { ok: true, tally: { passed: 10, failed: 0, skipped: 2 } };
    const browser = { ok: false, tally: { passed: 3, failed: 2, skipped: 0 } };
    expect(addTallies([{ ok: true }, unit, browser])).toEqual({ passed: 13, failed: 2, skipped: 2 });
  });

  test("never says 0 failed of a run in which a stage failed", () => {
    expect(addTallies([{ ok: false }]).failed).toBe(1);
    expect(addTallies([{ ok: false, tally: { passed: 5, failed: 0, skipped: 0 } }]).failed).toBe(1);
  });
});

describe("a Vitest report", () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{ status: "failed" }] },
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  };

  test("counts a file that does not load as a failure", () => {
    expect(vitestTally(report)).toEqual({ passed: 4, failed: 2, skipped: 3 });
  });

  test("that was never written is no tally", () => {
    expect(vitestTally(undefined)).toBeUndefined();
    expect(playwrightTally(undefined)).toBeUndefined();
  });
});

test("a Playwright test that passed on a second try counts as failed", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 3 };
  expect(playwrightTally({ stats })).toEqual({ passed: 5, failed: 3, skipped: 3 });
});

describe("what failed is named with its file and what it said first", () => {
  test("of Vitest, a file that does not load too", () => {
    const testResults = [
      {
        name: "/here/tests/a.test.ts",
        status: "failed",
        assertionResults: [
          {
            status: "failed",
            fullName: "a drop is seen",
            failureMessages: ["\u001b[31mexpected 1\u001b[39m\n  at a.test.ts"],
          },
          { status: "passed", fullName: "a rise is seen", failureMessages: [] },
        ],
      },
      { name: "/here/tests/b.test.ts", status: "failed", message: "no such import", assertionResults: [] },
      { name: "/here/tests/c.test.ts", status: "passed", assertionResults: [] },
    ];
    expect(vitestFailures({ testResults }, "/here")).toEqual([
      "tests/a.test.ts › a drop is seen: expected 1",
      "tests/b.test.ts: no such import",
    ]);
    expect(vitestFailures(undefined)).toEqual([]);
  });

  test("of Playwright, below its groups, one that passed on a second try too", () => {
    const failing = (message: string, status = "unexpected") => [{ status, results: [{ error: { message } }, {}] }];
    const suites = [
      {
        title: "runs.spec.ts",
        specs: [{ title: "a run is found", ok: true, tests: [{ status: "expected", results: [{}] }] }],
        suites: [
          {
            title: "on a phone",
            specs: [
              { title: "fits", ok: false, tests: failing("too wide\n  at runs.spec.ts") },
              { title: "wakes", ok: true, tests: failing("too slow", "flaky") },
            ],
          },
        ],
      },
    ];
    expect(playwrightFailures({ suites, errors: [{ message: "no build" }] })).toEqual([
      "no build",
      "runs.spec.ts › on a phone › fits: too wide",
      "runs.spec.ts › on a phone › wakes: too slow",
    ]);
    expect(playwrightFailures(undefined)).toEqual([]);
  });
});
