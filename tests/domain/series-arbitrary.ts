import fc from "fast-check";
import { RUN_STATUSES } from "@/lib/domain/matrix";
import type { CellRun } from "@/lib/domain/settle-cell";
import type { Stack } from "@/lib/domain/stack";
import { NO_STACK } from "@/tests/support/no-stack";

/** A measured run at its plainest; `seq` also makes its id and its time, a second apart. */
export function makeCellRun(
  seq: number,
  changes: Partial<Omit<CellRun, "stack">> & { stack?: Partial<Stack> } = {},
): CellRun {
  const { stack, ...rest } = changes;
  return {
    id: `run-${seq}`,
    seq,
    status: "ok",
    value: 0.7,
    at: seq * 1_000,
    reason: null,
    facts: { correct: null, perSample: false, stderr: null, repeats: null },
    reference: null,
    sourceSha256: null,
    quantizedSha256: null,
    placement: null,
    runner: "test",
    ...rest,
    stack: { ...NO_STACK, ...stack },
  };
}

// Few versions and few instants, so that ties and repeats are common.
const version = fc.constantFrom(null, "2.9.0", "2.10.0", "2.10", "2.42.0.251225", "nightly", "v2.10.0");
const stack = fc.record({
  qairt: version,
  qnnEp: fc.constantFrom(null, "1.0"),
  onnxruntime: fc.constantFrom(null, "1.24.3", "1.9.0"),
  qairtCompile: fc.constantFrom(null, null, "2.40.0"),
  runtime: fc.constant(null),
  options: fc.constantFrom<Record<string, string>>({}, { enable_htp_fp16_precision: "1" }),
});

/** Runs of one cell in order of ingest, in any state and on any stack. */
export const anyRuns: fc.Arbitrary<CellRun[]> = fc
  .array(
    fc.record({
      stack,
      at: fc.integer({ min: 0, max: 5 }),
      status: fc.constantFrom(...RUN_STATUSES, "ok" as const),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      hash: fc.constantFrom(null, "a", "b"),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((runs) =>
    runs.map(({ hash, value, status, ...run }, index) =>
      makeCellRun(index + 1, { ...run, status, value: status === "ok" ? value : null, sourceSha256: hash }),
    ),
  );

/** The same list in any order. */
export const shuffled = <T>(list: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
  list.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })));
