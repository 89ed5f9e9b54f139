import { beforeEach, describe, expect, it } from "vitest";
import { cellDetail } from "@/lib/contract/cell";
import { changeView } from "@/lib/contract/change";
import { changesView } from "@/lib/contract/changes";
import { triageAnswer } from "@/lib/contract/triage";
import { freshServer, get, post, settled, tokenFor, triage } from "@/tests/api/server";
import { onQairt } from "@/tests/support/changes";
import { parseCsv } from "@/tests/support/parse-csv";

freshServer();

let ingest: { authorization: string };
let triager: { authorization: string };

beforeEach(async () => {
  ingest = await tokenFor(["ingest"]);
  triager = await tokenFor(["triage"]);
});

/** One cell that collapses on QAIRT 2.42. */
async function collapse(): Promise<string> {
  await post([onQairt(40, 720), onQairt(41, 721)], ingest);
  await post(onQairt(42, 400), ingest);
  await settled();
  const { groups } = await (await get("/api/v1/changes")).json();
  return groups[0].changes[0].id;
}

describe("GET /api/v1/changes", () => {
  it("answers in the documented shape, and as CSV with a line a change", async () => {
    const id = await collapse();
    const view = changesView.parse(await (await get("/api/v1/changes")).json());
    expect(view.groups).toMatchObject([{ total: 1, changes: [{ id, verdict: "collapsed" }] }]);
    const csv = await get("/api/v1/changes?format=csv");
    expect(csv.headers.get("content-type")).toContain("text/csv");
    const [told] = parseCsv(await csv.text());
    expect(told).toMatchObject({ id, verdict: "collapsed", moved: "qairt: 2.41.0 > 2.42.0", before: "0.721" });
  });

  it.each(["verdict=bad", "asOf=never", "page=0", "since=soon", "cell=x", "nonsense=1"])(
    "refuses %s by name",
    async (query) => {
      const answer = await get(`/api/v1/changes?${query}`);
      expect(answer.status).toBe(400);
      const { errors } = await answer.json();
      expect(errors[0].location).toContain(query.split("=")[0]);
    },
  );
});

describe("GET /api/v1/changes/{id}", () => {
  it("answers in the documented shape, at the moment asked for", async () => {
    const id = await collapse();
    const view = changeView.parse(await (await get(`/api/v1/changes/${id}`)).json());
    expect(view).toMatchObject({ line: { id }, series: [{}, {}, { isTo: true, value: 0.4 }] });
    expect((await get(`/api/v1/changes/${id}?asOf=2`)).status).toBe(404);
    expect((await get("/api/v1/changes/nothing")).status).toBe(404);
  });
});

describe("GET /api/v1/cells/{key}", () => {
  it("answers in the documented shape, at the moment asked for", async () => {
    const id = await collapse();
    const { line } = await (await get(`/api/v1/changes/${id}`)).json();
    const view = cellDetail.parse(await (await get(`/api/v1/cells/${line.cell.key}`)).json());
    expect(view).toMatchObject({ cell: { value: 0.4 }, changes: [{ id }], series: [{}, {}, { value: 0.4 }] });
    expect((await get(`/api/v1/cells/${line.cell.key}?asOf=2`)).status).toBe(404);
    expect((await get("/api/v1/cells/nothing")).status).toBe(404);
  });
});

describe("PATCH /api/v1/changes/{id}", () => {
  it("records who did what, and lists follow", async () => {
    const id = await collapse();
    const answer = await triage(id, { action: "acknowledge", text: "looking" }, triager);
    expect(answer.status).toBe(200);
    expect(triageAnswer.parse(await answer.json())).toMatchObject({
      state: "acknowledged",
      events: [{ action: "acknowledge", who: "test", text: "looking" }],
    });
    await settled();
    expect((await (await get("/api/v1/changes")).json()).groups).toEqual([]);
    expect((await (await get("/api/v1/changes?state=acknowledged")).json()).groups).toHaveLength(1);
  });

  it("replays the answer to one key, and refuses the key for another body", async () => {
    const id = await collapse();
    const headers = { ...triager, "idempotency-key": "k" };
    const first = await (await triage(id, { action: "resolve" }, headers)).json();
    const again = await triage(id, { action: "resolve" }, headers);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.json()).toEqual(first);
    expect((await triage(id, { action: "reopen" }, headers)).status).toBe(422);
  });

  it.each([
    [{ action: "forget" }, 400, "action"],
    [{ action: "note" }, 400, "text"],
    [{ action: "resolve", assignee: "bo" }, 400, "assignee"],
    [{ action: "pin-baseline", run: "01989f3e-0000-7000-8000-000000000001" }, 400, "run"],
    ["{", 400, "body"],
  ] as const)("refuses %j", async (body, status, location) => {
    const answer = await triage(await collapse(), body, triager);
    expect(answer.status).toBe(status);
    expect((await answer.json()).errors[0].location).toBe(location);
  });

  it("needs the scope triage and a change that stands", async () => {
    const id = await collapse();
    expect((await triage(id, { action: "resolve" })).status).toBe(401);
    expect((await triage(id, { action: "resolve" }, ingest)).status).toBe(403);
    expect((await triage("0".repeat(32), { action: "resolve" }, triager)).status).toBe(404);
  });
});

describe("the verdict of a run", () => {
  it("comes with the answer for who waits, and is pending for who does not", async () => {
    await post(onQairt(40, 720), ingest);
    const hasty = await (await post(onQairt(41, 400), ingest)).json();
    expect(hasty).toMatchObject([{ verdict: "pending" }]);
    const patient = await post([onQairt(42, 401), onQairt(40, 720)], { ...ingest, prefer: "wait=10" });
    expect(await patient.json()).toMatchObject([{ verdict: "unchanged" }, { duplicate: true, verdict: null }]);
    const again = await post(onQairt(41, 400), ingest);
    expect(await again.json()).toMatchObject([{ duplicate: true, verdict: "collapsed" }]);
  });

  it("stands on the run", async () => {
    const id = await collapse();
    const { line } = await (await get(`/api/v1/changes/${id}`)).json();
    const run = await (await get(`/api/v1/runs/${line.to.runId}`)).json();
    expect(run.judgements).toMatchObject([{ id, kind: "step", verdict: "collapsed", listed: true, state: "open" }]);
    const first = await (await get(`/api/v1/runs/${line.from.runId}`)).json();
    expect(first.judgements).toMatchObject([{ verdict: "unchanged", listed: false }]);
  });
});
