import { expect, it } from "vitest";
import { openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import type { AliasInput } from "@/lib/contract/alias";
import { ServiceError } from "@/lib/contract/problem";
import type { RunInput } from "@/lib/contract/run";
import { ALIASES_MS, addAlias, aliasesInForce, listAliases, removeAlias } from "@/lib/services/aliases";
import { importItems } from "@/lib/services/import-items";
import { recordRuns } from "@/lib/services/record-runs";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const HOUSE: AliasInput = { kind: "scheme", name: " House  QUANT", canonical: "PTQ w8a8", note: "as lab 7 writes it" };

const add = (store: Store, change: Partial<AliasInput> = {}, now = NOW) =>
  addAlias(store, { ...HOUSE, ...change }, "boss", now);
const post = (store: Store, runs: RunInput[]) => recordRuns(store, asItems(runs), { origin: "api", now: NOW });
const house = (seed: string) => makeRun({ scheme: "house quant", campaign: seed });

async function* items(runs: RunInput[]) {
  for (const [index, document] of runs.entries()) {
    yield { kind: "run" as const, file: "a.ndjson", line: index + 1, document, notJoined: null };
  }
}

describeOnEveryEngine("aliases", ({ store, url }) => {
  it("are stored folded and resolved, with who made them and when", async () => {
    const made = await add(store());
    const { id: _, ...rest } = made;
    expect(rest).toEqual({
      kind: "scheme",
      name: "house quant",
      canonical: "ptq:w8a8",
      note: "as lab 7 writes it",
      createdBy: "boss",
      createdAt: NOW,
      removedAt: null,
    });
    expect(await listAliases(store())).toEqual([made]);
  });

  it("apply to runs from the moment they are made to the moment they are removed", async () => {
    expect(await post(store(), [house("before")])).toMatchObject([{ problem: { status: 422 } }]);
    const { id } = await add(store());
    expect(await post(store(), [house("during")])).toMatchObject([{ duplicate: false }]);
    const { run } = store().t;
    const read = () => store().db.select({ scheme: run.scheme, document: run.document }).from(run);
    const [stored] = await read();
    expect(stored?.scheme).toBe("ptq:w8a8");
    expect(JSON.parse(stored?.document ?? "").scheme).toBe("house quant");

    await removeAlias(store(), id, NOW + 1);
    expect(await post(store(), [house("after")])).toMatchObject([{ problem: { status: 422 } }]);
    expect(await read()).toEqual([stored]);
  });

  it("leave a stored run where it is: sent again after a change, it is the same run in the same cell", async () => {
    const run = makeRun({ eval: { dataset: "our set", metric: "top1", samples: 1000 } });
    const [first] = await post(store(), [run]);
    await add(store(), { kind: "dataset", name: "our set", canonical: "imagenet" });
    expect(await post(store(), [run])).toEqual([{ ...first, duplicate: true }]);
    const { evaluation, run: runs } = store().t;
    expect(await store().db.select({ dataset: evaluation.dataset }).from(evaluation)).toContainEqual({
      dataset: "our set",
    });
    expect(await store().db.$count(runs)).toBe(1);
  });

  it("are asked by an import and by its dry run alike", async () => {
    const options = { now: () => NOW };
    const check = () => importItems(store(), items([house("i")]), { ...options, dryRun: true });
    expect(await check()).toMatchObject({ stored: 0, unknown: [{ name: "house quant" }] });
    await add(store());
    expect(await check()).toMatchObject({ stored: 1, unknown: [] });
    await importItems(store(), items([house("i")]), options);
    expect(await store().db.$count(store().t.run)).toBe(1);
  });

  it("give a name one meaning: a new alias removes the one before, and nothing is deleted", async () => {
    const first = await add(store());
    const second = await add(store(), { name: "HOUSE QUANT", canonical: "w4a16" }, NOW + 5);
    expect(await listAliases(store())).toEqual([second]);
    expect(await listAliases(store(), true)).toEqual([{ ...first, removedAt: NOW + 5 }, second]);
    await post(store(), [house("x")]);
    const { run } = store().t;
    expect(await store().db.select({ scheme: run.scheme }).from(run)).toEqual([{ scheme: "unknown:w4a16" }]);
  });

  it("made at the same moment for one name leave one in force", async () => {
    await Promise.all(["w8a8", "w4a16", "fp16", "w8a16", "mxfp4"].map((canonical) => add(store(), { canonical })));
    expect(await listAliases(store())).toHaveLength(1);
    expect(await listAliases(store(), true)).toHaveLength(5);
  });

  it("are removed once", async () => {
    const made = await add(store());
    expect(await removeAlias(store(), made.id, NOW + 1)).toEqual({ ...made, removedAt: NOW + 1 });
    expect(await removeAlias(store(), made.id, NOW + 2)).toBeNull();
    expect(await removeAlias(store(), "nothing", NOW)).toBeNull();
    expect(await listAliases(store(), true)).toEqual([{ ...made, removedAt: NOW + 1 }]);
  });

  it("that mean nothing known are refused and not stored", async () => {
    const refused = await add(store(), { canonical: "no such scheme" }).catch((error) => error);
    expect(refused).toBeInstanceOf(ServiceError);
    expect(refused).toMatchObject({ kind: "invalid-body", errors: [{ location: "canonical" }] });
    expect(await listAliases(store(), true)).toEqual([]);
  });

  it("are read once for many runs, and reach another process in time", async () => {
    const other = await openStore(url());
    try {
      const known = aliasesInForce(other);
      expect(aliasesInForce(other)).toBe(known);
      await known;
      await add(store());
      await new Promise((resolve) => setTimeout(resolve, ALIASES_MS + 50));
      expect(await post(other, [house("far")])).toMatchObject([{ duplicate: false }]);
    } finally {
      await other.close();
    }
  });
});
