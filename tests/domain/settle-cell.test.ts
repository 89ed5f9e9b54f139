import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "@/lib/domain/estimates/wilson";
import {
  type CellRun,
  chooseReference,
  MIN_NPU_SHARE,
  npuShare,
  type ReferenceRun,
  type SettleInput,
  settleCell,
} from "@/lib/domain/settle-cell";
import { anyRuns, makeCellRun, shuffled } from "@/tests/domain/series-arbitrary";

function makeReference(seq: number, changes: Partial<ReferenceRun> = {}): ReferenceRun {
  return {
    id: `ref-${seq}`,
    seq,
    at: seq,
    value: 0.75,
    source: "torch",
    sourceSha256: null,
    simulated: false,
    ...changes,
  };
}

function settle(runs: CellRun[], changes: Partial<SettleInput> = {}) {
  return settleCell({
    targetKind: "device",
    simulated: false,
    emulated: false,
    sample: false,
    samples: 1000,
    metricKind: "proportion",
    direction: "higher",
    references: [],
    ...changes,
    runs,
  });
}

const inline = { value: 0.724, source: "torch fp32" };
const failed = { status: "failed", value: null, reason: "segfault" } as const;

describe("what a cell shows", () => {
  it("is the newest run of the last version, not the last run that arrived", () => {
    const cell = settle([
      makeCellRun(1, { value: 0.7, stack: { qairt: "2.42.0" } }),
      makeCellRun(2, { value: 0.6, stack: { qairt: "2.41.0" } }),
    ]);
    expect(cell).toMatchObject({ runId: "run-1", value: 0.7, qairt: "2.42.0", runs: 2, points: 2, valueIsLast: false });
  });

  it("is failed when the newest run failed, with the last value beneath, and its delta", () => {
    const cell = settle([
      makeCellRun(1, { value: 0.6, reference: inline, stack: { qairt: "2.40.0" } }),
      makeCellRun(2, { ...failed, stack: { qairt: "2.42.0" } }),
    ]);
    expect(cell).toMatchObject({ runId: "run-2", status: "failed", reason: "segfault", value: 0.6, valueIsLast: true });
    expect(cell.delta).toBeCloseTo(-0.124, 12);
  });

  it("is an earlier value of the same version before one of an earlier version", () => {
    const cell = settle([
      makeCellRun(1, { value: 0.9, stack: { qairt: "2.40.0" } }),
      makeCellRun(2, { value: 0.6, stack: { qairt: "2.42.0" } }),
      makeCellRun(3, { ...failed, stack: { qairt: "2.42.0" } }),
    ]);
    expect(cell).toMatchObject({ status: "failed", value: 0.6 });
  });

  it("has no value and no delta when nothing was ever measured", () => {
    const cell = settle([makeCellRun(1, { ...failed, reference: inline })]);
    expect(cell).toMatchObject({ value: null, valueIsLast: false, delta: null, reference: inline });
  });

  it("has the interval of the value that it shows, not of a newer run that failed", () => {
    const facts = { correct: 600, perSample: true, stderr: null, repeats: null };
    const cell = settle([
      makeCellRun(1, { value: 0.6, facts, stack: { qairt: "2.40.0" } }),
      makeCellRun(2, { ...failed, stack: { qairt: "2.42.0" } }),
    ]);
    expect(cell.interval).toEqual(wilson({ correct: 600, n: 1000 }));
    expect(cell.smallestDrop?.basis).toBe("paired");
    expect(settle([makeCellRun(1, failed)])).toMatchObject({ interval: null, smallestDrop: null });
  });

  it("takes a rate of errors as it is, since the count of right samples is not its own", () => {
    const facts = { correct: 900, perSample: false, stderr: null, repeats: null };
    const cell = settle([makeCellRun(1, { value: 0.1, facts })], { direction: "lower" });
    expect(cell.interval).toEqual(wilson({ correct: 100, n: 1000 }));
  });

  it("is never an average: every figure is one run's own", () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const cell = settle(runs);
        const speaker = runs.find(({ id }) => id === cell.runId);
        expect(speaker).toMatchObject({ status: cell.status, at: cell.at, reason: cell.reason });
        if (cell.value === null) expect(runs.every(({ value }) => value === null)).toBe(true);
        else expect(runs.map(({ value }) => value)).toContain(cell.value);
        expect(cell.valueIsLast).toBe(cell.value !== null && speaker?.value === null);
      }),
    );
  });

  it("does not depend on the order of runs and references", () => {
    const references = fc.array(
      fc.record({
        at: fc.nat(3),
        hash: fc.constantFrom(null, "a", "b"),
        value: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 5 },
    );
    const made = references.map((list) =>
      list.map(({ at, hash, value }, i) => makeReference(i, { at, sourceSha256: hash, value })),
    );
    fc.assert(
      fc.property(shuffled(anyRuns), shuffled(made), ([runs, mixed], [refs, mixedRefs]) => {
        expect(settle(mixed, { references: mixedRefs })).toEqual(settle(runs, { references: refs }));
      }),
    );
  });

  it("needs a run", () => {
    expect(() => settle([])).toThrow(RangeError);
  });
});

describe("the delta", () => {
  it.each<["higher" | "lower", number, number, number]>([
    ["higher", 0.5, 0.75, -0.25],
    ["higher", 0.75, 0.5, 0.25],
    ["lower", 0.5, 0.75, 0.25],
    ["lower", 0.75, 0.5, -0.25],
    ["lower", 0.5, 0.5, 0],
  ])("of a metric where %s is better, %d against %d, is %d", (direction, value, reference, expected) => {
    const run = makeCellRun(1, { value, reference: { value: reference, source: "x" } });
    expect(settle([run], { direction }).delta).toBe(expected);
  });
});

