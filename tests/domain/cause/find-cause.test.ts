import { describe, expect, test } from "vitest";
import type { CauseCell, CauseVerdict } from "@/lib/domain/cause/cause";
import { findCause } from "@/lib/domain/cause/find-cause";
import { type CellChanges, causeCell, causeInput } from "@/tests/support/cause-cells";

/** Nothing recorded but chip, scheme and path: the note that this project started from. */
function noted(chip: string, value: number): CauseCell {
  return causeCell(chip, {
    chip,
    value,
    error: null,
    backend: null,
    npuShare: null,
    sourceSha256: null,
    quantizedSha256: null,
    outputs: null,
    reference: { value: 0.942, source: "A100", error: null, sameScript: null },
  });
}
const FIVE_CHIPS = [
  noted("SM8650", 0.918),
  noted("SM8550", 0.873),
  noted("SM7550", 0.815),
  noted("SM6475", 0.774),
  noted("SM4450", 0.712),
];

const verdictOf = (target: CauseCell, cells: readonly CauseCell[]): CauseVerdict =>
  findCause(causeInput(target, cells));
const changed = (verdict: CauseVerdict) =>
  verdict.nextRuns.map(({ targetKind, changes }) => [targetKind, ...changes.map(({ axis }) => axis)].join(" "));

describe("the five-chip table", () => {
  const verdict = verdictOf(FIVE_CHIPS[4] as CauseCell, FIVE_CHIPS);

  test.each(FIVE_CHIPS)("is undetermined for $chip", (target) => {
    expect(verdictOf(target, FIVE_CHIPS).cause.class).toBe("undetermined");
  });

  test("is undetermined because nobody published n, and asks for what is missing", () => {
    expect(verdict.cause).toMatchObject({ because: expect.arrayContaining(["no-sample-count"]) });
    expect(verdict.missing).toEqual(["samples", "reference", "qairt", "runtime", "placement", "artifact"]);
    expect(verdict.cleared).toEqual([]);
  });

  test("asks for the same chip with another QNN, or another chip with the same software", () => {
    expect(changed(verdict).slice(0, 2).sort()).toEqual(["device chip", "device qairt"]);
    for (const run of verdict.nextRuns.slice(0, 2)) {
      expect(run.bits).toBeGreaterThan(0.75);
      expect(run.bits).toBeLessThanOrEqual(1);
    }
  });

  test("leaves unpinned versions as likely as the prior has them beside the chip", () => {
    const of = (name: string) => verdict.posterior.find(({ hypothesis }) => hypothesis === name)?.posterior ?? 0;
    expect(of("qnn") / of("chip")).toBeGreaterThanOrEqual(0.26 / 0.12 - 1e-9);
    expect(of("qnn") / of("chip")).toBeLessThan(3);
    expect(of("scheme")).toBeLessThan(0.05);
  });
});

describe("levit on S25", () => {
  const onnx = { path: "ort-qnn", stack: { qairt: "2.40.0", onnxruntime: "1.23.0" } };
  const reference = { value: 0.737, source: "torch", error: 0.014, sameScript: true };
  const levit = (id: string, changes: CellChanges) =>
    causeCell(id, { chip: "SM8750-AC", scheme: "ptq:w8a16", error: 0.014, reference, ...onnx, ...changes });
  const target = levit("levit", { value: 0.014, error: 0.004 });
  const verdict = verdictOf(target, [
    target,
    levit("dlc", { path: "qnn-dlc", value: 0.714, stack: { qairt: "2.40.0" } }),
    levit("float", { scheme: "none:float", value: 0.739 }),
    levit("S24", { chip: "SM8650-AC", value: 0.7, sourceSha256: "another checkpoint" }),
  ]);

  test("is the scheme through its runtime, the path first", () => {
    expect(verdict.cause).toMatchObject({ class: "interaction", of: ["scheme", "software"] });
    expect(verdict.cause).toHaveProperty("subfactors.0", "path");
  });

  test("has a witness against each of the others", () => {
    expect(verdict.incomparable).toEqual([{ runId: "S24", because: "other-source-artifact" }]);
    expect(verdict.cleared.map(({ factor }) => factor)).toEqual(["chip", "scheme", "qnn", "runtime"]);
    expect(verdict.witnesses.find(({ runId }) => runId === "dlc")?.excludes).toEqual(
      expect.arrayContaining(["chip", "scheme", "qnn", "chip+scheme", "scheme+qnn"]),
    );
  });
});

