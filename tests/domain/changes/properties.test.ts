import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JudgedRun, Judgement, Verdict } from "@/lib/domain/changes/change";
import { explainedBy } from "@/lib/domain/changes/explained";
import { counts, familyCutoff } from "@/lib/domain/changes/family";
import { judgeSeries } from "@/lib/domain/changes/judge-series";
import { verdictOf } from "@/lib/domain/changes/verdict";
import { held, inputOf, judge, judged, listed, MEAN, withBits } from "@/tests/domain/changes/judged-runs";

const N = 1000;
const thousand = { samples: N };

/** Up to eight runs in any state on few stacks, with and without bits, hashes and moved references. */
const anyJudged: fc.Arbitrary<JudgedRun[]> = fc
  .array(
    fc.record({
      right: fc.integer({ min: 300, max: 900 }),
      bits: fc.boolean(),
      stack: fc.integer({ min: 0, max: 3 }),
      at: fc.integer({ min: 0, max: 4 }),
      status: fc.constantFrom("ok" as const, "ok" as const, "failed" as const),
      hash: fc.constantFrom(null, "a", "b"),
      reference: fc.constantFrom(null, 0.72, 0.73),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((runs) =>
    runs.map(({ right, bits, stack, at, status, hash, reference }, index) => ({
      ...withBits(index + 1, right),
      ...(bits ? {} : { bits: null }),
      ...(status === "ok" ? {} : { value: null, bits: null, correct: null }),
      status,
      at,
      quantizedSha256: hash,
      reference: reference === null ? null : held(reference),
      stack: judged(1, { stack: { qairt: `2.${30 + stack}.0` } }).stack,
    })),
  );

const SEVERITY: readonly Verdict[] = ["improved", "unchanged", "insufficient", "watch", "regressed", "collapsed"];
const stepOf = (judgements: Judgement[]) => judgements.find(({ kind }) => kind === "step");
const alarms = (judgements: Judgement[]) => judgements.filter(({ alarm }) => alarm);

describe("judging a series", () => {
  it("does not depend on the order in which runs arrive", () => {
    const orders = anyJudged.chain((runs) =>
      fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length })),
    );
    fc.assert(
      fc.property(orders, ([runs, other]) => {
        expect(judgeSeries(inputOf(other, thousand))).toEqual(judgeSeries(inputOf(runs, thousand)));
      }),
      { numRuns: 60 },
    );
  });

  it("lets the same one of equally large steps explain, in whatever order judgements come", () => {
    const runs = [1, 0.75, 0.5].map((value, index) => judged(index, { value, correct: value * 1000 }));
    const all = judge(runs, { samples: 1000 });
    const steps = all.filter(({ kind }) => kind === "step");
    expect(steps.map(({ numbers }) => numbers.difference)).toEqual([-0.25, -0.25]);
    const explained = explainedBy(all);
    expect(explained.size).toBeGreaterThan(0);
    expect(explainedBy(all.toReversed())).toEqual(explained);
  });

  it("gives every judgement an identity of its own, and goes through JSON unharmed", () => {
    fc.assert(
      fc.property(anyJudged, (runs) => {
        const found = judge(runs, thousand);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  it("says the same of an error as of the accuracy that it is the rest of", () => {
    const value = fc.integer({ min: 50, max: 950 }).map((k) => k / N);
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 3 }), fc.constantFrom(null, 0.01), (values, stderr) => {
        const runs = (of: (value: number) => number) =>
          values.map((one, i) => judged(i + 1, { value: of(one), stderr }));
        const say = (direction: "higher" | "lower", of: (value: number) => number) =>
          judge(
            runs((one) => Math.round(of(one) * N) / N),
            { metric: { ...MEAN, direction } },
          ).map(({ kind, verdict, from, to }) => [kind, verdict, from.runId, to.runId]);
        expect(say("lower", (one) => 1 - one)).toEqual(say("higher", (one) => one));
      }),
      { numRuns: 60 },
    );
  });

  it("is quiet about a series that does not change", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: N }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (right, length, bits) => {
          const runs = Array.from({ length }, (_, i) => ({
            ...withBits(i + 1, right),
            ...(bits ? {} : { bits: null }),
          }));
          expect(listed(runs, thousand)).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("never lets a moved reference alone alarm anybody", () => {
    const path = fc.array(fc.tuple(fc.integer({ min: 100, max: 900 }), fc.integer({ min: 100, max: 900 })), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(path, (steps) => {
        const references = new Set(steps.map(([, reference]) => reference));
        fc.pre(references.size === steps.length);
        const runs = steps.map(([right, reference], i) => ({
          ...withBits(i + 1, right),
          reference: held(reference / N),
        }));
        expect(alarms(judge(runs, thousand))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("never scores one artefact against another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: N }), fc.integer({ min: 0, max: N }), (before, after) => {
        const runs = [before, after].map((right, i) => ({ ...withBits(i + 1, right), quantizedSha256: `${i}` }));
        expect(judge(runs, thousand)).toMatchObject([
          { verdict: "insufficient", numbers: { p: null, difference: null } },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it("is not moved by a run of another artefact in between", () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 700 }), fc.integer({ min: 0, max: N }), (after, other) => {
        const [first, last] = [withBits(1, 700), withBits(3, after)];
        const stranger = { ...withBits(2, other), quantizedSha256: "b" };
        const about = (runs: JudgedRun[]) =>
          judge(runs, thousand)
            .filter(({ to, kind }) => to.runId === "run-3" && kind === "step")
            .map(({ verdict, numbers, axes }) => ({ verdict, numbers, axes }));
        expect(about([first, stranger, last])).toEqual(about([first, last]));
      }),
      { numRuns: 30 },
    );
  });

  it.each(["bits", "counts", "errors", "values"] as const)("is never milder about a deeper drop, by %s", (evidence) => {
    const after = (drop: number): [JudgedRun, JudgedRun] => {
      const [a, b] = [withBits(1, 700), withBits(2, 700 - drop)];
      if (evidence === "bits") return [a, b];
      const stderr = evidence === "errors" ? 0.01 : null;
      return [
        { ...a, bits: null, stderr },
        { ...b, bits: null, stderr },
      ];
    };
    const isMean = evidence === "errors" || evidence === "values";
    const severity = (drop: number) =>
      SEVERITY.indexOf(stepOf(judge(after(drop), isMean ? { metric: MEAN } : thousand))?.verdict ?? "improved");
    const ranks = Array.from({ length: 301 }, (_, drop) => severity(drop));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBeGreaterThan(1);
  });
});

describe("the cutoff of a family", () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  const test = fc.tuple(p, p).map(([one, floor]) => ({
    p: Math.max(one, floor),
    pImproved: Math.max(1 - one, floor),
    pFloor: floor ** 8,
  }));

  it("is Benjamini-Hochberg where every test could reach significance", () => {
    const ps = [0.0004, 0.0011, 0.002, 0.5, 0.9];
    const tests = ps.map((one) => ({ p: one, pImproved: 1 - one, pFloor: 0 }));
    expect(familyCutoff("step", tests)).toEqual({ size: 5, worse: 0.002, better: 0 });
  });

  it("does not change when tests join that can never be significant", () => {
    fc.assert(
      fc.property(fc.array(test, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), (tests, more) => {
        const mute = new Array(more).fill({ p: 0.5, pImproved: 0.5, pFloor: 0.5 });
        expect(familyCutoff("step", [...tests, ...mute])).toEqual(familyCutoff("step", tests));
      }),
    );
  });

  it("grants significance only to tests that count, and no more of them than their number", () => {
    fc.assert(
      fc.property(fc.array(test, { maxLength: 30 }), (tests) => {
        const { size, worse } = familyCutoff("step", tests);
        const significant = tests.filter((one) => one.p <= worse && counts("step", one.pFloor, size));
        expect(significant.length).toBeLessThanOrEqual(size);
        expect(size).toBeLessThanOrEqual(tests.length);
      }),
    );
  });

  it("makes an alarm harder among more quiet tests", () => {
    const raw = judgeSeries(inputOf([withBits(1, 700), withBits(2, 690)], thousand))[0];
    if (!raw) throw new Error("a step is missing");
    const quiet = { p: 0.5, pImproved: 0.5, pFloor: 0 };
    const verdict = (size: number) =>
      verdictOf(raw, familyCutoff("step", [raw.numbers, ...new Array(size).fill(quiet)])).verdict;
    expect([verdict(0), verdict(300)]).toEqual(["regressed", "watch"]);
  });
});
