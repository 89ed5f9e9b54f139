import { beforeEach, describe, expect, it } from "vitest";
import { GET as getCause } from "@/app/api/v1/causes/[cell]/route";
import { DELETE as giveBack, POST as take } from "@/app/api/v1/plan/[key]/lease/route";
import { GET as getPlan } from "@/app/api/v1/plan/route";
import { GET as getPriors, PUT as putPriors } from "@/app/api/v1/settings/cause-priors/route";
import { causeView } from "@/lib/contract/cause";
import { priorsView } from "@/lib/contract/cause-priors";
import { planView } from "@/lib/contract/plan";
import { HYPOTHESES } from "@/lib/domain/cause/cause";
import { fillEmpty } from "@/lib/services/switch-samples";
import { freshServer, get, post, requestOf, settled, storeOf, tokenFor } from "@/tests/api/server";
import { parseCsv } from "@/tests/support/parse-csv";
import { makeRun } from "@/tests/support/runs";

freshServer();

type Auth = { authorization: string };
let ingest: Auth;
let admin: Auth;
beforeEach(async () => {
  ingest = await tokenFor(["ingest"]);
  admin = await tokenFor(["admin"]);
});

const params = (values: Record<string, string>) => ({ params: Promise.resolve(values) });
const causeOf = (cell: string, query = "") => getCause(requestOf(`/api/v1/causes/${cell}${query}`), params({ cell }));
const plan = (query = "") => getPlan(requestOf(`/api/v1/plan${query}`), params({}));
const lease = (key: string, body: unknown, headers: Record<string, string>) =>
  take(
    requestOf(`/api/v1/plan/${key}/lease`, {
      method: "POST",
      headers,
      body: body === null ? "" : JSON.stringify(body),
    }),
    params({ key }),
  );
const setPriors = (body: unknown, headers: Record<string, string> = {}) =>
  putPriors(
    requestOf("/api/v1/settings/cause-priors", { method: "PUT", headers, body: JSON.stringify(body) }),
    params({}),
  );

/** Two chips; one of them drops. @returns key of the bad cell */
async function oneBadCell(): Promise<string> {
  const bad = makeRun({ target: { kind: "device", soc: "SM8550" }, result: { value: 0.4, correct: 400 } });
  await post([makeRun(), bad], ingest);
  await settled();
  const { grid } = await (await get("/api/v1/matrix?chip=SM8550")).json();
  return grid.squares[0][0].cell.key;
}

describe("GET /api/v1/causes/{cell}", () => {
  it("answers in the documented shape", async () => {
    const view = causeView.parse(await (await causeOf(await oneBadCell())).json());
    expect(view.verdict.drop?.value).toBeCloseTo(0.324, 6);
    expect(view.verdict.nextRuns.length).toBeGreaterThan(0);
    expect(view).toMatchObject({ weighed: { runs: 2, capped: false }, value: 0.4, pinned: false });
  });

  it("says that the five-chip table is undetermined, and which run to make", async () => {
    await fillEmpty(await storeOf(), Date.now());
    await settled();
    const { grid } = await (await get("/api/v1/matrix?model=unnamed+model+(community+note)&target=device")).json();
    const cells = grid.squares.flat().flatMap((square: { cell: { key: string } | null }) => square.cell ?? []);
    expect(cells).toHaveLength(5);
    for (const { key } of cells) {
      const { verdict } = causeView.parse(await (await causeOf(key)).json());
      expect(verdict.cause.class).toBe("undetermined");
      expect(verdict.nextRuns[0]?.changes).toEqual([{ axis: "qairt", from: null, to: null }]);
    }
  });

  it("knows no other cell, and refuses what is no run or moment", async () => {
    const key = await oneBadCell();
    expect((await causeOf("0".repeat(32))).status).toBe(404);
    expect((await causeOf(key, "?run=01890a5d-ac96-774b-bcce-b302099a8057")).status).toBe(404);
    for (const query of ["?run=1", "?asOf=never", "?nonsense=1"]) expect((await causeOf(key, query)).status).toBe(400);
  });
});

describe("priors of causes", () => {
  const even = Object.fromEntries(HYPOTHESES.map((name) => [name, 1]));

  it("are set by an administrator, divided by their sum, and brought back", async () => {
    const set = await setPriors({ priors: even, note: "no opinion" }, admin);
    expect(set.status).toBe(200);
    const view = priorsView.parse(await set.json());
    expect(view.priors.chip).toBeCloseTo(1 / HYPOTHESES.length, 12);
    expect(view.changed).toMatchObject({ who: "test", note: "no opinion" });
    const read = await getPriors(requestOf("/api/v1/settings/cause-priors"), params({}));
    expect(priorsView.parse(await read.json())).toEqual(view);
    expect((await (await setPriors(null, admin)).json()).changed).toBeNull();
  });

  it.each([
    ["a negative weight", { priors: { ...even, chip: -1 } }],
    ["no weight at all", { priors: Object.fromEntries(HYPOTHESES.map((name) => [name, 0])) }],
    ["a hypothesis left out", { priors: { chip: 1 } }],
    ["an unknown one", { priors: { ...even, moon: 1 } }],
  ])("refuse %s by name", async (_, body) => {
    const answer = await setPriors(body, admin);
    expect(answer.status).toBe(400);
    expect((await answer.json()).errors[0].location).toContain("priors");
  });

  it("are not for runners to set", async () => {
    expect((await setPriors(null, ingest)).status).toBe(403);
    expect((await setPriors(null)).status).toBe(401);
  });
});

describe("the plan", () => {
  it("answers in the documented shape, and as CSV with a line an item", async () => {
    await oneBadCell();
    const view = planView.parse(await (await plan()).json());
    expect(view.items[0]).toMatchObject({ place: { chip: "SM8550" }, lease: null });
    const csv = parseCsv(await (await plan("?format=csv")).text());
    expect(csv.map(({ key }) => key)).toEqual(view.items.map(({ key }) => key));
    expect((await (await plan("?kind=stale")).json()).items).toEqual([]);
    for (const query of ["?kind=never", "?limit=0", "?nonsense=1"]) expect((await plan(query)).status).toBe(400);
  });

  it("lets one runner take an item, says who has it, and takes it back", async () => {
    await oneBadCell();
    const { key } = (await (await plan()).json()).items[0];
    expect((await lease(key, null, ingest)).status).toBe(200);
    expect((await (await plan()).json()).items[0].lease.holder).toBe("test");
    const other = await lease(key, { holder: "rack-2", minutes: 5 }, ingest);
    expect(other.status).toBe(409);
    expect((await other.json()).type).toContain("taken");
    const back = await giveBack(
      requestOf(`/api/v1/plan/${key}/lease`, { method: "DELETE", headers: ingest }),
      params({ key }),
    );
    expect(back.status).toBe(200);
    expect((await lease(key, { holder: "rack-2", minutes: 5 }, ingest)).status).toBe(200);
    expect((await lease(key, { minutes: 0 }, ingest)).status).toBe(400);
    expect((await lease(key, null, await tokenFor(["read"]))).status).toBe(403);
    expect((await lease("0".repeat(32), null, ingest)).status).toBe(404);
  });
});
