import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { searchQuery } from "@/lib/contract/search";
import type { HitKind, SearchHit } from "@/lib/domain/search/search-view";
import { addAlias } from "@/lib/services/aliases";
import { readChanges } from "@/lib/services/changes/read-changes";
import { recordRuns } from "@/lib/services/record-runs";
import { search } from "@/lib/services/search/search";
import { settleAll } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const ID = "0192f0c1-7c7a-7000-8000-00000000000";

async function record(store: Store, ...runs: ReturnType<typeof makeRun>[]): Promise<void> {
  await recordRuns(store, asItems(runs), { origin: "api", now: NOW });
  await settleAll(store, { holder: "test", clock: () => NOW });
}

const fill = (store: Store) =>
  record(
    store,
    makeRun({ id: `${ID}1`, stack: { path: "ort-qnn", qairt: "2.40.0" }, result: { value: 0.72, correct: 720 } }),
    makeRun({ id: `${ID}2`, stack: { path: "ort-qnn", qairt: "2.42.0" }, result: { value: 0.21, correct: 210 } }),
    makeRun({ id: `${ID}3`, model: { name: "100%_o'model" }, target: { kind: "device", soc: "Kirin 9000" } }),
    makeRun({ id: `${ID}4`, scheme: "qat:w4a8", target: { kind: "device", soc: "SM8550", simulated: true } }),
  );

async function hits(store: Store, q: string, asOf: number | null = null): Promise<SearchHit[]> {
  const { groups } = await search(store, { ...searchQuery.parse({ q }), asOf });
  return groups.flatMap((group) => group.hits);
}

const NAME: { [K in HitKind]: (hit: Extract<SearchHit, { kind: K }>) => string } = {
  model: ({ model }) => model,
  chip: ({ soc }) => soc,
  scheme: ({ scheme }) => scheme,
  evaluation: ({ dataset, model }) => `${dataset} of ${model}`,
  run: ({ id }) => id.slice(-1),
  change: ({ verdict }) => verdict,
  cell: ({ place }) => place.model,
};
const named = (found: SearchHit[]) =>
  found.map((hit) => `${hit.kind} ${(NAME[hit.kind] as (hit: SearchHit) => string)(hit)}`);

describeOnEveryEngine("a search", ({ store }) => {
  it.each<[string, string[]]>([
    ["mobilenet", ["model mobilenet_v2"]],
    ["MobileNetV2", ["model mobilenet_v2"]],
    ["%_", ["model 100%_o'model"]],
    ["o'model", ["model 100%_o'model"]],
    ["Snapdragon 8 Gen 3", ["chip SM8650"]],
    ["kirin", ["chip Kirin 9000"]],
    ["w8a8", ["scheme unknown:w8a8"]],
    ["a8w4", ["scheme qat:w4a8"]],
    ["ImageNet-1k", ["evaluation imagenet of mobilenet_v2", "evaluation imagenet of 100%_o'model"]],
    ["imagenet mobilenet", ["evaluation imagenet of mobilenet_v2"]],
    [`${ID}2`, ["run 2"]],
    [`http://127.0.0.1/runs/${ID}2?x`, ["run 2"]],
    ["0192f0c1-7c", ["run 4", "run 3", "run 2", "run 1"]],
    ["#3", ["run 3"]],
    ["#5", []],
    ["'; drop table run; --", []],
    ['"\\', []],
    ["🦙", []],
    ["x".repeat(500), []],
    ["   ", []],
  ])("for %j", async (q, expected) => {
    await fill(store());
    expect(named(await hits(store(), q)).slice(0, Math.max(expected.length, 1))).toEqual(expected);
  });

  it("says of what it finds where it was measured, and that it was simulated", async () => {
    await fill(store());
    expect(await hits(store(), "#4")).toMatchObject([
      {
        match: "exact",
        sequence: 4,
        status: "ok",
        place: { chip: "SM8550", chipName: "Snapdragon 8 Gen 2", scheme: "qat:w4a8", simulated: true, sample: false },
      },
    ]);
  });

  it("finds changes and cells by id, changes by its beginning too", async () => {
    await fill(store());
    const { groups } = await readChanges(store(), parseChangesQuery({ verdict: "any", state: "any" }));
    const line = groups[0]?.changes[0];
    if (!line) throw new Error("nothing changed");
    expect(named(await hits(store(), line.id))).toEqual([`change ${line.verdict}`]);
    expect(await hits(store(), line.id.slice(0, 10))).toContainEqual(
      expect.objectContaining({ kind: "change", match: "prefix", id: line.id }),
    );
    expect(named(await hits(store(), line.cell.key))).toEqual(["cell mobilenet_v2"]);
  });

  it("puts what has results before what only the catalogue knows, and counts beyond its limit", async () => {
    await fill(store());
    const { groups } = await search(store(), { q: "snapdragon 8", limit: 2, asOf: null });
    const [chips] = groups;
    expect(chips?.hits).toMatchObject(
      [{ soc: "SM8550" }, { soc: "SM8650" }].toSorted((a, b) => (a.soc < b.soc ? -1 : 1)),
    );
    expect(chips?.found).toBeGreaterThan(5);
  });

  it("shows the past when pinned, and the new as soon as it is settled", async () => {
    await fill(store());
    const { asOf: then } = await search(store(), { q: "mobilenet", limit: 6, asOf: null });
    await record(store(), makeRun({ id: `${ID}5`, model: { name: "mobilenet_v4" } }));
    expect(named(await hits(store(), "mobilenet"))).toEqual(["model mobilenet_v2", "model mobilenet_v4"]);
    expect(named(await hits(store(), "mobilenet", then))).toEqual(["model mobilenet_v2"]);
    expect(named(await hits(store(), "0192f0c17c", then))).toHaveLength(4);
    expect(await hits(store(), "mobilenet", 0)).toEqual([]);
    expect(named(await hits(store(), "mobilenet"))).toEqual(["model mobilenet_v2", "model mobilenet_v4"]);
  });

  it("knows the names that an administrator gave", async () => {
    await fill(store());
    await addAlias(store(), { kind: "chip", name: "The Blue Phone", canonical: "SM8550" }, "admin", NOW);
    expect(named(await hits(store(), "the blue  phone"))).toEqual(["chip SM8550"]);
  });

  it("of an empty store finds the chips of the catalogue", async () => {
    expect(named(await hits(store(), "sm8650"))[0]).toBe("chip SM8650");
    expect(await hits(store(), "mobilenet")).toEqual([]);
  });
});
