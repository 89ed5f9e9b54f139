import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ImportReport } from "@/lib/contract/import-report";
import { exitCode, mergeReports, reportLines } from "@/scripts/import-report";
import { FIXTURES, V1 } from "@/tests/formats/read-items";
import { ROOT } from "@/tests/support/source-files";

const report = (parts: Partial<ImportReport> = {}): ImportReport => ({
  summary: {
    files: 2,
    values: 3,
    runs: 2,
    joined: 1,
    notJoined: { "no row": 1 },
    supplements: 0,
    skipped: 0,
    refused: 1,
  },
  stored: 2,
  duplicates: 0,
  dryRun: false,
  files: [],
  supplements: { stored: 0, duplicates: 0 },
  notes: { count: 0, notes: [] },
  skipped: { count: 0, notes: [] },
  refused: { count: 0, notes: [] },
  unknown: [],
  runs: [],
  ...parts,
});
const noted = (...notes: ReturnType<typeof note>[]) => ({ count: notes.length, notes });
const note = (line: number, reason = "is odd", file = "a.yaml") => ({ file, line, reason });

describe("the report of an import", () => {
  test("counts, and names place and reason of what was refused", () => {
    expect(reportLines(report({ refused: noted(note(7)) }))).toEqual([
      "files read      2",
      "values read     3",
      "joined          1",
      "not joined      1",
      "  1 x no row",
      "stored          2",
      "already there   0",
      "skipped         0",
      "refused         1",
      "  a.yaml:7: is odd",
    ]);
  });

  test("groups many under one reason", () => {
    const lines = reportLines(report({ refused: noted(...[1, 2, 3, 4, 5, 6, 7].map((line) => note(line))) }));
    expect(lines.slice(-7)).toEqual([
      "  7 x is odd",
      "      a.yaml:1",
      "      a.yaml:2",
      "      a.yaml:3",
      "      a.yaml:4",
      "      a.yaml:5",
      "      and 2 more (--report FILE lists them all)",
    ]);
  });

  test("lets no name from a file drive the terminal", () => {
    const lines = reportLines(report({ refused: noted(note(1, "\u001b[2Jgone", "\u202eyaml.a")) }));
    expect(lines.at(-1)).toBe("  \uFFFDyaml.a:1: \uFFFD[2Jgone");
  });

  test("is good when something was stored or nothing refused", () => {
    expect(exitCode(report({ refused: noted(note(1)) }))).toBe(0);
    expect(exitCode(report({ stored: 0 }))).toBe(0);
    expect(exitCode(report({ stored: 0, duplicates: 1, refused: noted(note(1)) }))).toBe(0);
    expect(exitCode(report({ stored: 0, refused: noted(note(1)) }))).toBe(1);
  });

  test("is bad when no file could be read at all", () => {
    const summary = { ...report().summary, files: 0 };
    expect(exitCode(report({ stored: 0, summary }))).toBe(1);
    expect(exitCode(report({ stored: 0, summary, supplements: { stored: 1, duplicates: 0 } }))).toBe(0);
  });

  test("lists names that no catalogue has, by kind, the commonest first", () => {
    const unknown = [
      { kind: "precision" as const, name: "w5a5", count: 1 },
      { kind: "metric" as const, name: "Ele\u001bgance", count: 3 },
      { kind: "precision" as const, name: "w3a3", count: 4 },
    ];
    expect(reportLines(report({ unknown })).slice(-2)).toEqual([
      '2 unknown precisions: "w3a3" (4), "w5a5" (1)',
      '1 unknown metric: "Ele\uFFFDgance" (3)',
    ]);
  });

  test("says how many places it does not name", () => {
    expect(reportLines(report({ refused: { count: 3, notes: [note(1)] } })).slice(-3)).toEqual([
      "refused         3",
      "  a.yaml:1: is odd",
      "  and 2 more that the report does not name",
    ]);
  });

  test("of several paths adds up", () => {
    const merged = mergeReports([report({ refused: noted(note(1)) }), report({ skipped: noted(note(2)) })]);
    expect(merged).toMatchObject({
      stored: 4,
      summary: { files: 4, values: 6, runs: 4, joined: 2, notJoined: { "no row": 2 }, refused: 2 },
      refused: noted(note(1)),
      skipped: noted(note(2)),
    });
  });
});

describe("npm run import", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "driftgrid-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return new Promise((resolve) => {
      const env = { ...process.env, INIT_CWD: folder, DATABASE_URL: "file:/nowhere/at/all.db" };
      execFile(
        process.execPath,
        ["--import", "tsx", path.join(ROOT, "scripts/import.ts"), ...args],
        { cwd: ROOT, env },
        (error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
      );
    });
  }

  test("stores, settles, reports, and adds nothing the second time", async () => {
    const url = `file:${path.join(folder, "a.db")}`;
    const first = await run(FIXTURES, "--database-url", url, "--report", "report.json");
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining("stored          16\n") });
    expect(first.err).toContain("Settled 16 runs");
    const written = JSON.parse(readFileSync(path.join(folder, "report.json"), "utf8"));
    expect(written).toMatchObject({ stored: 16, summary: { values: 34 } });
    expect(written.refused.notes).toHaveLength(20);
    const second = await run(FIXTURES, "--database-url", url);
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining("already there   16\n") });
  });

  test("fails when nothing can be read, and a dry run touches no database", async () => {
    const broken = await run(path.join(V1, "broken"), "--dry-run");
    expect(broken).toMatchObject({ code: 1, out: expect.stringContaining("numerics.yaml:5: is not valid YAML") });
    const format = await run(path.join(V1, "COMMIT"), "--dry-run");
    expect(format).toMatchObject({
      code: 1,
      out: expect.stringContaining("COMMIT: belongs to results of AI Hub models"),
    });
    const missing = await run("nowhere", "--dry-run");
    expect(missing).toMatchObject({ code: 1, out: expect.stringContaining("nowhere: does not exist") });
  });

  test("a dry run tells what a named database holds, and adds nothing to it", async () => {
    const url = `file:${path.join(folder, "a.db")}`;
    const before = await run(FIXTURES, "--database-url", url, "--dry-run");
    expect(before.out).toContain("would be stored 16\nalready there   0\n");
    await run(FIXTURES, "--database-url", url);
    const after = await run(FIXTURES, "--database-url", url, "--dry-run");
    expect(after).toMatchObject({ code: 0, out: expect.stringContaining("would be stored 0\nalready there   16\n") });
  });

  test("says what is wrong with its arguments", async () => {
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining("Name at least one PATH.") });
    expect(await run("a", "--date", "2026-02-30")).toMatchObject({
      code: 2,
      err: expect.stringContaining("is no day"),
    });
    expect(await run("a", "--format", "xml")).toMatchObject({ code: 2, err: expect.stringContaining("not a format") });
    expect(await run("a", "--run", "7")).toMatchObject({
      code: 2,
      err: expect.stringContaining("not the id of a run"),
    });
    expect(await run("a", "--mapping", "none.json")).toMatchObject({
      code: 2,
      err: expect.stringContaining("none.json"),
    });
    expect(await run("a", "--wrong")).toMatchObject({ code: 2, err: expect.stringContaining("--wrong") });
    expect(await run("a", "--database-url", "mysql://x")).toMatchObject({
      code: 1,
      err: expect.stringContaining("neither file:PATH nor postgres"),
    });
  });
});
