import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { problem as problemSchema } from "@/lib/contract/problem";
import { runAnswer } from "@/lib/contract/views";
import { freshServer, get, post, settled, storeOf, tokenFor } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

const ID = "0192f0c1-7c7a-7000-8000-000000000001";

freshServer();

const countRuns = async () => {
  const store = await storeOf();
  return store.db.$count(store.t.run);
};

/** The problem document of an answer, held to its schema and its headers. */
async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  return problem;
}

describe("an upload", () => {
  const two = [makeRun({ campaign: "a" }), makeRun({ campaign: "b" })];
  const lines = two.map((run) => JSON.stringify(run)).join("\n");
  it.each<[string, unknown, Record<string, string>, number]>([
    ["one run", two[0], {}, 1],
    ["an array", two, {}, 2],
    ["NDJSON", lines, { "content-type": "application/x-ndjson" }, 2],
    ["JSON under curl's text type", JSON.stringify(two), { "content-type": "text/plain; charset=utf-8" }, 2],
    ["gzip", gzipSync(JSON.stringify(two)), { "content-encoding": "gzip" }, 2],
    ["NDJSON in gzip", gzipSync(lines), { "content-type": "application/x-ndjson", "content-encoding": "gzip" }, 2],
    ["a small body of a stated length", JSON.stringify(two), { "content-length": "9" }, 2],
  ])("of %s is answered in order, run by run, and can be read", async (_, body, headers, count) => {
    const token = await tokenFor(["ingest"]);
    const response = await post(body, { ...token, ...headers });
    expect(response.status).toBe(201);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    const answers = runAnswer.array().parse(await response.json());
    expect(answers).toHaveLength(count);
    for (const [i, answer] of answers.entries()) {
      if (!("id" in answer)) throw new Error("refused");
      expect(answer).toMatchObject({ duplicate: false, verdict: "pending", url: `/runs/${answer.id}` });
      const view = await (await get(`/api/v1/runs/${answer.id}`)).json();
      expect(view.line.campaign).toBe(two[i]?.campaign);
    }
    const again = runAnswer.array().parse(await (await post(body, { ...token, ...headers })).json());
    expect(again).toEqual(answers.map((answer) => ({ ...answer, duplicate: true })));
    expect(await countRuns()).toBe(count);
  });

  it("with one bad run among 1,000 stores the others and names its index and place", async () => {
    const runs: unknown[] = Array.from({ length: 1_000 }, (_, i) => makeRun({ campaign: `c${i}` }));
    runs[417] = { ...makeRun(), result: { value: 7190 } };
    const response = await post(runs, await tokenFor(["ingest"]));
    expect(response.status).toBe(201);
    const answers = runAnswer.array().parse(await response.json());
    expect(answers.filter((answer) => "id" in answer)).toHaveLength(999);
    const refused = answers[417];
    expect(refused).toMatchObject({
      index: 417,
      problem: {
        status: 422,
        errors: [{ location: "runs[417].result.value" }],
        requestId: response.headers.get("x-request-id"),
      },
    });
    expect(await countRuns()).toBe(999);
  });

  it("whose runs are all bad is one problem that names every place", async () => {
    const bad = { ...makeRun(), model: {} };
    const problem = await problemOf(await post([bad, bad], await tokenFor(["ingest"])));
    expect(problem.status).toBe(422);
    expect(problem.errors.map((error) => error.location)).toEqual(["runs[0].model.name", "runs[1].model.name"]);
    expect(await countRuns()).toBe(0);
  });

  it("of 10,000 hopeless runs is answered in bounds", async () => {
    const bad = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`field${i}`, 1]));
    const response = await post(Array(10_000).fill(bad), await tokenFor(["ingest"]));
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text.length).toBeLessThan(4_000_000);
    expect(JSON.parse(text).errors).toHaveLength(10_000);
  });

  it.each<[string, unknown, Record<string, string>, number, string]>([
    ["truncated JSON", '[{"model":', {}, 400, "invalid-json"],
    ["NaN", '{"result":{"value":NaN}}', {}, 400, "invalid-json"],
    ["nothing", "", {}, 400, "invalid-body"],
    ["something that is not gzip", "[]", { "content-encoding": "gzip" }, 400, "invalid-body"],
    ["gzip cut short", gzipSync("[]").subarray(0, 12), { "content-encoding": "gzip" }, 400, "invalid-body"],
    ["another coding", "[]", { "content-encoding": "br" }, 415, "unsupported-media-type"],
    ["a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }, 415, "unsupported-media-type"],
    ["too many runs", JSON.stringify(Array(10_001).fill(1)), {}, 413, "too-large"],
    ["wrong types", { model: 5 }, {}, 422, "invalid-run"],
    ["an unknown field", { ...makeRun(), modle: 1 }, {}, 422, "invalid-run"],
    ["a list of lists", [[makeRun()]], {}, 422, "invalid-run"],
  ])("of %s is a problem document", async (_, body, headers, status, kind) => {
    const problem = await problemOf(await post(body, { ...(await tokenFor(["ingest"])), ...headers }));
    expect(problem).toMatchObject({ status, type: `/docs/api#problem-${kind}` });
    expect(problem.errors.length).toBeGreaterThan(0);
    expect(problem.errors.every(({ location, message, fix }) => location && message && fix)).toBe(true);
  });
});