describe("a design that separates", () => {
  const versions = { qairt: "2.40.0", onnxruntime: "1.23.0" };
  const bad = (id: string, changes: CellChanges) => causeCell(id, { value: 0.6, stack: versions, ...changes });
  const fine = (id: string, changes: CellChanges) => causeCell(id, { stack: versions, ...changes });
  const target = bad("target", {});
  const old = { qairt: "2.29.0", onnxruntime: "1.23.0" };
  const olderOrt = { qairt: "2.40.0", onnxruntime: "1.20.0" };

  test("names the chip", () => {
    const cells = [
      bad("old QAIRT", { stack: old }),
      bad("old ORT", { stack: olderOrt }),
      bad("other scheme", { scheme: "ptq:w8a16" }),
      bad("other path", { path: "qnn-dlc", stack: { qairt: "2.40.0" } }),
      fine("other chip", { chip: "SM8550" }),
    ];
    expect(verdictOf(target, cells).cause).toMatchObject({ class: "chip" });
  });

  test("names QAIRT, and says that the chip alone is not it", () => {
    const cells = [
      fine("2.29", { stack: old }),
      bad("other chip", { chip: "SM8550" }),
      bad("old ORT", { stack: olderOrt }),
      bad("other scheme", { scheme: "ptq:w8a16" }),
      bad("another chip", { chip: "SM8450", path: "qnn-dlc", stack: { qairt: "2.40.0" } }),
    ];
    const verdict = verdictOf(target, cells);
    expect(verdict.cause).toMatchObject({ class: "software", subfactors: ["qairt"] });
    const witness = verdict.witnesses.find(({ runId }) => runId === "2.29");
    expect(witness).toMatchObject({ reading: "fine", different: ["qairt"] });
    expect(witness?.same).toContain("chip");
    expect(witness?.excludes).toContain("chip");
    expect(verdict.cleared).toContainEqual({ factor: "chip", runId: "2.29" });
  });

  test("names the chip with its QAIRT when neither does it alone", () => {
    const cells = [
      fine("2.29", { stack: old }),
      fine("other chip", { chip: "SM8550" }),
      bad("other scheme", { scheme: "ptq:w8a16" }),
      bad("old ORT", { stack: olderOrt }),
      bad("dlc", { path: "qnn-dlc", stack: { qairt: "2.40.0" } }),
    ];
    expect(verdictOf(target, cells).cause).toMatchObject({ class: "interaction", of: ["chip", "software"] });
  });

  test("names QAIRT when the releases after the broken one are broken as well", () => {
    const releases = ["2.35.0", "2.36.0", "2.37.0", "2.38.0"].map((qairt) =>
      bad(qairt, { stack: { ...versions, qairt } }),
    );
    const cells = [
      ...releases,
      fine("2.34", { stack: { ...versions, qairt: "2.34.0" } }),
      fine("2.33", { stack: { ...versions, qairt: "2.33.0" } }),
      bad("other chip", { chip: "SM8550" }),
      bad("other scheme", { scheme: "ptq:w8a16" }),
      bad("old ORT", { stack: olderOrt }),
      bad("dlc", { path: "qnn-dlc", stack: { qairt: "2.40.0" } }),
    ];
    const verdict = verdictOf(target, cells);
    expect(verdict.cause).toMatchObject({ class: "software", subfactors: ["qairt"] });
    expect(verdict.witnesses.flatMap(({ excludes }) => excludes)).not.toContain("qnn");
  });

  test("names the scheme from the host alone: quantization lost it all", () => {
    const verdict = verdictOf(target, [
      bad("host", { targetKind: "host", chip: null, path: "ort-cpu", backend: null }),
    ]);
    expect(verdict.cause).toEqual({ class: "scheme", probability: null, by: "split" });
    expect(verdict.split).toMatchObject({ share: expect.closeTo(1, 9), schemeShown: true, assumed: false });
    expect(verdict.split?.platform.low).toBeLessThan(0);
  });

  test("splits the drop and clears the scheme where the host is fine", () => {
    const verdict = verdictOf(target, [
      fine("host", { targetKind: "host", chip: null, path: "ort-cpu", stack: { onnxruntime: "1.23.0" } }),
    ]);
    expect(verdict.split?.schemeShown).toBe(false);
    expect(verdict.split?.platform.value).toBeCloseTo(0.2, 9);
    expect(verdict.cleared).toEqual([{ factor: "scheme", runId: "host" }]);
  });

  test("finds nothing of these when the same place drops by chance", () => {
    const grades = [0.77, 0.73, 0.7, 0.66].map((value, index) =>
      bad(`grade ${index}`, { value, chip: `SM${index}`, scheme: `ptq:w${index}`, stack: old }),
    );
    expect(verdictOf(target, grades).cause.class).toBe("undetermined");
  });
});

describe("no cause", () => {
  const bad = causeCell("target", { value: 0.6, stack: { qairt: "2.40.0" } });

  test.each([
    ["no-drop", causeCell("target", { value: 0.795 })],
    ["no-value", causeCell("target", { value: null, status: "failed" })],
    ["no-reference", causeCell("target", { value: 0.5, reference: null })],
  ] as const)("is looked for with %s", (because, target) => {
    expect(verdictOf(target, []).cause).toEqual({ class: "undetermined", because: [because] });
  });

  test("is named without a comparable run, nor on a metric without thresholds", () => {
    expect(verdictOf(bad, []).cause).toEqual({ class: "undetermined", because: ["no-comparable-run"] });
    expect(findCause(causeInput(bad, [], { resolution: null })).cause).toHaveProperty("because", ["no-resolution"]);
  });

  test("is named where lower is better and the value is lower", () => {
    expect(findCause(causeInput(bad, [], { direction: "lower" })).cause).toHaveProperty("because", ["no-drop"]);
  });
});
