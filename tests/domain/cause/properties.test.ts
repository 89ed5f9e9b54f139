import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CauseCell, HYPOTHESES } from "@/lib/domain/cause/cause";
import { cellError } from "@/lib/domain/cause/cell-error";
import { findCause } from "@/lib/domain/cause/find-cause";
import { tBelow } from "@/lib/domain/cause/likelihood";
import { CAUSE_PRIORS, normalizePriors } from "@/lib/domain/cause/priors";
import { isRunnable } from "@/lib/domain/cause/runnable";
import { causeCell, causeInput } from "@/tests/support/cause-cells";
import { playEpisodes } from "@/tests/support/cause-space";

const target = causeCell("target", { value: 0.55, stack: { qairt: "2.40.0", onnxruntime: "1.23.0" } });

const anyCell = fc.record({
  chip: fc.constantFrom("SM8650", "SM8550", "SM8450", null),
  scheme: fc.constantFrom("ptq:w8a8", "qat:w8a8", "unknown:w8a8", "none:fp16"),
  path: fc.constantFrom("ort-qnn", "qnn-dlc", null),
  targetKind: fc.constantFrom("device", "device", "host", "simulator", "reference" as const),
  status: fc.constantFrom("ok", "ok", "ok", "failed" as const),
  value: fc.double({ min: 0, max: 1, noNaN: true }),
  error: fc.constantFrom(null, 0, 0.01),
  npuShare: fc.constantFrom(null, 1, 0.5),
  sourceSha256: fc.constantFrom(null, "float", "another"),
  stack: fc.record({
    qairt: fc.constantFrom(null, "2.40.0", "2.29.0"),
    onnxruntime: fc.constantFrom(null, "1.23.0", "1.20.0"),
  }),
});
const anyCells = fc
  .array(anyCell, { maxLength: 10 })
  .map((all) =>
    all.map((cell, index) =>
      causeCell(`run ${index}`, { ...cell, seq: index, value: cell.status === "ok" ? cell.value : null }),
    ),
  );

const verdict = (cells: readonly CauseCell[]) => findCause(causeInput(target, cells));

