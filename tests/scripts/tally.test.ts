import { describe, expect, test } from "vitest";
import { addTallies, closingLine, playwrightTally, vitestTally } from "@/scripts/tally.mjs";

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
