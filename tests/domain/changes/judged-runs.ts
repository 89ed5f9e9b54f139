import type { Family, JudgedRun, JudgeInput, Judgement } from "@/lib/domain/changes/change";
import { explainedBy, isListed } from "@/lib/domain/changes/explained";
import { familyCutoff } from "@/lib/domain/changes/family";
import { judgeSeries } from "@/lib/domain/changes/judge-series";
import { verdictOf } from "@/lib/domain/changes/verdict";
import { POINTS } from "@/lib/domain/metrics";
import type { CellReference } from "@/lib/domain/settle-cell";
import type { Stack } from "@/lib/domain/stack";
import { NO_STACK } from "@/tests/support/no-stack";

const DAY = 86_400_000;

/** A reference that runs are held against. */
export function held(value: number): CellReference {
  return { value, source: "torch fp32", kind: "inline", runId: null, assumed: false };
}

/** A measured run at its plainest; `seq` makes its id, its day and, unless a stack is given, its QAIRT version. */
export function judged(
  seq: number,
  changes: Partial<Omit<JudgedRun, "stack">> & { stack?: Partial<Stack> } = {},
): JudgedRun {
  const { stack, ...rest } = changes;
  return {
    id: `run-${seq}`,
    seq,
    status: "ok",
    value: 0.7,
    at: seq * DAY,
    correct: null,
    bits: null,
    stderr: null,
    repeats: [],
    scores: null,
    clusters: null,
    outputSha256: null,
    sourceSha256: null,
    quantizedSha256: null,
    reference: null,
    npuShare: null,
    family: `day-${seq}`,
    ...rest,
    stack: { ...NO_STACK, ...(stack ?? { qairt: `2.${30 + seq}.0` }) },
  };
}

/** `n` samples of which the first `right` are right, but for those named. */
export function bitset(n: number, right: number, turned: readonly number[] = []): Uint8Array {
  const bits = new Uint8Array(Math.ceil(n / 8));
  for (let i = 0; i < n; i += 1) {
    if (i < right !== turned.includes(i)) bits[i >> 3] = (bits[i >> 3] ?? 0) | (0x80 >> (i & 7));
  }
  return bits;
}

/** A run with bits: of n = 1000 the first `right` are right, but for those turned. */
export function withBits(seq: number, right: number, turned: readonly number[] = []): JudgedRun {
  const lost = turned.filter((at) => at < right).length;
  const correct = right - lost + (turned.length - lost);
  return judged(seq, { bits: bitset(1000, right, turned), correct, value: correct / 1000 });
}

export function inputOf(runs: readonly JudgedRun[], changes: Partial<JudgeInput> = {}): JudgeInput {
  return {
    cellKey: "cell",
    metric: { kind: "proportion", direction: "higher", thresholds: POINTS },
    samples: null,
    sampleListKnown: true,
    runs,
    pinnedRun: null,
    acceptedRun: null,
    ...changes,
  };
}

/** A mean with the thresholds of a proportion: nothing binomial, so that values alone stay values alone. */
export const MEAN = { kind: "mean", direction: "higher", thresholds: POINTS } as const;

/** One cell judged on its own: its families hold nothing else. */
export function judge(runs: readonly JudgedRun[], changes: Partial<JudgeInput> = {}): Judgement[] {
  const raws = judgeSeries(inputOf(runs, changes));
  return raws.map((raw) => {
    const family: Family = familyCutoff(
      raw.kind,
      raws.filter((other) => other.family === raw.family).map(({ numbers }) => numbers),
    );
    return verdictOf(raw, family);
  });
}

/** What people would be shown, as `kind verdict from>to`. */
export function listed(runs: readonly JudgedRun[], changes: Partial<JudgeInput> = {}): string[] {
  const all = judge(runs, changes);
  const explained = explainedBy(all);
  return all
    .filter((one) => isListed(one, explained.has(one.id)))
    .map(({ kind, verdict, from, to }) => `${kind} ${verdict} ${from.runId}>${to.runId}`);
}
