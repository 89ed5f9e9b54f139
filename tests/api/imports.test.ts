import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { uploadedPath } from "@/app/_server/receive-files";
import { GET as getTemplate } from "@/app/api/v1/imports/template/route";
import { importReport } from "@/lib/contract/import-report";
import {
  countRuns,
  fixture,
  formOf,
  freshUploads,
  LINES,
  problemOf,
  release,
  reportOf,
  send,
} from "@/tests/api/send-imports";
import { freshServer, requestOf, storeOf } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

freshServer();
const uploads = freshUploads();

describe("files in a form", () => {
  test("are stored once, each told with what reads it, what was left out and why", async () => {
    const first = await reportOf(await send({ body: formOf(release()) }));
    expect(first).toMatchObject({
      dryRun: false,
      summary: { files: 3, values: 3, runs: 3, joined: 2 },
      stored: 3,
      duplicates: 0,
      skipped: { count: 1, notes: [{ file: "v1/fractions/notes.md", line: null }] },
      refused: { count: 0, notes: [] },
    });
    expect(first.files.map(({ path: name, role, format }) => [name, role, format])).toEqual([
      ["v1/COMMIT", "companion", "ai-hub-models"],
      ["v1/devices_and_chipsets.yaml", "companion", "ai-hub-models"],
      ["v1/fractions/numerics.yaml", "reads", "ai-hub-models"],
      ["v1/fractions/perf.yaml", "companion", "ai-hub-models"],
      ["v1/fractions/notes.md", null, null],
    ]);
    expect(first.files[0]?.bytes).toBe(fixture("v1/COMMIT").length);
    expect(await countRuns()).toBe(3);
    const second = await reportOf(await send({ body: formOf(release()) }));
    expect(second).toEqual({ ...first, stored: 0, duplicates: 3 });
    expect(await countRuns()).toBe(3);
  });

  test("with dryRun are told and not stored, with what is there already", async () => {
    const dry = await reportOf(await send({ query: "?dryRun=true", body: formOf(release()) }));
    expect(dry).toMatchObject({ dryRun: true, stored: 3, duplicates: 0 });
    expect(await countRuns()).toBe(0);
    const stored = await reportOf(await send({ body: formOf(release()) }));
    expect({ ...stored, dryRun: true }).toEqual(dry);
    const again = await reportOf(await send({ query: "?dryRun=true", body: formOf(release()) }));
    expect(again).toEqual({ ...dry, stored: 0, duplicates: 3 });
  });

  test("keep their order and may be of several formats, packed too", async () => {
    const files = { ...release(), "mine/a.ndjson.gz": gzipSync(LINES) };
    const report = await reportOf(await send({ body: formOf(files) }));
    expect(report.files.at(-1)).toMatchObject({ path: "mine/a.ndjson", format: "driftgrid", role: "reads" });
    expect(report).toMatchObject({
      stored: 4,
      refused: {
        count: 2,
        notes: [
          { file: "mine/a.ndjson", line: 2, reason: expect.stringMatching(/^result\.value: 7190 .*outside the range/) },
          { file: "mine/a.ndjson", line: 3, reason: 'scheme: unknown scheme "w3a3"' },
        ],
      },
      unknown: [{ kind: "precision", name: "w3a3", count: 1 }],
    });
  });

  test("told as lines end with the report", async () => {
    const response = await send({ headers: { accept: "application/x-ndjson" }, body: formOf(release()) });
    expect(response.headers.get("content-type")).toContain("application/x-ndjson");
    const lines = (await response.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const last = lines.pop();
    expect(importReport.parse(last.report)).toMatchObject({ stored: 3 });
    expect(lines.length).toBeGreaterThan(0);
    for (const { step } of lines) expect(step.done).toBeLessThanOrEqual(step.total);
  });

  test("of which one has a date of the parameters carry it", async () => {
    const { "v1/COMMIT": _, ...undated } = release();
    await reportOf(await send({ query: "?date=2026-03-04", body: formOf(undated) }));
    const store = await storeOf();
    const rows = await store.db.select({ at: store.t.run.startedAt }).from(store.t.run);
    expect(new Set(rows.map(({ at }) => at))).toEqual(new Set([Date.UTC(2026, 2, 4)]));
  });
});

describe("one file as the body", () => {
  test("is read under its name, whatever its content type", async () => {
    for (const type of ["application/octet-stream", "text/plain", "application/json"]) {
      const report = await reportOf(
        await send({ query: "?name=a.ndjson&dryRun=true", headers: { "content-type": type }, body: LINES }),
      );
      expect(report).toMatchObject({ stored: 1, files: [{ path: "a.ndjson", bytes: LINES.length }] });
    }
  });

  test("may come in gzip, by its header or by its name", async () => {
    const body = gzipSync(LINES);
    const coded = await send({ query: "?name=a.ndjson", headers: { "content-encoding": "gzip" }, body });
    expect(await reportOf(coded)).toMatchObject({ stored: 1, duplicates: 0 });
    const named = await send({ query: "?name=a.ndjson.gz", body });
    expect(await reportOf(named)).toMatchObject({ stored: 0, duplicates: 1 });
  });

  test("needs a name", async () => {
    const problem = await problemOf(await send({ body: LINES }), 400);
    expect(problem.errors).toEqual([expect.objectContaining({ location: "name" })]);
  });

  test("goes to the format that is named for it", async () => {
    const report = await reportOf(await send({ query: "?name=a.txt&format=driftgrid", body: "not json" }));
    expect(report).toMatchObject({ stored: 0, refused: { count: 1, notes: [{ file: "a.txt", line: 1 }] } });
  });

  test("that nothing reads is skipped with a reason", async () => {
    const report = await reportOf(await send({ query: "?name=a.bin", body: Buffer.from([0, 1, 2, 255]) }));
    expect(report).toMatchObject({ skipped: { count: 1, notes: [{ file: "a.bin" }] }, summary: { files: 0 } });
  });
});

describe("a file's path", () => {
  const BAD = [
    "../a.csv",
    "a/../../b.csv",
    "/etc/passwd",
    "..\\a",
    "C:\\a.csv",
    "a//b",
    "a/./b",
    "a\u0000b",
    "",
    "x".repeat(501),
  ];
  test.each(BAD)("%j is refused", async (name) => {
    expect(() => uploadedPath(name)).toThrow("The upload cannot be read.");
    if (name === "" || name.includes("\u0000")) return;
    await problemOf(await send({ query: `?name=${encodeURIComponent(name)}`, body: LINES }), 400);
    await problemOf(await send({ body: formOf({ "a.ndjson": LINES, [name]: LINES }) }), 400);
    expect(await countRuns()).toBe(0);
  });

  test("is kept as it was sent otherwise", () => {
    expect(uploadedPath("a/b c/\u00e9\u{1F600}.csv")).toBe("a/b c/\u00e9\u{1F600}.csv");
    expect(uploadedPath("./a\\b.csv")).toBe("a/b.csv");
    expect(uploadedPath("...")).toBe("...");
  });
});

test("a reader of lines who leaves ends the import and leaves no folder behind", async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => JSON.stringify(makeRun({ campaign: `c${index}` }))).join(
    "\n",
  );
  const response = await send({
    query: "?name=a.ndjson",
    headers: { accept: "application/x-ndjson" },
    body: many,
  });
  await response.body?.cancel();
  await vi.waitFor(() => expect(readdirSync(uploads())).toEqual([]), { timeout: 10_000 });
  expect(await countRuns()).toBeLessThan(20_000);
});

test("the template is a CSV file that is read, and its example is not stored", async () => {
  const response = await getTemplate(requestOf("/api/v1/imports/template"), { params: Promise.resolve({}) });
  expect(response.headers.get("content-disposition")).toContain('filename="driftgrid-template.csv"');
  const report = await reportOf(await send({ query: "?name=t.csv", body: await response.text() }));
  expect(report).toMatchObject({ stored: 0, skipped: { count: 1 }, refused: { count: 0 }, files: [{ format: "csv" }] });
});
