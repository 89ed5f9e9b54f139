import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseChipsQuery, parseModelsQuery } from "@/lib/contract/catalog-filter";
import type { RunInput } from "@/lib/contract/run";
import { addAlias } from "@/lib/services/aliases";
import { chipsCsv } from "@/lib/services/chips/chips-csv";
import { readChip } from "@/lib/services/chips/read-chip";
import { readChips } from "@/lib/services/chips/read-chips";
import { readNamedChip } from "@/lib/services/chips/read-named-chip";
import { addKnownIssue } from "@/lib/services/known-issues";
import { findMark } from "@/lib/services/marks";
import { modelsCsv } from "@/lib/services/models/models-csv";
import { readModel } from "@/lib/services/models/read-model";
import { readModels } from "@/lib/services/models/read-models";
import { NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { makeRun } from "@/tests/support/runs";

const MODEL = "a/b c·模型";
const OLD = "2025-01-01T00:00:00Z";
const NEW = "2026-01-01T00:00:00Z";

type Change = Partial<RunInput> & { soc?: string; model?: RunInput["model"] };

const on = (soc: string, change: Change = {}): RunInput =>
  makeRun({ target: { kind: "device", soc, device: `phone of ${soc}` }, startedAt: NEW, ...change });

/** SM8650 (V75) with one cell a state, QCS8275 (V75) beside it, a chip that no catalogue knows, and a host. */
async function fill(store: Store): Promise<void> {
  await settleRuns(store, [
    on("SM8650", { result: { value: 0.624, correct: 624 } }),
    on("SM8650", { scheme: "qat:w8a8", startedAt: OLD }),
    on("SM8650", { scheme: "w4a16", result: { status: "unsupported", reason: "no kernel" } }),
    on("SM8650", { scheme: "fp16", result: { status: "failed", reason: "crashed" } }),
    on("QCS8275", { scheme: "w8a16" }),
    on("QCS8275"),
    on("Exynos 2400", { model: { name: MODEL }, result: { value: 0.7, correct: 700 } }),
    makeRun({ target: { kind: "host" }, stack: { path: "ort-cpu" }, startedAt: NEW }),
  ]);
}

const chips = (store: Store, query: Record<string, string> = {}) => readChips(store, parseChipsQuery(query));
const models = (store: Store, query: Record<string, string> = {}) => readModels(store, parseModelsQuery(query));

describeOnEveryEngine("a chip", ({ store }) => {
  it("has its cells counted by state, and the one that fell furthest named", async () => {
    await fill(store());
    const view = await readChip(store(), "SM8650", null);
    expect(view?.standing).toMatchObject({ cells: 4, runs: 4, newest: Date.parse(NEW) });
    expect(view?.standing.states).toEqual({ measured: 1, stale: 1, unsupported: 1, failed: 1 });
    expect(view?.standing.worst).toMatchObject({ scheme: "unknown:w8a8", unit: "fraction" });
    expect(view?.standing.worst?.delta).toBeCloseTo(-0.1);
    expect(view?.families.map(({ method, standing }) => [method, standing.cells])).toEqual([
      ["none", 1],
      ["qat", 1],
      ["unknown", 2],
    ]);
    expect(view?.models).toMatchObject([{ model: "mobilenet_v2", schemes: expect.arrayContaining(["qat:w8a8"]) }]);
  });

  it("tells what is known of it, the versions and devices seen, and what only its neighbours were tried with", async () => {
    await fill(store());
    const view = await readChip(store(), "SM8650", null);
    expect(view?.chip?.htpArch).toBe("V75");
    expect(view?.versions.qairt).toMatchObject([
      { version: "2.42.0", cells: 4, first: Date.parse(OLD), last: Date.parse(NEW) },
    ]);
    expect(view?.devices).toEqual([{ device: "phone of SM8650", cells: 4, last: Date.parse(NEW) }]);
    expect(view?.neighbours[0]).toMatchObject({ soc: "QCS8275", standing: { cells: 2 } });
    expect(view?.neighbours.map(({ soc }) => soc)).not.toContain("SM8650");
    expect(view?.gaps).toEqual([
      { model: "mobilenet_v2", variant: null, schemes: ["unknown:w8a16"], chips: ["QCS8275"] },
    ]);
  });

  it("is found under any spelling of the catalogue and under an own alias, and under nothing else", async () => {
    await fill(store());
    const named = async (name: string) => (await readNamedChip(store(), name, null))?.soc ?? null;
    expect(await named("Snapdragon 8 Gen 3")).toBe("SM8650");
    expect(await named("sm8650")).toBe("SM8650");
    expect(await named("the house chip")).toBeNull();
    await addAlias(store(), { kind: "chip", name: "The House Chip", canonical: "SM8650" }, "ada", NOW);
    expect(await named("the house chip")).toBe("SM8650");
    for (const nonsense of ["", " ", "nonsense", "\u0000", "\ud800", "../..", "%"])
      expect(await named(nonsense)).toBeNull();
  });

  it("that only results name has no facts, and no neighbours to be held against", async () => {
    await fill(store());
    const view = await readNamedChip(store(), "Exynos 2400", null);
    expect(view).toMatchObject({ chip: null, facts: [], neighbours: [], gaps: [], standing: { cells: 1 } });
    expect(await readNamedChip(store(), "Exynos 2400", 0)).toBeNull();
  });

  it("of the catalogue that nobody measured has its facts and counts nothing", async () => {
    const view = await readChip(store(), "SM8750", null);
    expect(view).toMatchObject({
      soc: "SM8750",
      asOf: 0,
      standing: { cells: 0, worst: null, newest: null },
      models: [],
    });
    expect(view?.facts.find(({ fact }) => fact === "htpArch")?.value).toBe("V79");
  });

  it("is what it was at an earlier moment", async () => {
    await settleRuns(store(), [on("SM8650")]);
    const { seq } = await findMark(store(), null);
    await settleRuns(store(), [on("SM8650", { scheme: "w4a16" })]);
    expect((await readChip(store(), "SM8650", null))?.standing.cells).toBe(2);
    expect(await readChip(store(), "SM8650", seq)).toMatchObject({ standing: { cells: 1 }, pinned: true, asOf: seq });
  });

  it("shows the changes that are open on it and what is known of it", async () => {
    await settleRuns(store(), [onQairt(40, 720), onQairt(41, 100)]);
    await addKnownIssue(store(), { text: "slow", slice: { chip: "SM8650" } }, "ada", NOW);
    await addKnownIssue(store(), { text: "elsewhere", slice: { chip: "SM8550" } }, "ada", NOW);
    await addKnownIssue(store(), { text: "covers it", slice: { qairtFrom: "2.41" } }, "ada", NOW);
    const view = await readChip(store(), "SM8650", null);
    expect(view?.changes).toMatchObject({ lines: [{ verdict: "collapsed" }], all: { count: 1, capped: false } });
    expect(view?.knownIssues.map(({ text }) => text)).toEqual(["slow", "covers it"]);
    expect((await readChip(store(), "SM8550", null))?.changes.lines).toEqual([]);
  });
});

describeOnEveryEngine("the list of chips", ({ store }) => {
  it("has every chip of the catalogue and every other that results name, newest architecture first", async () => {
    await fill(store());
    const view = await chips(store());
    const socs = view.groups.flatMap((group) => group.chips.map(({ soc }) => soc));
    expect(socs).toHaveLength(view.total);
    expect(socs).toContain("Exynos 2400");
    expect(view.measured).toBe(3);
    expect(view.groups[0]?.id).toBe("V81");
    expect(view.groups.at(-1)?.id).toBeNull();
    const v75 = view.groups.find(({ id }) => id === "V75");
    expect(v75?.chips.slice(0, 2).map(({ soc, models: count }) => [soc, count])).toEqual([
      ["SM8650", 1],
      ["QCS8275", 1],
    ]);
  });

  it("can be searched, narrowed to what was measured, and grouped by tier", async () => {
    await fill(store());
    const found = async (query: Record<string, string>) =>
      (await chips(store(), query)).groups.flatMap(({ id, chips: own }) => own.map(({ soc }) => `${id} ${soc}`));
    expect(await found({ find: "8 GEN 3", show: "measured" })).toEqual(["V75 SM8650"]);
    expect(await found({ show: "measured", by: "tier" })).toEqual([
      "iot QCS8275",
      "mobile/8 SM8650",
      "null Exynos 2400",
    ]);
    expect(await found({ find: "nothing is called so" })).toEqual([]);
    expect(chipsCsv(await chips(store(), { show: "measured" })).split("\r\n")[1]).toMatch(
      /^SM8650,Snapdragon 8 Gen 3,/,
    );
  });
});

describeOnEveryEngine("a model", ({ store }) => {
  it("stands by chip and scheme under any name, each square with the worst of what is under it", async () => {
    await fill(store());
    const view = await readModel(store(), "mobilenet_v2", null);
    expect(view?.standing).toMatchObject({ cells: 7, states: { measured: 4, stale: 1, unsupported: 1, failed: 1 } });
    expect(view?.grid.rows.map(({ id }) => id)).toEqual(["host", "QCS8275", "SM8650"]);
    const at = (row: string, column: string) =>
      view?.grid.squares[view.grid.rows.findIndex(({ id }) => id === row)]?.[
        view.grid.columns.findIndex(({ id }) => id === column)
      ];
    expect(at("SM8650", "unknown:w8a8")).toMatchObject({
      cells: 1,
      href: expect.stringMatching(/^\/cells\/[0-9a-f]{32}$/),
    });
    expect(at("QCS8275", "none:fp16")).toBeNull();
    expect(await readModel(store(), MODEL, null)).toMatchObject({ model: MODEL, standing: { cells: 1 } });
    for (const nonsense of ["", "mobilenet", "\u0000", "\ud800"])
      expect(await readModel(store(), nonsense, null)).toBeNull();
  });

  it("names its evaluations with what they are held against, its variants and its task", async () => {
    await settleRuns(store(), [
      on("SM8650", { model: { name: "m", variant: "1.0", task: "image-classification" } }),
      on("SM8650", {
        model: { name: "m" },
        eval: { dataset: "coco", metric: "map", samples: 50 },
        result: { value: 0.3 },
        reference: null,
      }),
    ]);
    const view = await readModel(store(), "m", null);
    expect(view?.tasks).toEqual(["image-classification"]);
    expect(view?.variants).toEqual(expect.arrayContaining([null, "1.0"]));
    const references = view?.evaluations.map(({ evaluation, references: own }) => [evaluation.dataset, own]);
    expect(references).toContainEqual(["imagenet", [{ value: 0.724, source: "torch fp32", runId: null, cells: 1 }]]);
    expect(references).toContainEqual(["coco", []]);
  });

  it("says which artefacts were measured where, and where nobody knows", async () => {
    const [a, b] = ["a".repeat(64), "b".repeat(64)];
    const built = (soc: string, quantizedSha256: string | null) =>
      on(soc, { artifact: quantizedSha256 === null ? undefined : { quantizedSha256 } });
    await settleRuns(store(), [built("SM8650", a), built("SM8550", a), built("SM8450", b), built("SM8350", null)]);
    const view = await readModel(store(), "mobilenet_v2", null);
    expect(view?.artifacts).toEqual([
      {
        variant: null,
        scheme: "unknown:w8a8",
        quantized: [
          { sha256: a, places: ["SM8550", "SM8650"] },
          { sha256: b, places: ["SM8450"] },
        ],
        source: [],
        unknown: ["SM8350"],
      },
    ]);
  });

  it("is told by its float reference alone, which is nothing to count", async () => {
    await settleRuns(store(), [makeRun({ target: { kind: "reference" }, scheme: "fp32", reference: null })]);
    expect(await readModel(store(), "mobilenet_v2", null)).toMatchObject({
      standing: { cells: 0 },
      evaluations: [{ chips: 0 }],
    });
    expect((await models(store())).models).toMatchObject([{ model: "mobilenet_v2", standing: { cells: 0 } }]);
  });

  it("is none before its first result", async () => {
    await fill(store());
    expect(await readModel(store(), "mobilenet_v2", 0)).toBeNull();
  });
});

describeOnEveryEngine("the list of models", ({ store }) => {
  it("can be searched and put in order", async () => {
    await fill(store());
    const names = async (query: Record<string, string>) =>
      (await models(store(), query)).models.map(({ model }) => model);
    expect(await names({})).toEqual([MODEL, "mobilenet_v2"]);
    expect(await names({ sort: "worst" })).toEqual(["mobilenet_v2", MODEL]);
    expect(await names({ find: "模型 B" })).toEqual([MODEL]);
    expect(await models(store(), { find: "nothing" })).toMatchObject({ models: [], matching: 0, total: 2 });
  });

  it("comes in pages, and whole as CSV", async () => {
    const many = Array.from({ length: 201 }, (_, index) => on("SM8650", { model: { name: `m${index + 1000}` } }));
    await settleRuns(store(), many);
    const first = await models(store());
    expect([first.models.length, first.nextPage, first.matching]).toEqual([200, 2, 201]);
    const second = await models(store(), { page: "2" });
    expect([second.models.map(({ model }) => model), second.nextPage]).toEqual([["m1200"], null]);
    expect(modelsCsv(second.models).split("\r\n")[1]).toMatch(/^m1200,/);
  });
});
