import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as getGate } from "@/app/api/v1/gate/route";
import { DELETE as deleteIssue } from "@/app/api/v1/known-issues/[id]/route";
import { GET as listIssues, POST as postIssue } from "@/app/api/v1/known-issues/route";
import { GET as getDeliveries } from "@/app/api/v1/webhooks/[id]/deliveries/route";
import { DELETE as deleteWebhook, PATCH as patchWebhook } from "@/app/api/v1/webhooks/[id]/route";
import { POST as testWebhook } from "@/app/api/v1/webhooks/[id]/test/route";
import { GET as listWebhooks, POST as postWebhook } from "@/app/api/v1/webhooks/route";
import { GET as getChipBadge } from "@/app/badge/chip/[soc]/route";
import { GET as getModelBadge } from "@/app/badge/model/[name]/route";
import { GET as getFeed } from "@/app/changes.atom/route";
import { gateView } from "@/lib/contract/gate";
import { freshServer, get, post, requestOf, settled, tokenFor } from "@/tests/api/server";
import { onQairt } from "@/tests/support/changes";
import { parseCsv } from "@/tests/support/parse-csv";
import { startReceiver } from "@/tests/support/receiver";

const at = (values: Record<string, string> = {}) => ({ params: Promise.resolve(values) });

function send(path: string, method: string, body: unknown, headers: Record<string, string>) {
  return requestOf(path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A model that is fine on one version and collapses on the next; the answer to the POST that brought it. */
async function collapse(name = "mobilenet_v2"): Promise<Response> {
  const ingest = await tokenFor(["ingest"]);
  const model = { name };
  await post(
    [onQairt(40, 719, { model }), onQairt(40, 719, { model, target: { kind: "device", soc: "SM8550" } })],
    ingest,
  );
  const answer = await post([onQairt(42, 500, { model })], ingest);
  await settled();
  return answer;
}

describe("what others are told", () => {
  freshServer();

  it("is a feed: well-formed, escaped, with ids that stay, and 304 to who has it", async () => {
    await collapse('a<b>&"\u2028'.replace("\u2028", ""));
    const read = (headers = {}) => getFeed(requestOf("/changes.atom?verdict=collapsed", { headers }), at());
    const first = await read();
    const text = await first.text();
    expect(first.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(text).toContain("a&amp;lt;b&amp;gt;&amp;amp;&amp;quot;");
    expect(text).not.toContain("<b>");
    expect(text.match(/<entry>/g)).toHaveLength(1);
    expect(text).toMatch(/<id>urn:uuid:[0-9a-f-]{36}<\/id>\n {4}<title>1 collapsed: QAIRT 2.40.0 → 2.42.0/);
    expect(text).toContain("<updated>2026-02-12T00:00:00.000Z</updated>");
    expect((await read({ "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(304);
    vi.stubEnv("VIEWER_AUTH", "on");
    expect((await read()).status).toBe(401);
    expect((await read(await tokenFor(["read"]))).status).toBe(200);
  });

  it("is a badge: the worst open state in words, escaped, of a model or a chip by any of its names", async () => {
    await collapse("a<b>&");
    const model = (name: string, headers = {}) =>
      getModelBadge(requestOf("/badge/model/x.svg", { headers }), at({ name: `${name}.svg` }));
    const first = await model("a<b>&");
    const text = await first.text();
    expect(first.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(text).toContain("<title>a&lt;b&gt;&amp;: 1 collapsed</title>");
    expect((await model("a<b>&", { "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(304);
    expect(await (await model("other")).text()).toContain("<title>other: not measured</title>");
    const chip = async (soc: string) => (await getChipBadge(requestOf("/badge/chip/x.svg"), at({ soc }))).text();
    expect(await chip("Snapdragon 8 Gen 3.svg")).toContain("Snapdragon 8 Gen 3: 1 collapsed");
    expect(await chip("SM8550.svg")).toContain("no open regression");
    expect(JSON.parse(await chip("SM8550"))).toMatchObject({ status: 404 });
  });

  it("is whether a set of runs may pass: by campaign, request, time and filter, and never before it is settled", async () => {
    const answer = await collapse();
    const gate = async (query: string) => {
      const response = await getGate(requestOf(`/api/v1/gate?${query}`), at());
      return { status: response.status, body: await response.json() };
    };
    const read = async (query: string) => gateView.parse((await gate(query)).body);
    expect(await read("campaign=qairt-2.42")).toMatchObject({
      runs: 1,
      compared: 1,
      counts: { alarms: 1 },
      pending: 0,
    });
    expect(await read(`request=${answer.headers.get("x-request-id")}`)).toMatchObject({
      runs: 1,
      counts: { alarms: 1 },
    });
    expect(await read("campaign=qairt-2.40")).toMatchObject({ runs: 2, compared: 0, counts: { alarms: 0 } });
    expect(await read("since=2020-01-01&chip=SM8550")).toMatchObject({ runs: 1, counts: { alarms: 0 } });
    expect(await read("campaign=none")).toMatchObject({ runs: 0 });
    expect((await gate("")).status).toBe(400);
    await post([onQairt(43, 500)], await tokenFor(["ingest"]));
    expect(await read("campaign=qairt-2.43")).toMatchObject({ pending: 1, runs: 0 });
  });
});

describe("known issues", () => {
  freshServer();

  it("are footnotes of what they cover in the matrix, the list and their exports, until they are removed", async () => {
    await collapse();
    const triage = await tokenFor(["triage"]);
    const slice = { chip: "Snapdragon 8 Gen 3", scheme: "w8a8", qairtFrom: "2.42" };
    const issue = { text: "LayerNorm is wrong", url: "https://example.com/notes", slice };
    const add = (body: unknown, headers: Record<string, string>) =>
      postIssue(send("/api/v1/known-issues", "POST", body, headers), at());
    expect((await add(issue, await tokenFor(["admin", "read"]))).status).toBe(403);
    expect(await (await add({ ...issue, slice: { scheme: "w9" } }, triage)).json()).toMatchObject({
      status: 400,
      errors: [{ location: "slice.scheme" }],
    });
    expect((await add({ ...issue, url: "javascript:alert(1)" }, triage)).status).toBe(400);
    const { id } = await (await add(issue, triage)).json();
    expect(await (await listIssues(requestOf("/api/v1/known-issues"), at())).json()).toMatchObject([
      { id, slice: { chip: "SM8650", scheme: "unknown:w8a8" }, who: "test" },
    ]);
    const matrix = await (await get("/api/v1/matrix")).json();
    const numbers = matrix.grid.squares.flat().map((square: { issues: number[] }) => square.issues);
    expect(numbers.sort()).toEqual([[], [1]]);
    const changes = await (await get("/api/v1/changes?verdict=any")).json();
    expect(Object.values(changes.footnotes)).toEqual(changes.groups.flatMap(() => [[1]]));
    for (const path of ["/api/v1/matrix?format=csv", "/api/v1/changes?format=csv"]) {
      const rows = parseCsv(await (await get(path)).text());
      expect(rows.map((row) => row.known_issues)).toContain("LayerNorm is wrong (https://example.com/notes)");
    }
    const remove = () => deleteIssue(send(`/api/v1/known-issues/${id}`, "DELETE", undefined, triage), at({ id }));
    expect((await remove()).status).toBe(200);
    expect((await remove()).status).toBe(404);
    expect((await (await get("/api/v1/matrix")).json()).knownIssues).toEqual([]);
  });
});

describe("the catalogue of versions", () => {
  freshServer();

  it("leads to the notes of a release where a source states an address", async () => {
    const entries: { kind: string; version: string; notes: string | null }[] = await (
      await get("/api/v1/catalog/versions")
    ).json();
    const notes = (kind: string, version: string) =>
      entries.find((one) => one.kind === kind && one.version === version)?.notes;
    expect(notes("onnxruntime", "1.24.3")).toBe("https://github.com/microsoft/onnxruntime/releases/tag/v1.24.3");
    expect(entries.filter(({ kind }) => kind === "qairt").map((one) => one.notes)).not.toContainEqual(
      expect.anything(),
    );
  });
});

describe("webhooks over HTTP", () => {
  freshServer();
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  it("are an administrator's: made with a secret shown once, tested, disabled, removed", async () => {
    vi.stubEnv("WEBHOOK_PRIVATE", "on");
    const admin = await tokenFor(["admin"]);
    const input = { name: "ops", url: receiver.url };
    const add = (body: unknown, headers = admin) => postWebhook(send("/api/v1/webhooks", "POST", body, headers), at());
    expect((await add(input, await tokenFor(["triage", "read", "ingest"]))).status).toBe(403);
    for (const url of ["ftp://example.com/", "file:///etc/passwd", "https://a:b@example.com/", "x"]) {
      expect((await add({ ...input, url })).status, url).toBe(400);
    }
    const made = await (await add(input)).json();
    expect(made).toMatchObject({ form: "generic", events: ["alarm"], secret: expect.stringMatching(/^whsec_.{44}$/) });
    const listed = await (await listWebhooks(send("/api/v1/webhooks", "GET", undefined, admin), at())).text();
    expect(listed).not.toContain(made.secret);
    const id = { id: made.id };
    const path = `/api/v1/webhooks/${made.id}`;
    const tested = await testWebhook(send(`${path}/test`, "POST", undefined, admin), at(id));
    expect(await tested.json()).toMatchObject({ event: "test", status: "delivered", attempt: 1, answer: "204" });
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "test" });
    vi.stubEnv("WEBHOOK_PRIVATE", "");
    const refused = await testWebhook(send(`${path}/test`, "POST", undefined, admin), at(id));
    expect(await refused.json()).toMatchObject({ status: "failed", answer: expect.stringContaining("127.0.0.1") });
    const log = await getDeliveries(send(`${path}/deliveries`, "GET", undefined, admin), at(id));
    expect(await log.json()).toHaveLength(2);
    const disabled = await patchWebhook(send(path, "PATCH", { disabled: true }, admin), at(id));
    expect((await disabled.json()).disabledAt).toBeGreaterThan(0);
    expect((await deleteWebhook(send(path, "DELETE", undefined, admin), at(id))).status).toBe(200);
    expect((await deleteWebhook(send(path, "DELETE", undefined, admin), at(id))).status).toBe(404);
  });

  it("ring by themselves once a posted run has settled", async () => {
    vi.stubEnv("WEBHOOK_PRIVATE", "on");
    const admin = await tokenFor(["admin"]);
    const ingest = await tokenFor(["ingest"]);
    const wait = { ...ingest, prefer: "wait=10" };
    await post([onQairt(40, 719)], wait);
    await postWebhook(send("/api/v1/webhooks", "POST", { name: "ops", url: receiver.url }, admin), at());
    await post([onQairt(42, 500)], wait);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "change.alarm" });
  });
});
