import fc from "fast-check";
import type { JudgedRun } from "@/lib/domain/changes/change";
import { type Compared, sideOf } from "@/lib/domain/compare/compared";
import type { AxisName, Cell } from "@/lib/domain/matrix";
import { judged } from "@/tests/domain/changes/judged-runs";
import { makeCell } from "@/tests/fixtures/cells";

export const TARGET: AxisName = { id: "SM8650", label: "Snapdragon 8 Gen 3", detail: null };

/** A result of a scheme on SM8650 by ONNX Runtime. */
export function compared(
  scheme: string,
  run: JudgedRun,
  { cell: change = {}, ...rest }: Partial<Omit<Compared, "cell">> & { cell?: Partial<Cell> } = {},
): Compared {
  const cell = makeCell({
    key: `${scheme} ${run.id}`,
    scheme,
    chip: "SM8650",
    path: "ort-qnn",
    runId: run.id,
    value: run.value,
    interval: null,
    ...change,
  });
  const evaluation = rest.evaluation ?? "evaluation";
  const calibration = rest.calibration ?? null;
  return {
    cell,
    evaluation,
    column: scheme,
    calibration,
    latencyMs: null,
    bytes: null,
    side: sideOf(cell, evaluation, run, calibration),
    ...rest,
  };
}

const N = 64;
const bits = fc.uint8Array({ minLength: N / 8, maxLength: N / 8 });
const popcount = (of: Uint8Array) => of.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);

/** Runs over 64 samples with all kinds of evidence, or none. */
export const anyRun: fc.Arbitrary<JudgedRun> = fc
  .record({
    seq: fc.integer({ min: 1, max: 1_000_000 }),
    bits,
    evidence: fc.constantFrom("bits", "count", "stderr", "repeats", "value"),
    status: fc.constantFrom("ok", "ok", "ok", "ok", "failed"),
    qairt: fc.constantFrom("2.40.0", "2.45.0", null),
    npuShare: fc.constantFrom(1, 0.5, null),
    source: fc.constantFrom("a".repeat(64), "b".repeat(64), null),
  })
  .map(({ seq, bits: own, evidence, status, qairt, npuShare, source }) => {
    const value = status === "ok" ? popcount(own) / N : null;
    return judged(seq, {
      status: status as JudgedRun["status"],
      value,
      bits: evidence === "bits" && value !== null ? own : null,
      correct: evidence === "count" && value !== null ? popcount(own) : null,
      stderr: evidence === "stderr" ? 0.02 : null,
      repeats: evidence === "repeats" && value !== null ? [value, value + 0.01, value - 0.01] : [],
      npuShare,
      sourceSha256: source,
      stack: { qairt },
    });
  });
