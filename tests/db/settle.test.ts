import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { OPEN } from "@/db/schema";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { RunInput } from "@/lib/contract/run";
import { smallestPairedDrop } from "@/lib/domain/estimates/smallest-drop";
import { wilson } from "@/lib/domain/estimates/wilson";
import type { Cell } from "@/lib/domain/matrix";
import { computeCells } from "@/lib/services/compute-cells";
import { findMark, resolveAsOf } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";
import { readMatrix } from "@/lib/services/read-matrix";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll, settlePass } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const settler = (holder = "test", now = NOW) => ({ holder, clock: () => now });

async function post(store: Store, runs: RunInput[], now = NOW): Promise<void> {
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now });
  expect(answers.filter((answer) => "problem" in answer)).toEqual([]);
}

async function cellsAt(store: Store, asOf: number | null): Promise<Cell[]> {
  const view = await readMatrix(store, { ...parseMatrixQuery({ rows: "model" }), asOf });
  return view.grid.squares.flat().flatMap(({ cell }) => (cell ? [cell] : []));
}

const onQairt = (qairt: string, value: number) => makeRun({ stack: { path: "ort-qnn", qairt }, result: { value } });

describeOnEveryEngine("settling", ({ store }) => {
  it("shows the newest version's value, in numeric order of versions", async () => {
    await post(store(), [onQairt("2.10.0", 0.7), onQairt("2.9.0", 0.6)]);
    await settleAll(store(), settler());
    const [cell] = await cellsAt(store(), null);
    expect(cell).toMatchObject({ value: 0.7, qairt: "2.10.0", runs: 2, points: 2 });
  });

  it("gives a cell the interval of its value, by the best evidence that its run offers", async () => {
    const on = (path: string, change: Partial<RunInput>) => makeRun({ ...change, stack: { path } });
    const bits = Buffer.alloc(125);
    for (let sample = 0; sample < 719; sample += 1)
      bits[sample >> 3] = Number(bits[sample >> 3]) | (0x80 >> (sample & 7));
    const unknownN = { dataset: "imagenet", split: "validation", metric: "top1" };
    await post(store(), [
      on("ort-qnn", { result: { value: 0.719, correct: 719 } }),
      on("qnn-dlc", { result: { value: 0.719, bits: bits.toString("base64") } }),
      on("litert", { eval: unknownN, result: { value: 0.7, stderr: 0.01 } }),
      on("executorch", { eval: unknownN, result: { value: 0.7, repeats: [0.69, 0.7, 0.71] } }),
      on("llama.cpp", { eval: unknownN, result: { value: 0.7 } }),
    ]);
    await settleAll(store(), settler());
    const cells = await readCells(store(), await findMark(store(), null), {});
    const found = new Map(cells.map((cell) => [cell.path, cell]));
    const { low, high, method } = wilson({ correct: 719, n: 1000 });
    expect(found.get("ort-qnn")).toMatchObject({
      interval: { low, high, method },
      smallestDrop: { basis: "unpaired" },
    });
    expect(found.get("qnn-dlc")).toMatchObject({
      interval: { low, high, method },
      smallestDrop: { drop: smallestPairedDrop(0.02, 1000), basis: "paired" },
    });
    expect(found.get("litert")).toMatchObject({ interval: { method: "normal" }, smallestDrop: { basis: "stderr" } });
    expect(found.get("executorch")).toMatchObject({
      interval: { method: "student-t" },
      smallestDrop: { basis: "repeats" },
    });
    expect(found.get("llama.cpp")).toMatchObject({ interval: null, smallestDrop: null });
  });

  it("shows a failed newest run as failed, with the last value beneath", async () => {
    await post(store(), [
      onQairt("2.40.0", 0.7),
      makeRun({ stack: { path: "ort-qnn", qairt: "2.42.0" }, result: { status: "timeout", reason: "hung" } }),
    ]);
    await settleAll(store(), settler());
    const [cell] = await cellsAt(store(), null);
    expect(cell).toMatchObject({ status: "timeout", reason: "hung", value: 0.7, valueIsLast: true });
  });

  it("keeps different sample counts apart", async () => {
    await post(store(), [
      makeRun({ eval: { dataset: "bsd300", metric: "psnr", samples: 20 }, result: { value: 33.02 }, reference: null }),
      makeRun({ eval: { dataset: "bsd300", metric: "psnr", samples: 25 }, result: { value: 33.39 }, reference: null }),
    ]);
    await settleAll(store(), settler());
    expect(await store().db.$count(store().t.cell, eq(store().t.cell.toSeq, OPEN))).toBe(2);
  });

  it("never changes what a pinned read shows", async () => {
    await post(store(), [onQairt("2.40.0", 0.7)]);
    await settleAll(store(), settler());
    const before = await findMark(store(), null);
    const pinned = await cellsAt(store(), before.seq);
    await post(store(), [onQairt("2.41.0", 0.5), onQairt("2.42.0", 0.4)], NOW + 1000);
    await settleAll(store(), settler("test", NOW + 2000));
    expect(await cellsAt(store(), before.seq)).toEqual(pinned);
    expect(await cellsAt(store(), before.seq + 1)).toEqual(pinned);
    expect((await cellsAt(store(), null))[0]?.value).toBe(0.4);
  });

  it("resolves a time to the sequence that was settled then", async () => {
    await post(store(), [onQairt("2.40.0", 0.7)]);
    await settleAll(store(), settler("test", NOW));
    await post(store(), [onQairt("2.41.0", 0.5)], NOW + 1000);
    await settleAll(store(), settler("test", NOW + 60_000));
    const early = await resolveAsOf(store(), new Date(NOW + 30_000).toISOString());
    expect((await cellsAt(store(), early))[0]?.value).toBe(0.7);
    expect(await resolveAsOf(store(), "2020-01-01")).toBe(0);
    await expect(resolveAsOf(store(), "yesterday")).rejects.toThrow(/asOf/);
  });

  it("moves every cell of an evaluation when a reference run arrives", async () => {
    await post(store(), [
      makeRun({ reference: null }),
      makeRun({ reference: null, target: { kind: "device", soc: "SM8550" } }),
    ]);
    await settleAll(store(), settler());
    expect((await cellsAt(store(), null)).map((cell) => cell.delta)).toEqual([null]);
    await post(store(), [
      makeRun({
        scheme: "float",
        target: { kind: "reference" },
        result: { value: 0.75 },
        reference: null,
        stack: null,
      }),
    ]);
    await settleAll(store(), settler());
    const rows = await store()
      .db.select({ chip: store().t.cell.chip, delta: store().t.cell.delta })
      .from(store().t.cell)
      .where(eq(store().t.cell.toSeq, OPEN))
      .orderBy(asc(store().t.cell.chip));
    const deltas = rows.filter((row) => row.chip !== null).map((row) => row.delta);
    expect(deltas).toHaveLength(2);
    for (const delta of deltas) expect(delta).toBeCloseTo(-0.031, 12);
  });

  it("is invisible until its mark, and repeats what a dead pass began", async () => {
    await post(store(), [onQairt("2.40.0", 0.7)]);
    await settleAll(store(), settler());
    const mark = await findMark(store(), null);
    await post(store(), [onQairt("2.41.0", 0.5)]);
    // A pass that died after its cells and before its mark: cells of a sequence that no mark names.
    const [run] = await store()
      .db.select()
      .from(store().t.run)
      .where(eq(store().t.run.seq, mark.seq + 1));
    const rows = await computeCells(store(), [run?.cellKey ?? ""], mark.seq + 1);
    await store().atomically((tx) => [
      tx
        .update(store().t.cell)
        .set({ toSeq: mark.seq + 1 })
        .where(eq(store().t.cell.toSeq, OPEN)),
      store().insertMissing(
        tx,
        "cell",
        "key",
        rows.map((row) => ({ ...row, value: 0.123 })),
      ),
    ]);
    expect((await cellsAt(store(), null))[0]?.value).toBe(0.7);
    await settleAll(store(), settler("another", NOW + 60_000));
    expect((await cellsAt(store(), null))[0]?.value).toBe(0.5);
    expect((await cellsAt(store(), mark.seq))[0]?.value).toBe(0.7);
  });

  it("settles once when several processes try at the same time", async () => {
    await post(
      store(),
      Array.from({ length: 300 }, (_, i) => onQairt(`2.${i}.0`, i / 1000)),
    );
    await Promise.all(["a", "b", "c"].map((holder) => settleAll(store(), { ...settler(holder), passRuns: 70 })));
    await settleAll(store(), settler("last", NOW + 60_000));
    const versions = await store().db.select().from(store().t.cell).orderBy(asc(store().t.cell.fromSeq));
    for (const [index, version] of versions.entries()) {
      expect(version.toSeq).toBe(versions[index + 1]?.fromSeq ?? OPEN);
    }
    expect(versions.at(-1)).toMatchObject({ value: 0.299, runs: 300 });
  });

  it("does nothing when there is nothing to settle", async () => {
    expect(await settlePass(store(), settler())).toBe(0);
    expect((await findMark(store(), null)).seq).toBe(0);
  });
});