describe("the reference", () => {
  const run = (changes: Partial<CellRun> = {}) => makeCellRun(1, { reference: inline, ...changes });

  it.each<[string, Partial<CellRun>, ReferenceRun[], string | null, boolean]>([
    [
      "the newest of the same float model",
      { sourceSha256: "a" },
      [makeReference(1, { sourceSha256: "a" }), makeReference(2, { sourceSha256: "a" })],
      "ref-2",
      false,
    ],
    [
      "of the same float model before a newer unknown one",
      { sourceSha256: "a" },
      [makeReference(1, { sourceSha256: "a" }), makeReference(9)],
      "ref-1",
      false,
    ],
    [
      "of an unknown float model, marked",
      { sourceSha256: "a" },
      [makeReference(1), makeReference(9, { sourceSha256: "b" })],
      "ref-1",
      true,
    ],
    [
      "any for a run that does not say its float model, marked",
      {},
      [makeReference(1, { sourceSha256: "b" }), makeReference(2)],
      "ref-2",
      true,
    ],
    [
      "the run's own before one of another float model",
      { sourceSha256: "a" },
      [makeReference(1, { sourceSha256: "b" })],
      null,
      false,
    ],
    ["the run's own where there is no reference run", {}, [], null, false],
    [
      "by start time, then by ingest",
      { sourceSha256: "a" },
      [
        makeReference(3, { at: 5, sourceSha256: "a" }),
        makeReference(4, { at: 5, sourceSha256: "a" }),
        makeReference(5, { at: 4, sourceSha256: "a" }),
      ],
      "ref-4",
      false,
    ],
  ])("is %s", (_, changes, references, runId, assumed) => {
    const chosen = chooseReference(run(changes), false, references);
    expect(chosen).toMatchObject({ runId, assumed, kind: runId === null ? "inline" : "run" });
    expect(chosen?.value).toBe(runId === null ? inline.value : 0.75);
  });

  it("that was made up never serves a measured cell, nor a measured one a made-up cell", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.boolean(), { maxLength: 5 }), (simulated, kinds) => {
        const references = kinds.map((kind, i) => makeReference(i, { simulated: kind, value: kind ? 0.1 : 0.9 }));
        const chosen = chooseReference(makeCellRun(1), simulated, references);
        expect(chosen?.value ?? null).toBe(kinds.includes(simulated) ? (simulated ? 0.1 : 0.9) : null);
      }),
    );
  });

  it("is that of the value which is shown, not of the run that failed", () => {
    const cell = settle(
      [
        makeCellRun(1, { value: 0.5, sourceSha256: "a", stack: { qairt: "2.40.0" } }),
        makeCellRun(2, { ...failed, sourceSha256: "b", stack: { qairt: "2.42.0" } }),
      ],
      {
        references: [
          makeReference(1, { sourceSha256: "a", value: 0.75 }),
          makeReference(2, { sourceSha256: "b", value: 1 }),
        ],
      },
    );
    expect(cell.delta).toBe(-0.25);
  });

  it("is none for a reference itself, which is not marked as lacking one", () => {
    const cell = settle([run()], { targetKind: "reference", references: [makeReference(1)] });
    expect(cell).toMatchObject({ reference: null, delta: null });
    expect(cell.marks).not.toContain("no-reference");
  });
});

describe("marks", () => {
  const placed = (npu: number | null, cpu: number | null, gpu: number | null = null) => ({
    placement: { npu, gpu, cpu },
  });
  it.each<[string, Partial<CellRun>, Partial<SettleInput>, string[]]>([
    ["all is known", { ...placed(20, 0), reference: inline, quantizedSha256: "q" }, {}, []],
    ["a twentieth ran elsewhere", { ...placed(95, 5), reference: inline }, {}, []],
    ["more than a twentieth ran elsewhere", { ...placed(94, 6), reference: inline }, {}, ["cpu-fallback"]],
    ["the GPU helped", { ...placed(50, 0, 50), reference: inline }, {}, ["cpu-fallback"]],
    ["nothing is known", {}, { samples: null }, ["placement-unknown", "no-n", "no-reference"]],
    ["it ran on a host", { reference: inline }, { targetKind: "host" }, []],
    [
      "it is made up",
      { ...placed(1, 0), reference: inline },
      { simulated: true, emulated: true },
      ["simulated", "emulated"],
    ],
    ["the float model is assumed", placed(1, 0), { references: [makeReference(1)] }, ["reference-assumed"]],
  ])("are set when %s", (_, changes, input, marks) => {
    expect(settle([makeCellRun(1, changes)], input).marks).toEqual(marks);
  });

  it.each<[CellRun["placement"], number | null]>([
    [null, null],
    [{ npu: null, gpu: null, cpu: null }, null],
    [{ npu: 0, gpu: 0, cpu: 0 }, null],
    [{ npu: 104, gpu: null, cpu: 0 }, 1],
    [{ npu: 0, gpu: 1, cpu: 3 }, 0],
    [{ npu: 3, gpu: null, cpu: 1 }, 0.75],
    [{ npu: 3, gpu: null, cpu: null }, null],
    [{ npu: null, gpu: null, cpu: 3 }, null],
  ])("follow the share of nodes on the NPU: %j is %s", (placement, share) => {
    expect(npuShare(placement)).toBe(share);
    expect(MIN_NPU_SHARE).toBe(0.95);
  });
});
