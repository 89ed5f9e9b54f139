import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { openStore } from "@/db/open-store";
import { OPEN } from "@/db/schema";
import type { Store } from "@/db/store";
import { parseBody } from "@/lib/contract/parse-body";
import type { RunInput } from "@/lib/contract/run";
import { parseRunsQuery } from "@/lib/contract/runs-filter";
import { driftgrid } from "@/lib/formats/driftgrid/importer";
import { exportRuns } from "@/lib/services/export-runs";
import { importItems } from "@/lib/services/import-items";
import { readRun } from "@/lib/services/read-run";
import { readRuns } from "@/lib/services/read-runs";
import { type Origin, recordRuns } from "@/lib/services/record-runs";
import { recordSupplements } from "@/lib/services/record-supplements";
import { settleAll } from "@/lib/services/settle";
import { databasesOf, describeOnEveryEngine, type Engine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");

async function post(store: Store, runs: readonly unknown[], origin: Origin = "api"): Promise<string[]> {
  const answers = await recordRuns(store, asItems(runs), { origin, now: NOW });
  return answers.map((answer) => ("id" in answer ? answer.id : JSON.stringify(answer.problem)));
}

/** The whole export as text; `query` as in a URL. */
async function exported(store: Store, query: Record<string, string | string[]> = {}): Promise<string> {
  let text = "";
  for await (const chunk of exportRuns(store, parseRunsQuery(query).filter)) text += chunk.text;
  return text;
}

const idsOf = (text: string): string[] =>
  text
    .split("\n")
    .slice(0, -1)
    .flatMap((line) => JSON.parse(line).id ?? []);

async function cellsOf(store: Store) {
  await settleAll(store, { holder: "test", clock: () => NOW });
  const { cell } = store.t;
  const rows = await store.db.select().from(cell).where(eq(cell.toSeq, OPEN)).orderBy(cell.key);
  return rows.map(({ fromSeq: _, toSeq: __, ...row }) => row);
}

/** Text that breaks something somewhere: SQL, JSON, CSV, HTML, lines, or a terminal. */
const HOSTILE = ["'; drop table run; --", '"},{"', "=1+1", "<script>", "😀 \\ \\n %00", "constructor", "ÄÖ\u0301中文"];

const layers: NonNullable<RunInput["layers"]> = {
  against: "float",
  samples: 8,
  graph: [{ id: "a", op: "Conv" }, { id: '"b"\\', inputs: ["a"], fusedFrom: ["x", "y"] }, { id: "__proto__" }],
  metrics: { sqnr: [0.1, null, 31.6], __proto__x: [1, 2, 3] },
};

/** 9 correct of 20, packed. */
const bits = Buffer.from([0b10110000, 0b00001111, 0b10100000]).toString("base64");
const ofBits = (value: string) => ({
  eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 20 },
  result: { value: 9 / 20, correct: 9, bits: value },
});

const RUNS: RunInput[] = [
  makeRun(),
  makeRun({ id: "0192f0c1-7c7a-7000-8000-00000000abcd", startedAt: "2025-12-24T18:00:00+01:00", campaign: "nightly" }),
  makeRun({ result: { status: "timeout", reason: "line one\nline two\t\u2028 end" } }),
  makeRun({ layers }),
  makeRun({ scheme: "w8a16", ...ofBits(bits) }),
  makeRun({ scheme: "w4a16", layers, ...ofBits(bits) }),
  makeRun({
    target: { kind: "simulator", simulated: true },
    result: { value: 1 / 3, repeats: [0.1 + 0.2, 1e-9, 1 / 3] },
  }),
  ...HOSTILE.map((name) =>
    makeRun({
      model: { name },
      campaign: name,
      runner: { name },
      stack: { path: "ort-qnn", options: Object.fromEntries([[name, name]]) },
      placement: { npu: 1, cpu: 2, fallback: [name] },
      reference: { value: 0.7, source: name },
    }),
  ),
];