describe("a verdict", () => {
  test("has a posterior that sums to 1, and gains between 0 and 1 bit in falling ties", () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const { posterior, nextRuns } = verdict(cells);
        expect(posterior.map(({ hypothesis }) => hypothesis)).toEqual(posterior.length === 0 ? [] : [...HYPOTHESES]);
        if (posterior.length > 0) expect(posterior.reduce((sum, p) => sum + p.posterior, 0)).toBeCloseTo(1, 9);
        for (const { bits } of nextRuns) expect(bits > 0 && bits <= 1).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("does not depend on the order of runs, nor on runs of another evaluation", () => {
    const shuffled = anyCells.chain((cells) =>
      fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length })),
    );
    fc.assert(
      fc.property(shuffled, anyCell, ([cells, other], stranger) => {
        const unrelated = causeCell("stranger", { ...stranger, evaluationKey: "another model" });
        const { incomparable: before, ...first } = verdict(cells);
        const { incomparable: after, ...second } = verdict([unrelated, ...other]);
        expect(second).toEqual(first);
        expect(after.filter(({ runId }) => runId !== "stranger")).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test("is not sharpened by repeats of a point", () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const again = cells.map((cell) => ({ ...cell, runId: `${cell.runId} again`, seq: cell.seq - 100 }));
        expect(verdict([...cells, ...again]).posterior).toEqual(verdict(cells).posterior);
      }),
      { numRuns: 60 },
    );
  });

  test("is undetermined without n, however well the points separate", () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const bare = cells.map((cell) => ({ ...cell, error: null }));
        const { cause, cleared } = findCause(causeInput({ ...target, error: null }, bare));
        expect(["undetermined", "placement", "measurement"]).toContain(cause.class);
        expect(cleared).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("proposes no run that was made", () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const made = cells.map((cell) => [cell.chip, cell.scheme, cell.path, cell.stack.qairt, cell.stack.onnxruntime]);
        const { nextRuns, incomparable } = verdict(cells);
        const left = new Set(incomparable.map(({ runId }) => runId));
        // A run on a host is not the run on the device.
        const speaking = made
          .filter((_, index) => !left.has(`run ${index}`) && cells[index]?.targetKind === "device")
          .map((one) => JSON.stringify(one));
        for (const run of nextRuns) {
          if (run.targetKind === "host" || run.changes.some(({ to }) => to === null)) continue;
          const to = (axis: string, own: string | null) => run.changes.find((one) => one.axis === axis)?.to ?? own;
          const place = [
            run.chip,
            run.scheme,
            to("path", "ort-qnn"),
            to("qairt", "2.40.0"),
            to("onnxruntime", "1.23.0"),
          ];
          expect(speaking).not.toContain(JSON.stringify(place));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("four random cells of 240 and at most two more on average name a planted 5-point drop, 98 % rightly", () => {
  const { extra, correct } = playEpisodes("next-run", 120);
  expect(extra).toBeLessThanOrEqual(2);
  expect(correct).toBeGreaterThanOrEqual(0.98);
});

describe("priors", () => {
  test("sum to 1 after any change, and keep their proportions", () => {
    const priors = normalizePriors({ chip: 1 });
    expect(Object.values(priors).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(priors.scheme / priors.qnn).toBeCloseTo(CAUSE_PRIORS.scheme / CAUSE_PRIORS.qnn, 12);
  });

  test.each([{ chip: -1 }, { chip: Number.NaN }, { none: Number.POSITIVE_INFINITY }])("refuse %o by name", (priors) => {
    expect(() => normalizePriors(priors)).toThrow(Object.keys(priors)[0]);
  });

  test("refuse to rule out everything", () => {
    const zeros = Object.fromEntries(HYPOTHESES.map((name) => [name, 0]));
    expect(() => normalizePriors(zeros)).toThrow(/every prior is 0/);
  });

  test("move the verdict: what is ruled out is never named", () => {
    const { posterior } = findCause(
      causeInput(target, [causeCell("other", { chip: "SM8550" })], { priors: normalizePriors({ chip: 0 }) }),
    );
    expect(posterior.find(({ hypothesis }) => hypothesis === "chip")?.posterior).toBe(0);
  });
});

describe("errors and tails", () => {
  const facts = { kind: "proportion", value: 0.5, samples: 996, stderr: null, repeats: [] } as const;

  test("come from n, from the runner, or from repeats, which never narrow n", () => {
    expect(cellError(facts)).toBeCloseTo(Math.sqrt(0.25 / 1000), 12);
    expect(cellError({ ...facts, repeats: [0.5, 0.5, 0.5] })).toBe(cellError(facts));
    expect(cellError({ ...facts, stderr: 0.2 })).toBe(0.2);
    expect(cellError({ ...facts, value: 1 })).toBeGreaterThan(0);
    expect(cellError({ ...facts, samples: null })).toBeNull();
    expect(cellError({ ...facts, kind: "mean", repeats: [1, 2, 3] })).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(cellError({ ...facts, kind: "mean", repeats: [1, 2] })).toBeNull();
  });

  // scipy.stats.t.cdf(x, 5)
  test.each([
    [0, 0.5],
    [2.015048372669157, 0.95],
    [2.5705818366147395, 0.975],
    [-4.032142983557536, 0.005],
  ])("Student's t with 5 degrees at %f is %f", (z, p) => {
    expect(tBelow(z)).toBeCloseTo(p, 9);
  });
});

describe("the catalogue", () => {
  const place = { chip: "SM8350", scheme: "none:fp16", path: "ort-qnn", ran: false };

  test("knows that a chip without FP16 cannot run it on the NPU", () => {
    expect(isRunnable(place)).toBe(false);
    expect(isRunnable({ ...place, scheme: "ptq:w8a8" })).toBe(true);
    expect(isRunnable({ ...place, path: "ort-cpu" })).toBe(true);
  });

  test("knows chips without an HTP, unless something ran there", () => {
    const without = { chip: "SM4450", scheme: "ptq:w8a8", path: "qnn-dlc", ran: false };
    expect(isRunnable(without)).toBe(false);
    expect(isRunnable({ ...without, ran: true })).toBe(true);
  });
});
