import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { OPEN } from "@/db/schema";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { RunInput } from "@/lib/contract/run";
import { parseRunsQuery } from "@/lib/contract/runs-filter";
import type { Cell, MatrixView } from "@/lib/domain/matrix";
import { communityNote } from "@/lib/samples/community-note";
import { sampleFleet } from "@/lib/samples/fleet";
import { findMark } from "@/lib/services/marks";
import { readMatrix } from "@/lib/services/read-matrix";
import { readRun } from "@/lib/services/read-run";
import { readRuns } from "@/lib/services/read-runs";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { fillEmpty, readSampleStatus, switchSamples } from "@/lib/services/switch-samples";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const SAMPLE_RUNS = [...communityNote(), ...sampleFleet()].length;

const settle = (store: Store, now = NOW) => settleAll(store, { holder: "test", clock: () => now });

async function post(store: Store, runs: RunInput[], now = NOW): Promise<void> {
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now });
  expect(answers.filter((answer) => "problem" in answer)).toEqual([]);
  await settle(store, now);
}

const matrix = (store: Store, query: Record<string, string> = {}, asOf: number | null = null): Promise<MatrixView> =>
  readMatrix(store, { ...parseMatrixQuery(query), asOf });
const cellsOf = (view: MatrixView): Cell[] => view.grid.squares.flat().flatMap(({ cell }) => cell ?? []);
const NOTE = communityNote()[0]?.model.name ?? "";