describeOnEveryEngine("exporting runs", ({ store }) => {
  it.each<Engine>(["sqlite", "postgres"])(
    "gives the same runs, ids, layers, bits and cells in an empty %s",
    async (engine) => {
      const ids = await post(store(), RUNS);
      const text = await exported(store());
      expect(idsOf(text)).toEqual(ids);

      const databases = databasesOf(engine);
      const other = await openStore(await databases.make());
      try {
        const { items } = parseBody(text, "application/x-ndjson");
        const answers = await recordRuns(other, items, { origin: "import", now: NOW });
        expect(answers).toEqual(ids.map((id) => ({ id, duplicate: false, verdict: "pending" })));
        expect(await cellsOf(other)).toEqual(await cellsOf(store()));
        for (const id of ids)
          expect((await readRun(other, id))?.document).toEqual((await readRun(store(), id))?.document);
        expect(await exported(other)).toBe(text);
        const again = await recordRuns(store(), items, { origin: "import", now: NOW });
        expect(again.every((answer) => "duplicate" in answer && answer.duplicate)).toBe(true);
      } finally {
        await other.close();
        await databases.dispose();
      }
    },
  );

  it("keeps ingest order over pages, and misses and repeats none", async () => {
    const runs = Array.from({ length: 2_300 }, (_, index) =>
      makeRun({ campaign: `c${index}`, ...(index % 500 === 7 && { layers }) }),
    );
    const ids = await post(store(), runs);
    expect(idsOf(await exported(store()))).toEqual(ids);
  });

  it("holds few large runs at a time", async () => {
    const samples = 8_000_000;
    const many = Buffer.alloc(samples / 8, 0xff).toString("base64");
    const large = [1, 2, 3, 4, 5, 6].map((part) =>
      makeRun({
        campaign: `large ${part}`,
        eval: { dataset: "imagenet", metric: "top1", samples },
        result: { value: 1, correct: samples, bits: many },
      }),
    );
    const ids = await post(store(), [...large, makeRun()]);
    const chunks = [];
    for await (const { runs, text } of exportRuns(store(), parseRunsQuery({}).filter))
      chunks.push({ runs, length: text.length });
    expect(chunks.map(({ runs }) => runs)).toEqual([4, 3]);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(6_000_000);
    expect(ids).toHaveLength(7);
  });

  it.each<[string, Record<string, string | string[]>]>([
    ["a model", { model: "mobilenet_v2" }],
    ["hostile models", { model: HOSTILE }],
    ["a scheme and a status", { scheme: "unknown:w8a8", status: ["timeout", "failed"] }],
    ["a target", { target: "simulator" }],
    ["a campaign", { campaign: "nightly" }],
    ["what came before", { before: "4" }],
    ["nothing", { model: "no such model" }],
  ])("takes the filter of the list: %s", async (_, query) => {
    await post(store(), RUNS);
    const listed = await readRuns(store(), { ...parseRunsQuery(query), limit: 500 });
    expect(idsOf(await exported(store(), query))).toEqual(listed.runs.map(({ id }) => id).reverse());
  });

  it("leaves out runs that arrive meanwhile, and those after a pinned read", async () => {
    const first = await post(store(), [makeRun({ campaign: "a" })]);
    await settleAll(store(), { holder: "test", clock: () => NOW });
    const mark = (await readRuns(store(), parseRunsQuery({}))).asOf;
    await post(
      store(),
      Array.from({ length: 1_500 }, (_, index) => makeRun({ campaign: `b${index}` })),
    );
    const stream = exportRuns(store(), parseRunsQuery({}).filter);
    let runs = (await stream.next()).value?.runs ?? 0;
    await post(store(), [makeRun({ campaign: "late" })]);
    for await (const chunk of stream) runs += chunk.runs;
    expect(runs).toBe(1_501);
    expect(idsOf(await exported(store(), { asOf: String(mark) }))).toEqual(first);
  });

  it("carries what other files said of a run, so that its cell comes back whole", async () => {
    const ids = await post(store(), [
      makeRun({ campaign: "a" }),
      makeRun({ scheme: "w8a16" }),
      makeRun({ scheme: "w4a16" }),
    ]);
    const [runId = "", second = ""] = ids;
    const facts = [
      {
        runId,
        source: "ort-profile",
        latencyMs: 0.1 + 0.2,
        placement: { npu: null, cpu: 5, fallback: ["=1+1", "a\u202eb"] },
      },
      { runId, source: "ort-ep-assignment", placement: { npu: 5, gpu: 0, cpu: 95, fallback: [] } },
      { runId: second, source: "ort-perf-test", latencyMs: 2, note: 'line one\n"two"' },
    ];
    const attached = await recordSupplements(
      store(),
      facts.map((value) => ({ place: "x", value })),
      NOW,
    );
    const text = await exported(store());
    const databases = databasesOf("sqlite");
    const other = await openStore(await databases.make());
    try {
      const file = {
        path: "runs.ndjson",
        size: null,
        open: async function* () {
          yield Buffer.from(text);
        },
      };
      const report = await importItems(other, driftgrid.read([file], {}), { now: () => NOW });
      expect(report).toMatchObject({ stored: 3, supplements: { stored: 3, duplicates: 0 }, refused: { count: 0 } });
      expect(await cellsOf(other)).toEqual(await cellsOf(store()));
      expect((await cellsOf(other)).map(({ npuShare }) => npuShare)).toContain(0.05);
      const idOf = async (from: Store) => (await readRun(from, runId))?.supplements.map(({ id }) => id);
      expect(await idOf(other)).toEqual(
        attached
          .slice(0, 2)
          .flatMap((answer) => ("id" in answer ? answer.id : []))
          .reverse(),
      );
      expect(await exported(other)).toBe(text);
      expect(await exported(store(), { scheme: "unknown:w4a16" })).not.toContain("supplement");
      const again = await importItems(store(), driftgrid.read([file], {}), { now: () => NOW });
      expect(again).toMatchObject({ stored: 0, duplicates: 3, supplements: { stored: 0, duplicates: 3 } });
    } finally {
      await other.close();
      await databases.dispose();
    }
  });

  it("leaves out sample data, which would come back as results", async () => {
    await post(store(), [makeRun({ campaign: "sample" })], "sample");
    expect(await exported(store())).toBe("");
    const ids = await post(store(), [makeRun()]);
    expect(idsOf(await exported(store()))).toEqual(ids);
  });
});
