import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { NextRequest } from "next/server";
import { describe, expect, test, vi } from "vitest";
import { POST } from "@/app/api/v1/imports/route";
import { LIMITS } from "@/lib/contract/limits";
import { countRuns, formOf, freshUploads, LINES, problemOf, release, send } from "@/tests/api/send-imports";
import { freshServer, ORIGIN, requestOf, tokenFor } from "@/tests/api/server";

freshServer();
const uploads = freshUploads();

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
    await vi.waitFor(() => expect(readdirSync(uploads())).toHaveLength(LIMITS.imports));
    const full = await send({ query: "?name=a.ndjson", body: LINES });
    expect(full.headers.get("retry-after")).toBe("1");
    await problemOf(full, 503);
    gone.abort();
    expect((await Promise.all(hanging)).map(({ status }) => status)).toEqual(Array(LIMITS.imports).fill(499));
    expect((await send({ query: "?name=a.ndjson", body: LINES })).status).toBe(200);
  });
});