describeOnEveryEngine("sample data", ({ store }) => {
  it("fills an empty database once, says of every result that it is sample data, and of the note that it lacks evidence", async () => {
    expect(await fillEmpty(store(), NOW)).toBe(true);
    expect(await fillEmpty(store(), NOW)).toBe(false);
    await settle(store());
    const view = await matrix(store());
    expect(view.runs).toBe(SAMPLE_RUNS);
    expect(cellsOf(view).length).toBeGreaterThan(15);
    for (const cell of cellsOf(view)) {
      expect(cell.marks).toEqual(expect.arrayContaining(["sample", "simulated"]));
      expect(cell.marks).not.toContain("unverified");
    }
    const note = cellsOf(await matrix(store(), { model: NOTE }));
    expect(note).toHaveLength(6);
    for (const cell of note) {
      expect(cell.marks).toEqual(expect.arrayContaining(["sample", "unverified", "no-n"]));
      expect(cell.marks).not.toContain("simulated");
    }
    const weakest = note.find((cell) => cell.chip === "SM4450");
    expect(weakest).toMatchObject({ value: 0.712, reference: { value: 0.942, source: "cloud A100" } });
    expect(weakest?.delta).toBeCloseTo(-0.23, 12);
  });

  it("never goes into a database that has a run", async () => {
    await post(store(), [makeRun()]);
    expect(await fillEmpty(store(), NOW)).toBe(false);
    expect(await readSampleStatus(store())).toEqual({ runs: 0, shown: false, settled: true, besideReal: true });
  });

  it("steps aside when the first real run arrives, and a pinned view keeps showing it", async () => {
    await fillEmpty(store(), NOW);
    await settle(store());
    const before = await findMark(store(), null);
    const pinned = await matrix(store(), {}, before.seq);
    await post(store(), [{ ...makeRun(), startedAt: "2025-06-01T00:00:00Z" }], NOW + 1000);

    const view = await matrix(store());
    expect(cellsOf(view).map((cell) => cell.model)).toEqual(["mobilenet_v2"]);
    expect(view.choices.models.map(({ id }) => id)).toEqual(["mobilenet_v2"]);
    expect(view).toMatchObject({ runs: 1, evaluations: [{ model: "mobilenet_v2", cells: 1 }] });
    // Measured half a year before the samples arrived: they must not make it look old.
    expect(cellsOf(view)[0]?.stale).toBe(false);
    expect((await readRuns(store(), parseRunsQuery({}))).runs.map((run) => run.model)).toEqual(["mobilenet_v2"]);

    const again = await matrix(store(), {}, before.seq);
    expect(cellsOf(again)).toEqual(cellsOf(pinned));
    expect(again.runs).toBe(SAMPLE_RUNS);
    const id = cellsOf(pinned)[0]?.runId ?? "";
    expect((await readRun(store(), id))?.line.marks).toContain("sample");
    expect(await store().db.$count(store().t.run)).toBe(SAMPLE_RUNS + 1);
  });

  it("settles to the same cells, however the log is cut into passes", async () => {
    await fillEmpty(store(), NOW);
    await recordRuns(store(), asItems([makeRun()]), { origin: "api", now: NOW });
    await switchSamples(store(), true, NOW);
    await settleAll(store(), { holder: "test", clock: () => NOW, passRuns: 40 });
    const { cell } = store().t;
    const open = () => store().db.select().from(cell).where(eq(cell.toSeq, OPEN)).orderBy(asc(cell.key));
    const facts = (rows: Awaited<ReturnType<typeof open>>) => rows.map(({ fromSeq: _, ...row }) => row);
    const cut = facts(await open());
    await switchSamples(store(), false, NOW);
    await settle(store());
    expect((await open()).map((row) => row.model)).toEqual(["mobilenet_v2"]);
    await switchSamples(store(), true, NOW);
    await settle(store());
    expect(facts(await open())).toEqual(cut);
  });

  it("is removed and restored by hand, before and beside real runs", async () => {
    await fillEmpty(store(), NOW);
    await settle(store());
    expect(await switchSamples(store(), false, NOW)).toBe(true);
    expect(await switchSamples(store(), false, NOW)).toBe(false);
    expect(await readSampleStatus(store())).toMatchObject({ runs: SAMPLE_RUNS, shown: false, settled: false });
    await settle(store());
    expect(await readSampleStatus(store())).toMatchObject({ shown: false, settled: true });
    expect(await matrix(store())).toMatchObject({ runs: 0, evaluations: [], grid: { rows: [] } });
    expect((await readRuns(store(), parseRunsQuery({}))).runs).toEqual([]);

    await switchSamples(store(), true, NOW);
    await settle(store());
    expect((await matrix(store())).runs).toBe(SAMPLE_RUNS);
    await post(store(), [makeRun()]);
    expect((await matrix(store())).runs).toBe(1);

    await switchSamples(store(), true, NOW);
    await settle(store());
    expect(await readSampleStatus(store())).toMatchObject({ shown: true, settled: true, besideReal: true });
    expect((await matrix(store())).runs).toBe(SAMPLE_RUNS + 1);
    await post(store(), [makeRun({ scheme: "w8a16" })]);
    expect((await matrix(store())).runs).toBe(SAMPLE_RUNS + 2);
    const lines = (await readRuns(store(), parseRunsQuery({ limit: "500" }))).runs;
    expect(lines.filter((line) => line.marks.includes("sample"))).toHaveLength(SAMPLE_RUNS);
  });

  it("comes in by hand where it never was", async () => {
    await post(store(), [makeRun()]);
    await switchSamples(store(), true, NOW);
    await settle(store());
    expect((await matrix(store())).runs).toBe(SAMPLE_RUNS + 1);
  });

  it("shares no cell and no reference with real runs", async () => {
    const [cloud, phone] = communityNote();
    await fillEmpty(store(), NOW);
    await switchSamples(store(), true, NOW);
    // The same table, measured by somebody: the same cells, with another value and without the cloud's.
    await post(store(), [{ ...phone, result: { value: 90 } } as RunInput]);
    await switchSamples(store(), true, NOW);
    await settle(store());
    const cells = cellsOf(await matrix(store(), { model: NOTE }));
    const measured = cells.find((cell) => cell.chip === "SM8650");
    expect(measured).toMatchObject({ value: 0.9, runs: 1, reference: null, delta: null });
    expect(measured?.marks).not.toContain("sample");
    expect(cells.filter((cell) => cell.marks.includes("sample"))).toHaveLength(5);

    await post(store(), [{ ...cloud, result: { value: 95 } } as RunInput]);
    const others = cellsOf(await matrix(store(), { model: NOTE })).filter((cell) => cell.marks.includes("sample"));
    expect(others).toHaveLength(4);
    expect(others.every((cell) => cell.reference?.value === 0.942)).toBe(true);
  });
});
