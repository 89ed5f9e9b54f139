import fc from "fast-check";
import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import type { RunInput } from "@/lib/contract/run";
import { parseRunsQuery } from "@/lib/contract/runs-filter";
import { readRuns } from "@/lib/services/read-runs";
import { recordRuns } from "@/lib/services/record-runs";
import { COUNT_OTHERS, countSameFiles } from "@/lib/services/runs/count-same-files";
import { readRunNames } from "@/lib/services/runs/run-choices";
import { LOOK_AT } from "@/lib/services/runs/run-walks";
import { settleAll } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const CHIPS = ["SM8650", "SM8550", "SM8750"];
const FILES = ["a", "b", "c"].map((digit) => digit.repeat(64));
const VERSIONS = ["2.41.0", "2.42.0", "2.42.0.251225", "2.420.0"];

/** One of many different runs; every seventh failed, every fifth ran elsewhere. */
function runOf(index: number): RunInput {
  const at = new Date(NOW - index * 3_600_000).toISOString();
  return makeRun({
    startedAt: at,
    runner: { name: `lab-0${index % 3}` },
    campaign: `nightly ${index >> 4}`,
    model: { name: index % 2 ? "mobilenet_v2" : "resnet50" },
    scheme: index % 4 ? "w8a8" : "w8a16",
    target: index % 5 ? { kind: "device", soc: CHIPS[index % 3] ?? "SM8650" } : { kind: "host" },
    stack: { path: index % 11 ? "ort-qnn" : null, qairt: VERSIONS[index % 4], onnxruntime: "1.24.3" },
    ...(index % 6 === 0 && { artifact: { sourceSha256: FILES[0], quantizedSha256: index % 4 ? FILES[1] : FILES[0] } }),
    ...(index % 7 === 0 && { result: { status: "failed" as const, reason: "segfault" } }),
  });
}

async function post(store: Store, runs: readonly RunInput[]): Promise<string[]> {
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now: NOW });
  return answers.map((answer) => ("id" in answer ? answer.id : JSON.stringify(answer.problem)));
}
const settle = (store: Store) => settleAll(store, { holder: "test", clock: () => NOW });
const list = (store: Store, query: Record<string, string | string[]>) => readRuns(store, parseRunsQuery(query));

const QUERIES: [Record<string, string | string[]>, (run: RunInput) => boolean][] = [
  [{ model: "resnet50" }, (run) => run.model.name === "resnet50"],
  [{ runner: ["lab-00", "lab-02"] }, (run) => run.runner?.name !== "lab-01"],
  [{ campaign: "nightly 1" }, (run) => run.campaign === "nightly 1"],
  [{ status: ["failed", "timeout"] }, (run) => run.result.status === "failed"],
  [{ status: ["ok", "failed"] }, () => true],
  [{ status: "ok", chip: "host" }, (run) => run.result.status !== "failed" && run.target.kind === "host"],
  [{ qairt: "2.42" }, (run) => /^2\.42(\.|$)/.test(run.stack?.qairt ?? "")],
  [{ qairt: "2.42.0.251225", path: "unknown" }, (run) => run.stack?.qairt === VERSIONS[2] && run.stack?.path === null],
  [{ onnxruntime: "1.24", scheme: "ptq:w8a8" }, () => false],
  [{ onnxruntime: "1.24", scheme: "unknown:w8a16" }, (run) => run.scheme === "w8a16"],
  [{ from: "2026-01-11", to: "2026-01-11" }, (run) => run.startedAt?.startsWith("2026-01-11") ?? false],
  [
    { to: "2026-01-10", runner: "lab-01" },
    (run) => (run.startedAt ?? "") < "2026-01-11" && run.runner?.name === "lab-01",
  ],
  [{ artifact: FILES[0] ?? "" }, (run) => run.artifact?.sourceSha256 === FILES[0]],
  [{ artifact: FILES[1]?.toUpperCase() ?? "" }, (run) => run.artifact?.quantizedSha256 === FILES[1]],
  [
    { artifact: FILES[0] ?? "", runner: "lab-00", scheme: "unknown:w8a16" },
    (run) => run.artifact != null && run.runner?.name === "lab-00" && run.scheme === "w8a16",
  ],
  [{ artifact: FILES[2] ?? "" }, () => false],
  [{ q: "chip:8550 status:failed" }, (run) => run.target.soc === "SM8550" && run.result.status === "failed"],
  [{ q: "chip:SM8550 chip:SM8650" }, (run) => run.target.soc === "SM8550" || run.target.soc === "SM8650"],
  [{ q: "MOBILE 8550" }, (run) => run.model.name === "mobilenet_v2" && run.target.soc === "SM8550"],
  [{ q: 'campaign:"nightly 2" lab-01' }, (run) => run.campaign === "nightly 2" && run.runner?.name === "lab-01"],
  [{ q: "imagenet" }, () => true],
  [{ q: "dataset:imagenet target:host" }, (run) => run.target.kind === "host"],
  [{ q: "ort:1.24 qairt:2.420" }, (run) => run.stack?.qairt === "2.420.0"],
  [{ q: "nothing-of-that-name" }, () => false],
];

