import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { uploadedPath } from "@/app/_server/receive-files";
import { POST } from "@/app/api/v1/imports/route";
import { GET as getTemplate } from "@/app/api/v1/imports/template/route";
import { type ImportReport, importReport } from "@/lib/contract/import-report";
import { LIMITS } from "@/lib/contract/limits";
import { problem as problemSchema } from "@/lib/contract/problem";
import { freshServer, ORIGIN, requestOf, storeOf, tokenFor } from "@/tests/api/server";
import { FIXTURES } from "@/tests/formats/read-items";
import { makeRun } from "@/tests/support/runs";

freshServer();

let uploads = "";
beforeEach(() => {
  uploads = mkdtempSync(path.join(tmpdir(), "driftgrid-uploads-"));
  vi.stubEnv("TMPDIR", uploads);
});
afterEach(() => {
  const left = readdirSync(uploads);
  rmSync(uploads, { recursive: true, force: true });
  expect(left).toEqual([]);
});

type Sent = { query?: string; headers?: Record<string, string>; body: BodyInit };

async function send({ query = "", headers = {}, body }: Sent): Promise<Response> {
  const token = await tokenFor(["ingest"]);
  const request = requestOf(`/api/v1/imports${query}`, { method: "POST", headers: { ...token, ...headers }, body });
  return POST(request, { params: Promise.resolve({}) });
}

/** A form with files under their paths. */
function formOf(files: Record<string, string | Buffer>, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, content] of Object.entries(files)) form.append("file", new Blob([content as BlobPart]), name);
  return form;
}

async function reportOf(response: Response): Promise<ImportReport> {
  expect(response.status).toBe(200);
  return importReport.parse(await response.json());
}

async function problemOf(response: Response, status: number) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await response.json());
  expect({ status: response.status, told: problem.status }).toEqual({ status, told: status });
  return problem;
}

const countRuns = async () => {
  const store = await storeOf();
  return store.db.$count(store.t.run);
};

const fixture = (name: string) => readFileSync(path.join(FIXTURES, name), "utf8");
const release = () =>
  Object.fromEntries(
    ["COMMIT", "devices_and_chipsets.yaml", "fractions/numerics.yaml", "fractions/perf.yaml", "fractions/notes.md"].map(
      (name) => [`v1/${name}`, fixture(`v1/${name}`)],
    ),
  );
const LINES = [makeRun({ campaign: "a" }), { ...makeRun(), result: { value: 7190 } }, makeRun({ scheme: "w3a3" })]
  .map((run) => JSON.stringify(run))
  .join("\n");

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

describe("an upload is refused", () => {
  test("without a token, or one that may not post", async () => {
    const ask = (headers: Record<string, string>) =>
      POST(requestOf("/api/v1/imports", { method: "POST", headers, body: formOf(release()) }), {
        params: Promise.resolve({}),
      });
    await problemOf(await ask({}), 401);
    await problemOf(await ask(await tokenFor(["read"])), 403);
  });

  test.each([
    ["?format=xml", "format"],
    ["?dryRun=maybe", "dryRun"],
    ["?date=2026-02-30", "date"],
    ["?run=7", "run"],
    ["?nmae=x", "nmae"],
  ])("with %s, and the place is named", async (query, location) => {
    const problem = await problemOf(await send({ query, body: formOf(release()) }), 400);
    expect(problem.errors.map((error) => error.location)).toEqual([location]);
  });

  test("without a file, with a file twice, with another field, with a broken mapping", async () => {
    await problemOf(await send({ body: formOf({}, { mapping: "{}" }) }), 400);
    const twice = formOf({ "a.ndjson": LINES });
    twice.append("file", new Blob([LINES]), "a.ndjson");
    expect((await problemOf(await send({ body: twice }), 400)).errors[0]?.message).toBe("was sent twice");
    await problemOf(await send({ body: formOf({ "a.ndjson": LINES }, { other: "x" }) }), 400);
    for (const mapping of ["[]", "{", "7", `{"a":"${"x".repeat(300_000)}"}`])
      await problemOf(await send({ body: formOf({ "a.ndjson": LINES }, { mapping }) }), 400);
    expect(await countRuns()).toBe(0);
  });

  test("as a form without its boundary, cut anywhere, or in broken gzip", async () => {
    const type = "multipart/form-data; boundary=xyz";
    const whole = `--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.ndjson"\r\n\r\n${LINES}\r\n--xyz--\r\n`;
    expect((await send({ headers: { "content-type": type }, body: whole })).status).toBe(200);
    await problemOf(await send({ headers: { "content-type": "multipart/form-data" }, body: whole }), 400);
    for (let end = 0; end < whole.length - 5; end += 97)
      await problemOf(await send({ headers: { "content-type": type }, body: whole.slice(0, end) }), 400);
    const packed = gzipSync(LINES);
    const headers = { "content-encoding": "gzip" };
    for (const body of [packed.subarray(0, -9), Buffer.from("text")])
      await problemOf(await send({ query: "?name=a.ndjson", headers, body }), 400);
    await problemOf(await send({ query: "?name=a", headers: { "content-encoding": "br" }, body: "x" }), 415);
  });

  test("when it says that it is too large, before it is read", async () => {
    const headers = { "content-length": String(LIMITS.importBytes + 1) };
    const problem = await problemOf(await send({ query: "?name=a.csv", headers, body: "x" }), 413);
    expect(problem.detail).toContain(String(LIMITS.importBytes));
  });

  test("while as many as may are under way, and taken again when they have gone", async () => {
    const gone = new AbortController();
    const token = await tokenFor(["ingest"]);
    const hanging = Array.from({ length: LIMITS.imports }, () => {
      const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("{")) });
      const request = new Request(`${ORIGIN}/api/v1/imports?name=a.json`, {
        method: "POST",
        headers: token,
        body,
        signal: gone.signal,
        duplex: "half",
      } as RequestInit);
      return POST(new NextRequest(request), { params: Promise.resolve({}) });
    });
    await vi.waitFor(() => expect(readdirSync(uploads)).toHaveLength(LIMITS.imports));
    const full = await send({ query: "?name=a.ndjson", body: LINES });
    expect(full.headers.get("retry-after")).toBe("1");
    await problemOf(full, 503);
    gone.abort();
    expect((await Promise.all(hanging)).map(({ status }) => status)).toEqual(Array(LIMITS.imports).fill(499));
    expect((await send({ query: "?name=a.ndjson", body: LINES })).status).toBe(200);
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
  await vi.waitFor(() => expect(readdirSync(uploads)).toEqual([]), { timeout: 10_000 });
  expect(await countRuns()).toBeLessThan(20_000);
});

test("the template is a CSV file that is read, and its example is not stored", async () => {
  const response = await getTemplate(requestOf("/api/v1/imports/template"), { params: Promise.resolve({}) });
  expect(response.headers.get("content-disposition")).toContain('filename="driftgrid-template.csv"');
  const report = await reportOf(await send({ query: "?name=t.csv", body: await response.text() }));
  expect(report).toMatchObject({ stored: 0, skipped: { count: 1 }, refused: { count: 0 }, files: [{ format: "csv" }] });
});
