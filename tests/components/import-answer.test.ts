import { describe, expect, test } from "vitest";
import { groupNotes } from "@/components/import/group-notes";
import { lastLine, readAnswer, readStep } from "@/components/import/read-answer";
import { type ImportReport, importReport } from "@/lib/contract/import-report";

const REPORT: ImportReport = {
  dryRun: true,
  files: [
    { path: "a/b.csv", bytes: 12, format: "csv", role: "reads" },
    { path: "c", bytes: null, format: null, role: null },
  ],
  summary: {
    files: 1,
    values: 4,
    runs: 3,
    joined: 2,
    notJoined: { "no versions": 1 },
    supplements: 1,
    skipped: 1,
    refused: 1,
  },
  stored: 2,
  duplicates: 1,
  supplements: { stored: 1, duplicates: 2 },
  notes: { count: 1, notes: [{ file: "a/b.csv", line: null, reason: "two tensors are all zero" }] },
  skipped: { count: 1, notes: [{ file: "c", line: null, reason: "is empty" }] },
  refused: { count: 1, notes: [{ file: "a/b.csv", line: 3, reason: 'unknown precision "w3"' }] },
  unknown: [{ kind: "precision", name: "w3", count: 1 }],
  runs: ["0192f0c1-0000-7000-8000-000000000001"],
};

const READ = {
  files: REPORT.files,
  values: 4,
  joined: 2,
  notJoined: { "no versions": 1 },
  stored: 2,
  duplicates: 3,
  supplements: 1,
  notes: REPORT.notes,
  skipped: REPORT.skipped,
  refused: REPORT.refused,
  unknown: REPORT.unknown,
  runs: REPORT.runs,
};

describe("an answer to an import", () => {
  test("is read as the contract writes it, as JSON and as the last of its lines", () => {
    expect(importReport.parse(REPORT)).toEqual(REPORT);
    expect(readAnswer(200, JSON.stringify(REPORT))).toEqual({ report: READ });
    const lines = `{"step":{"done":1,"total":2}}\n${JSON.stringify({ report: REPORT })}\n`;
    expect(readAnswer(200, lines)).toEqual({ report: READ });
  });

  test("that was cut at any byte is told as broken, never as a report", () => {
    const whole = `{"step":{"done":1,"total":2}}\n${JSON.stringify({ report: REPORT })}`;
    for (let end = 0; end < whole.length; end += 1)
      expect(readAnswer(200, whole.slice(0, end)), `cut at ${end}`).toEqual({ failure: { kind: "broken" } });
  });

  test("that is a problem keeps its place and its fix", () => {
    const problem = {
      status: 400,
      detail: "No.",
      requestId: "r",
      errors: [{ location: "date", message: "is no day", fix: null }],
    };
    const failure = { kind: "refused", ...problem };
    expect(readAnswer(400, JSON.stringify(problem))).toEqual({ failure });
    expect(readAnswer(200, `{"step":{}}\n${JSON.stringify({ problem })}\n`)).toEqual({ failure });
  });

  test("from something in between, which knows no problems, still has a status", () => {
    const failure = { kind: "refused", status: 413, detail: "", requestId: null, errors: [] };
    expect(readAnswer(413, "<html>too large</html>")).toEqual({ failure });
  });

  test("tells progress only in whole lines", () => {
    expect(lastLine('{"step":{"done":1,"total":9}}\n{"step":{"do')).toBe('{"step":{"done":1,"total":9}}');
    expect(lastLine('{"st')).toBe("");
    expect(readStep('{"step":{"done":1,"total":null}}')).toEqual({ done: 1, total: null });
    expect(readStep('{"report":{}}')).toBeNull();
    expect(readStep("null")).toBeNull();
  });
});

test("notes are grouped by their reason, the most frequent first, places in order", () => {
  const note = (reason: string, line: number) => ({ file: "a", line, reason });
  expect(groupNotes([note("x", 1), note("y", 2), note("y", 3)])).toEqual([
    {
      reason: "y",
      places: [
        { file: "a", line: 2 },
        { file: "a", line: 3 },
      ],
    },
    { reason: "x", places: [{ file: "a", line: 1 }] },
  ]);
});