describe("one id with two contents", () => {
  it("is a 409 that changes nothing", async () => {
    const token = await tokenFor(["ingest"]);
    expect((await post(makeRun({ id: ID }), token)).status).toBe(201);
    const problem = await problemOf(await post(makeRun({ id: ID, campaign: "other" }), token));
    expect(problem).toMatchObject({ status: 409, errors: [{ location: "id" }] });
    expect((await (await get(`/api/v1/runs/${ID}`)).json()).line.campaign).toBeNull();
  });

  it("inside one batch refuses the second by its index", async () => {
    const runs = [makeRun({ id: ID }), makeRun({ id: ID, campaign: "other" }), makeRun({ id: ID.toUpperCase() })];
    const answers = await (await post(runs, await tokenFor(["ingest"]))).json();
    expect(answers[0]).toMatchObject({ id: ID, duplicate: false });
    expect(answers[1]).toMatchObject({ index: 1, problem: { status: 409, errors: [{ location: "runs[1].id" }] } });
    expect(answers[2]).toMatchObject({ id: ID, duplicate: true });
  });

  it("from 100 clients at once is stored once, and everybody hears the truth", async () => {
    const token = await tokenFor(["ingest"]);
    const contents = Array.from({ length: 100 }, (_, i) => makeRun({ id: ID, campaign: `client ${i % 10}` }));
    const responses = await Promise.all(contents.map((run) => post(run, token)));
    const stored = (await (await get(`/api/v1/runs/${ID}`)).json()).line.campaign;
    expect(await countRuns()).toBe(1);
    let fresh = 0;
    for (const [i, response] of responses.entries()) {
      const mine = contents[i]?.campaign === stored;
      expect(response.status).toBe(mine ? 201 : 409);
      if (mine && !(await response.json())[0].duplicate) fresh += 1;
    }
    expect(fresh).toBe(1);
  });
});

describe("100 clients at once", () => {
  it("with 20 runs each find every acknowledged run there exactly once, repeats and all", async () => {
    const token = await tokenFor(["ingest"]);
    const bodies = Array.from({ length: 100 }, (_, client) =>
      Array.from({ length: 20 }, (_, i) => makeRun({ campaign: `client ${client} run ${i}` })),
    );
    // Every fifth client sends its batch twice at the same time, as after a timeout.
    const requests = bodies.flatMap((runs, client) => (client % 5 === 0 ? [runs, runs] : [runs]));
    const responses = await Promise.all(requests.map((runs) => post(runs, token)));
    const answers = (await Promise.all(responses.map((response) => response.json()))).flat();
    expect(responses.map((response) => response.status)).toEqual(requests.map(() => 201));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(2_000);
    expect(answers.filter((answer) => !answer.duplicate)).toHaveLength(2_000);
    const store = await storeOf();
    const stored = await store.db.select({ id: store.t.run.id, seq: store.t.run.seq }).from(store.t.run);
    expect(stored.map(({ id }) => id).sort()).toEqual([...new Set(answers.map(({ id }) => id))].sort());
    await settled();
    const view = await (await get("/api/v1/matrix")).json();
    expect(view).toMatchObject({ runs: 2_000, pending: 0 });
    expect(view.grid.squares[0][0].cell.runs).toBe(2_000);
  });
});

describe("an Idempotency-Key", () => {
  it("replays the answer for the same body, and refuses another", async () => {
    const headers = { ...(await tokenFor(["ingest"])), "idempotency-key": "k-1" };
    const first = await post(makeRun(), headers);
    const second = await post(makeRun(), headers);
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await second.text()).toBe(await first.text());
    const problem = await problemOf(await post(makeRun({ campaign: "x" }), headers));
    expect(problem).toMatchObject({ status: 422, errors: [{ location: "Idempotency-Key" }] });
    expect(await countRuns()).toBe(1);
  });

  it("replays a refusal as it was, and belongs to one token", async () => {
    const headers = { ...(await tokenFor(["ingest"])), "idempotency-key": "k-1" };
    const refused = await post({}, headers);
    const replayed = await post({}, headers);
    expect(replayed.status).toBe(422);
    expect(replayed.headers.get("content-type")).toBe("application/problem+json");
    expect(await replayed.text()).toBe(await refused.text());
    expect((await post(makeRun(), { ...headers, ...(await tokenFor(["ingest"])) })).status).toBe(201);
  });

  it("is not used up by a body that arrived broken", async () => {
    const headers = { ...(await tokenFor(["ingest"])), "idempotency-key": "k-1" };
    const text = JSON.stringify(makeRun());
    expect((await post(text.slice(0, 40), headers)).status).toBe(400);
    expect((await post(text, headers)).status).toBe(201);
  });

  it("raced by ten equal requests stores one run", async () => {
    const headers = { ...(await tokenFor(["ingest"])), "idempotency-key": "k-1" };
    const responses = await Promise.all(Array.from({ length: 10 }, () => post(makeRun(), headers)));
    expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(await countRuns()).toBe(1);
  });

  it.each(["", "x".repeat(201)])("of a wrong length is refused by its name", async (key) => {
    const problem = await problemOf(await post(makeRun(), { ...(await tokenFor(["ingest"])), "idempotency-key": key }));
    expect(problem).toMatchObject({ status: 400, errors: [{ location: "Idempotency-Key" }] });
  });
});
