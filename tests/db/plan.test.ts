import { expect, it } from "vitest";
import { planView } from "@/lib/contract/plan";
import type { RunInput } from "@/lib/contract/run";
import type { PlanFilter, PlanKind } from "@/lib/domain/plan-view";
import { giveBack, readLeases, takeItem } from "@/lib/services/plan/plan-leases";
import { readPlan } from "@/lib/services/plan/read-plan";
import { settleAll } from "@/lib/services/settle";
import { sweep } from "@/lib/services/sweep";
import { fillEmpty } from "@/lib/services/switch-samples";
import { NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { makeRun } from "@/tests/support/runs";

const ALL: PlanFilter = { models: [], chips: [], kinds: [], limit: 1000 };
const HOUR = 3_600_000;

const on = (soc: string, scheme: string, change: Partial<RunInput> = {}): RunInput =>
  makeRun({ target: { kind: "device", soc }, scheme, result: { value: 0.723, correct: 723 }, ...change });

/** Three squares of four, all of them as good as their reference. */
const threeOfFour = () => [on("SM8650", "w8a8"), on("SM8650", "w8a16"), on("SM8550", "w8a8")];

describeOnEveryEngine("the plan", ({ store }) => {
  const plan = async (filter: Partial<PlanFilter> = {}, now = NOW) =>
    planView.parse(await readPlan(store(), { ...ALL, ...filter }, now));
  const itemsOf = async (kind: PlanKind) => (await plan({ kinds: [kind] })).items;

  it("is empty while nothing is stored", async () => {
    expect(await plan()).toMatchObject({ items: [], total: 0, asOfTime: null });
  });

  it("asks for the square that nobody ran, until its run arrives", async () => {
    await settleRuns(store(), threeOfFour());
    const { items } = await plan();
    expect(items).toMatchObject([
      {
        place: { chip: "SM8550", scheme: "unknown:w8a16", path: "ort-qnn", versions: {} },
        reasons: [{ reason: { kind: "untested", neighbours: 2 } }],
        changes: [],
        lease: null,
      },
    ]);
    // What it asks for is a document that lands where it was asked for.
    const document = JSON.parse(items[0]?.document ?? "{}") as RunInput;
    await settleRuns(store(), [{ ...document, result: { value: 0.7, correct: 700 } }]);
    expect((await plan()).items.filter(({ reasons }) => reasons[0]?.reason.kind === "untested")).toEqual([]);
  });

  it("asks again for what is old, with any software", async () => {
    const old = on("SM8650", "w8a8", { startedAt: "2026-01-01T00:00:00Z" });
    await settleRuns(store(), [old, on("SM8550", "w8a8", { startedAt: "2026-05-30T00:00:00Z" })]);
    expect(await itemsOf("stale")).toMatchObject([{ place: { chip: "SM8650", versions: {} } }]);
  });

  it("asks for the run that bisects an open change, until it arrives", async () => {
    await settleRuns(store(), [onQairt(40, 720), onQairt(41, 721)]);
    await settleRuns(store(), [onQairt(45, 400)]);
    const [first] = await itemsOf("bisects");
    expect(first?.place.versions.onnxruntime).toBe("1.24.3");
    expect(first?.changes).toMatchObject([{ axis: "qairt", from: "2.45.0" }]);
    const asked = first?.place.versions.qairt ?? "";
    expect(asked).not.toBe("2.45.0");
    const document = JSON.parse(first?.document ?? "{}") as RunInput;
    await settleRuns(store(), [{ ...document, result: { value: 0.719, correct: 719 } }]);
    const after = await itemsOf("bisects");
    expect(after.map(({ place }) => place.versions.qairt)).not.toContain(asked);
  });

  it("asks for the run that tells causes of a bad cell apart, and puts it first", async () => {
    await settleRuns(store(), [...threeOfFour(), on("SM8450", "w8a8", { result: { value: 0.4, correct: 400 } })]);
    const { items, bounds } = await plan();
    expect(items[0]?.reasons[0]?.reason).toMatchObject({ kind: "separates-cause" });
    expect(items[0]?.changes.length).toBeGreaterThan(0);
    expect(bounds).toMatchObject({ causes: { weighed: 1, bad: 1 }, cells: { read: 4, capped: false } });
    expect([...items].sort((a, b) => b.score - a.score)).toEqual(items);
  });

  it("proposes for the five-chip table of the sample data what its cells propose", async () => {
    await fillEmpty(store(), NOW);
    await settleAll(store(), { holder: "test", clock: () => NOW });
    const { items } = await plan({ models: ["unnamed model (community note)"], kinds: ["separates-cause"] });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ sample }) => sample)).toBe(true);
    expect(items.map(({ changes }) => changes)).toContainEqual([{ axis: "qairt", from: null, to: null }]);
  });

  it("shows the items of a filter, and counts the others", async () => {
    await settleRuns(store(), [...threeOfFour(), on("SM8450", "w8a8", { model: { name: "other" } })]);
    const all = await plan();
    const some = await plan({ chips: ["SM8550"], limit: 1 });
    expect(some.items.every(({ place }) => place.chip === "SM8550")).toBe(true);
    expect(some.total).toBe(all.total);
    expect((await plan({ models: ["other"] })).matching).toBe(0);
  });

  it("gives an item to one runner at a time, until the lease is over", async () => {
    await settleRuns(store(), threeOfFour());
    const key = (await plan()).items[0]?.key ?? "";
    const claims = await Promise.allSettled(
      ["ada", "bob"].map((holder) => takeItem(store(), key, { holder, now: NOW, ms: HOUR })),
    );
    expect(claims.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { holder } = (await readLeases(store(), NOW)).get(key) ?? { holder: "" };
    const other = holder === "ada" ? "bob" : "ada";
    await expect(takeItem(store(), key, { holder: other, now: NOW + HOUR - 1, ms: HOUR })).rejects.toThrow(holder);
    await expect(giveBack(store(), key, other, NOW)).rejects.toThrow(holder);
    expect((await plan({}, NOW + 1)).items[0]?.lease).toMatchObject({ holder, expiresAt: NOW + HOUR });
    // Over: free for anybody, and swept away.
    expect((await plan({}, NOW + HOUR)).items[0]?.lease).toBeNull();
    expect(await takeItem(store(), key, { holder: other, now: NOW + HOUR, ms: HOUR })).toMatchObject({ holder: other });
    expect(await giveBack(store(), key, other, NOW + HOUR)).toMatchObject({ holder: other });
    await expect(giveBack(store(), key, other, NOW + HOUR)).rejects.toThrow("Nobody holds");
    await expect(takeItem(store(), "0".repeat(32), { holder, now: NOW, ms: HOUR })).rejects.toThrow("no such item");
  });

  it("forgets leases that are over", async () => {
    await settleRuns(store(), threeOfFour());
    const key = (await plan()).items[0]?.key ?? "";
    await takeItem(store(), key, { holder: "ada", now: NOW, ms: HOUR });
    await sweep(store(), NOW + HOUR);
    expect(await store().db.select().from(store().t.planLease)).toHaveLength(1);
    await sweep(store(), NOW + HOUR + 1);
    expect(await store().db.select().from(store().t.planLease)).toEqual([]);
  });
});
