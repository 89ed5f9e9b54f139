import { describe, expect, test } from "vitest";
import { findCause } from "@/lib/domain/cause/find-cause";
import { type CellChanges, causeCell, causeInput } from "@/tests/support/cause-cells";

const stack = { qairt: "2.42.0", onnxruntime: "1.24.3" };
const bad = (changes: CellChanges = {}) => causeCell("target", { value: 0.5, stack, at: 100, ...changes });
const causeOf = (target = bad(), cells = [causeCell("other", { chip: "SM8550", stack })]) =>
  findCause(causeInput(target, cells));

describe("the measurement gate stops", () => {
  const torch = { value: 0.8, source: "paper", error: null };

  test.each([
    ["a reference of another script", { reference: { ...torch, sameScript: false } }, "reference-of-another-script"],
    ["constant outputs", { outputs: { constant: true, finite: true } }, "outputs-constant"],
    ["outputs that are no numbers", { outputs: { constant: null, finite: false } }, "outputs-not-finite"],
  ] as const)("%s", (_, changes, fact) => {
    const verdict = causeOf(bad(changes));
    expect(verdict.cause).toMatchObject({ class: "measurement", evidence: { fact } });
    expect(verdict.posterior).toEqual([]);
  });

  test("equal outputs for other inputs", () => {
    const other = causeCell("other", { evaluationKey: "another list", outputSha256: "same" });
    expect(causeOf(bad({ outputSha256: "same" }), [other]).cause).toMatchObject({
      class: "measurement",
      evidence: { fact: "outputs-equal-for-other-inputs", otherRunId: "other" },
    });
  });

  test("equal outputs that were scored differently", () => {
    const other = causeCell("other", { chip: "SM8550", outputSha256: "same" });
    expect(causeOf(bad({ outputSha256: "same" }), [other]).cause).toMatchObject({
      evidence: { fact: "outputs-equal-but-scored-differently", difference: expect.closeTo(-0.3, 9) },
    });
  });

  test("a drop that another reference of the same evaluation does not show", () => {
    const reference = causeCell("torch run", { targetKind: "reference", chip: null, value: 0.505, path: "torch" });
    expect(causeOf(bad(), [reference]).cause).toMatchObject({
      class: "measurement",
      evidence: { fact: "reference-depends", otherRunId: "torch run" },
    });
  });

  test("nothing for a reference that the target beats by far", () => {
    const broken = causeCell("broken", { targetKind: "reference", chip: null, value: 0.028, path: "torch" });
    expect(causeOf(bad(), [broken]).gates[0]?.outcome).toBe("passed");
  });

  test("nothing that is merely unknown, and says so", () => {
    const verdict = causeOf(bad({ reference: { ...torch, sameScript: null }, outputs: null }));
    expect(verdict.gates[0]).toMatchObject({ gate: "measurement", outcome: "unknown" });
    expect(verdict.posterior).not.toEqual([]);
  });
});

describe("the placement gate", () => {
  test("stops a result that fell back to the CPU", () => {
    expect(causeOf(bad({ npuShare: 0.6 })).cause).toMatchObject({ class: "placement", evidence: { comparator: 1 } });
    expect(causeOf(bad({ npuShare: 0.6 }), []).cause).toMatchObject({
      class: "placement",
      evidence: { fact: "npu-share", share: 0.6, minimum: 0.95 },
    });
  });

  test("lets an unknown placement pass, and a result that was meant for the CPU", () => {
    expect(causeOf(bad({ npuShare: null })).gates[1]?.outcome).toBe("unknown");
    expect(causeOf(bad({ npuShare: 0, backend: "cpu" })).gates[1]?.outcome).toBe("not-applicable");
    expect(causeOf(bad({ npuShare: 0, backend: null, path: "ort-cpu" })).gates[1]?.outcome).toBe("not-applicable");
  });

  test("leaves out a comparator that fell back itself", () => {
    const verdict = causeOf(bad(), [causeCell("other", { chip: "SM8550", npuShare: 0.2 })]);
    expect(verdict.incomparable).toEqual([{ runId: "other", because: "other-placement" }]);
  });
});

describe("the same stack measured twice", () => {
  const float = { scheme: "none:float", quantizedSha256: null, error: 0.012 };
  const before = causeCell("march", { ...float, value: 0.832, at: 1, stack });

  test("is not the recorded SDK: a float model that fell from 83.2 to 2.8", () => {
    const verdict = causeOf(bad({ ...float, value: 0.028, error: 0.005 }), [before]);
    expect(verdict.cause).toMatchObject({
      class: "unrecorded",
      witness: { runId: "march", value: 0.832, difference: { value: expect.closeTo(0.804, 9) } },
    });
  });

  test("is unproven without a sample count", () => {
    const verdict = causeOf(bad({ ...float, value: 0.028, error: null }), [before]);
    expect(verdict.repeat?.runId).toBe("march");
    expect(verdict.cause.class).toBe("undetermined");
  });

  test("says nothing of the SDK when no version is recorded, and nothing when the artefact changed", () => {
    const unversioned = { qairt: null, onnxruntime: null };
    const bare = causeOf(bad({ ...float, stack: unversioned }), [
      { ...before, stack: bad({ stack: unversioned }).stack },
    ]);
    expect(bare.repeat).toBeNull();
    expect(causeOf(bad({ ...float, sourceSha256: "other" }), [before]).repeat).toBeNull();
  });
});