describeOnEveryEngine("lists of runs", ({ store }) => {
  it("find what each filter and search says, settled or not", async () => {
    const runs = Array.from({ length: 120 }, (_, index) => runOf(index));
    const ids = await post(store(), runs.slice(0, 100));
    await settle(store());
    // These have no cell yet, and their campaign no menu.
    ids.push(...(await post(store(), runs.slice(100))));
    for (const [query, holds] of QUERIES) {
      const expected = ids.filter((_, index) => holds(runs[index] as RunInput)).reverse();
      const view = await list(store(), { ...query, limit: "200" });
      expect({ query, ids: view.runs.map(({ id }) => id) }).toEqual({ query, ids: expected });
      expect(view.stoppedAfter).toBeNull();
    }
    expect((await list(store(), { q: "MOBILE zzz" })).unknownWords).toEqual(["zzz"]);
  });

  it("lead older and newer over the same pages, whatever the filter", async () => {
    const ids = await post(
      store(),
      Array.from({ length: 60 }, (_, index) => runOf(index)),
    );
    await settle(store());
    for (const [query] of QUERIES.slice(0, 12)) {
      const whole = (await list(store(), { ...query, limit: "100" })).runs.map(({ id }) => id);
      const pages: string[][] = [];
      let view = await list(store(), { ...query, limit: "7" });
      pages.push(view.runs.map(({ id }) => id));
      while (view.nextBefore !== null) {
        view = await list(store(), { ...query, limit: "7", before: String(view.nextBefore) });
        pages.push(view.runs.map(({ id }) => id));
      }
      expect(pages.flat()).toEqual(whole);
      const back: string[][] = [pages.at(-1) ?? []];
      while (view.nextAfter !== null) {
        view = await list(store(), { ...query, limit: "7", after: String(view.nextAfter) });
        back.unshift(view.runs.map(({ id }) => id));
      }
      // The newest page is shown whole, so that going back may end on a page that overlaps the one before it.
      expect(back[0]).toEqual(pages[0]);
      expect(new Set(back.flat())).toEqual(new Set(whole));
    }
    expect(ids).toHaveLength(60);
  });

  it("finds a run by its number and by any beginning of its id", async () => {
    const ids = await post(
      store(),
      Array.from({ length: 30 }, (_, index) => runOf(index)),
    );
    await settle(store());
    const [id = ""] = ids;
    expect((await list(store(), { q: "#1" })).runs.map((run) => run.id)).toEqual([id]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: 36 }), async (length) => {
        const found = (await list(store(), { q: `id:${id.slice(0, length).toUpperCase()}` })).runs;
        expect(found.map((run) => run.id)).toEqual(
          ids.filter((other) => other.startsWith(id.slice(0, length))).reverse(),
        );
      }),
      { numRuns: 20 },
    );
    expect((await list(store(), { q: id.slice(0, 13) })).runs.map((run) => run.id)).toEqual([id]);
  });

  it("shows only the run that speaks for its cell, now and then", async () => {
    const [first = ""] = await post(store(), [makeRun({ stack: { path: "ort-qnn", qairt: "2.41.0" } })]);
    await settle(store());
    const then = (await list(store(), {})).asOf;
    const [second = ""] = await post(store(), [makeRun({ stack: { path: "ort-qnn", qairt: "2.42.0" } })]);
    await settle(store());
    expect((await list(store(), { newest: "true" })).runs.map(({ id }) => id)).toEqual([second]);
    expect((await list(store(), { newest: "true", asOf: String(then) })).runs.map(({ id }) => id)).toEqual([first]);
    expect((await list(store(), { newest: "true", model: "mobilenet_v2" })).matching).toEqual({
      count: 1,
      capped: false,
    });
  });

  it("stops after LOOK_AT runs, says so, and finds the rest from there", async () => {
    const [oldest = ""] = await post(store(), [makeRun({ model: { name: "rare" }, runner: { name: "lab" } })]);
    const many = Array.from({ length: LOOK_AT + 50 }, (_, index) =>
      makeRun({ id: `0192f0c1-7c7a-7000-8000-${String(index).padStart(12, "0")}`, runner: { name: "lab" } }),
    );
    await post(store(), many);
    // Nothing is settled: no cell says that the model is rare.
    const first = await list(store(), { runner: "lab", scheme: "unknown:w8a8", newest: "true" });
    expect(first).toMatchObject({ runs: [], stoppedAfter: LOOK_AT, nextBefore: expect.any(Number) });
    const rare = await list(store(), { model: "rare", runner: "lab" });
    expect(rare.runs.map(({ id }) => id)).toEqual([oldest]);
    const second = await list(store(), { runner: "lab", newest: "true", before: String(first.nextBefore) });
    expect(second).toMatchObject({ runs: [], stoppedAfter: null, nextBefore: null, nextAfter: expect.any(Number) });
  });

  it("offers what occurs, with runs counted over cells", async () => {
    await post(
      store(),
      Array.from({ length: 44 }, (_, index) => runOf(index)),
    );
    await settle(store());
    const { choices } = await readRunNames(store());
    expect(choices.models).toEqual(
      expect.arrayContaining([
        { id: "mobilenet_v2", label: "mobilenet_v2", count: 22 },
        { id: "resnet50", label: "resnet50", count: 22 },
      ]),
    );
    expect(choices.paths).toEqual([
      { id: "ort-qnn", label: "ort-qnn", count: 40 },
      { id: "unknown", label: "unknown", count: 4 },
    ]);
    expect(choices.chips[0]?.label).toMatch(/ · SM8/);
    expect(choices.statuses.find(({ id }) => id === "failed")?.count).toBe(7);
    expect(choices.runners.map(({ id }) => id)).toEqual(["lab-00", "lab-01", "lab-02"]);
    expect(choices.campaigns.map(({ id }) => id)).toEqual(["nightly 2", "nightly 1", "nightly 0"]);
    expect(choices.qairts.map(({ id }) => id)).toEqual(["2.420.0", "2.42.0.251225", "2.42.0", "2.41.0"]);
  });

  it("counts the other runs of each file, whether they measured it or were quantized from it", async () => {
    const [float, quantized] = FILES;
    const artifacts = [
      { sourceSha256: float, quantizedSha256: quantized },
      { sourceSha256: float, quantizedSha256: float },
      { quantizedSha256: quantized },
      { sourceSha256: float },
      {},
    ];
    const ids = await post(
      store(),
      artifacts.map((artifact, index) => makeRun({ artifact, result: { value: index / 10 } })),
    );
    const count = (others: number) => ({ others, capped: false });
    const counted = await Promise.all(ids.map((id) => countSameFiles(store(), id)));
    expect(counted).toEqual([
      { source: count(2), quantized: count(1) },
      { source: count(2), quantized: count(2) },
      { source: null, quantized: count(1) },
      { source: count(2), quantized: null },
      { source: null, quantized: null },
    ]);
    expect(await countSameFiles(store(), "0192f0c1-7c7a-7000-8000-000000000000")).toBeNull();
    // What the link beside the count leads to: the others, and the run itself.
    for (const [index, one] of counted.entries()) {
      for (const [file, said] of [
        [artifacts[index]?.sourceSha256, one?.source],
        [artifacts[index]?.quantizedSha256, one?.quantized],
      ] as const)
        if (file && said) expect((await list(store(), { artifact: file })).runs).toHaveLength(said.others + 1);
    }
  });

  it("counts others no further than COUNT_OTHERS", async () => {
    const artifact = { quantizedSha256: FILES[2] };
    const many = (from: number, length: number) =>
      Array.from({ length }, (_, index) =>
        makeRun({ id: `0192f0c1-7c7a-7000-8000-${String(from + index).padStart(12, "0")}`, artifact }),
      );
    const [id = ""] = await post(store(), many(0, COUNT_OTHERS + 1));
    expect((await countSameFiles(store(), id))?.quantized).toEqual({ others: COUNT_OTHERS, capped: false });
    await post(store(), many(COUNT_OTHERS + 1, 1));
    expect((await countSameFiles(store(), id))?.quantized).toEqual({ others: COUNT_OTHERS, capped: true });
  });
});
