import { describe, expect, it } from "vitest";
import { changeGroup } from "@/lib/domain/changes/change-group";
import { referenceAt } from "@/lib/domain/changes/reference-at";
import { type Sibling, siblingReasons } from "@/lib/domain/changes/siblings";
import { held, judge, judged, listed, MEAN, withBits } from "@/tests/domain/changes/judged-runs";

const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const thousand = { samples: 1000 };
const failed = (seq: number) => judged(seq, { status: "failed", value: null });

describe("the changes of a series", () => {
  it("hold each point against the last comparable one that did not fail", () => {
    const runs = [withBits(1, 700), failed(2), { ...withBits(3, 700), quantizedSha256: "b" }, withBits(4, 600)];
    expect(listed(runs, thousand)).toEqual(["step regressed run-1>run-2", "step collapsed run-1>run-4"]);
  });

  it("let a moved reference be a change of its own, and nothing else", () => {
    const runs = [judged(1, { reference: held(0.72) }), judged(2, { value: 0.3, reference: held(0.33) })];
    expect(listed(runs, thousand)).toEqual(["reference insufficient run-1>run-2"]);
  });

  it("still judge one known artefact across a moved reference", () => {
    const known = { quantizedSha256: "a" };
    const runs = [
      { ...withBits(1, 700), ...known, reference: held(0.72) },
      { ...withBits(2, 500), ...known, reference: held(0.721) },
    ];
    expect(listed(runs, thousand)).toEqual(["reference watch run-1>run-2", "step collapsed run-1>run-2"]);
  });

  it("see a fall between two runs of one stack, and say that nothing recorded moved", () => {
    const stack = { qairt: "2.42.0" };
    const runs = [judged(1, { stack, value: 0.832 }), judged(2, { stack, value: 0.028 })];
    const [step] = judge(runs, thousand);
    expect(step).toMatchObject({ kind: "step", verdict: "collapsed", axes: [], untested: [], bisect: null });
    expect(step?.id).toContain("run-2");
  });

  it("tell a fall within a point once: the step into that point is explained by it", () => {
    const stack = { qairt: "2.42.0" };
    const later = { ...withBits(3, 500), stack: { ...withBits(3, 500).stack, ...stack } };
    const runs = [withBits(1, 700), { ...withBits(2, 700), stack: later.stack }, later];
    expect(listed(runs, thousand)).toEqual(["step collapsed run-2>run-3"]);
  });

  it("name what moved, the releases that nobody ran and the one in the middle", () => {
    const runs = [
      judged(1, { stack: { qairt: "2.37.1.250807", onnxruntime: "1.23.0" } }),
      judged(2, { value: 0.1, stack: { qairt: "2.41.0.251128", onnxruntime: "1.23.0" } }),
    ];
    const [step] = judge(runs, thousand);
    expect(step?.axes.map(({ axis }) => axis)).toEqual(["qairt"]);
    expect(step?.untested).toEqual([
      { axis: "qairt", from: "2.37.1.250807", to: "2.41.0.251128", versions: ["2.38", "2.39", "2.40"] },
    ]);
    expect(step?.bisect).toMatchObject({ why: "bisect-releases", stack: { qairt: "2.39", onnxruntime: "1.23.0" } });
  });

  it("take several moved axes apart before they bisect one", () => {
    const runs = [
      judged(1, { stack: { qairt: "2.37.0", onnxruntime: "1.23.0" } }),
      judged(2, { value: 0.1, stack: { qairt: "2.38.0", onnxruntime: "1.24.1" } }),
    ];
    expect(judge(runs, thousand)[0]?.bisect).toEqual({
      why: "separate-axes",
      axis: "qairt",
      stack: { ...judged(1).stack, qairt: "2.38.0", onnxruntime: "1.23.0" },
    });
  });

  it("do not call another spelling of one version a moved axis", () => {
    const runs = [judged(1, { stack: { qairt: "2.42" } }), judged(2, { stack: { qairt: "2.42.0.251225" } })];
    expect(judge(runs)[0]?.axes).toEqual([]);
  });

  it("find a slow drift that no step shows, by level and by baseline", () => {
    const runs = range(0, 10).map((step) => withBits(step + 1, 700, range(0, step * 3)));
    expect(listed(runs, thousand)).toEqual(["baseline regressed run-1>run-10", "drift regressed run-5>run-6"]);
  });

  it("keep a baseline's identity while it stays bad", () => {
    const runs = range(0, 11).map((step) => withBits(step + 1, 700, range(0, step * 3)));
    const idOf = (count: number) => judge(runs.slice(0, count), thousand).find(({ kind }) => kind === "baseline")?.id;
    expect(idOf(11)).toBe(idOf(10));
  });

  it("list a step once: baseline and drift are explained by it", () => {
    const runs = [1, 2, 3].map((seq) => withBits(seq, 700)).concat([4, 5, 6].map((seq) => withBits(seq, 600)));
    expect(listed(runs, thousand)).toEqual(["step collapsed run-3>run-4"]);
  });

  it("measure from a pinned baseline, and from an accepted level on", () => {
    const runs = [withBits(1, 700), withBits(2, 600), withBits(3, 600), withBits(4, 600)];
    const baseline = (changes: object) =>
      judge(runs, { ...thousand, ...changes }).filter(({ kind }) => kind === "baseline");
    expect(baseline({ pinnedRun: "run-1" })).toMatchObject([{ baseline: "pinned", verdict: "collapsed" }]);
    expect(baseline({ acceptedRun: "run-2" })).toMatchObject([{ baseline: "accepted", verdict: "unchanged" }]);
    expect(baseline({ pinnedRun: "run-1", acceptedRun: "run-2" })).toMatchObject([{ baseline: "accepted" }]);
  });

  it("group what moved alike, and campaigns where nothing recorded moved", () => {
    const group = (family: string, value: number, qairt = "2.40.0") =>
      judge([judged(1), judged(2, { value, family, stack: { qairt } })]).map(changeGroup)[0];
    expect(group("a", 0.7)).toBe(group("b", 0.1));
    expect(group("a", 0.7)).not.toBe(group("a", 0.7, "2.41.0"));
    expect(group("a", 0.7, "2.31.0")).not.toBe(group("b", 0.7, "2.31.0"));
  });
});

describe("the reference of a run at its time", () => {
  const run = { at: 100, family: "f", sourceSha256: null, reference: { value: 0.5, source: "own" } };
  const at = (id: string, when: number, family = "other", sourceSha256: string | null = null) => ({
    ...{ id, seq: when, at: when, value: when / 1000, source: "torch", sourceSha256, simulated: false, family },
  });
  it.each([
    ["its own campaign's", [at("old", 50), at("own", 120, "f")], "own"],
    ["else the newest by then", [at("older", 10), at("old", 50), at("new", 200)], "old"],
    ["else the earliest later one", [at("new", 200), at("newer", 300)], "new"],
    ["else the one it carries", [], null],
  ])("is %s", (_, references, id) => {
    expect(referenceAt(run, false, references)?.runId).toBe(id);
  });

  it("is of the same float model before any other, and never of another", () => {
    const hashed = { ...run, sourceSha256: "a" };
    expect(referenceAt(hashed, false, [at("unknown", 90), at("same", 10, "x", "a")])?.runId).toBe("same");
    expect(referenceAt(hashed, false, [at("other", 90, "x", "b")])?.kind).toBe("inline");
  });
});

describe("cells that are alike but not one series", () => {
  const cell: Sibling = {
    ...{ model: "m", variant: null, dataset: "d", split: "v", metric: "x|mean|higher|fraction", metricName: "x" },
    ...{ samples: 1000, sampleSha256: null, targetKind: "device", chip: "SM8650", scheme: "ptq:w8a8", path: "ort-qnn" },
    ...{ backend: null, simulated: false, emulated: false, unit: "fraction", value: 0.72 },
  };
  it.each<[string, Partial<Sibling>, object[]]>([
    ["themselves", {}, []],
    ["another chip", { chip: "SM8750", samples: 5 }, []],
    ["another count", { samples: 25 }, [{ reason: "sample-count", a: 1000, b: 25 }]],
    ["another list", { sampleSha256: "a" }, [{ reason: "sample-list", a: null, b: "a" }]],
    ["another scale", { metric: "x|mean|higher|", unit: "", value: 72 }, [{ reason: "metric-definition", ratio: 100 }]],
    [
      "another definition",
      { metric: "x|mean|lower|", unit: "", value: 3 },
      [{ reason: "metric-definition", ratio: null }],
    ],
  ])("say why: %s", (_, changes, reasons) => {
    expect(siblingReasons(cell, { ...cell, ...changes })).toMatchObject(reasons);
    expect(siblingReasons(cell, { ...cell, ...changes })).toHaveLength(reasons.length);
  });
});

describe("cases of the field (methods.md section 1)", () => {
  it("#12: MobileViTv2 is good on QNN 2.29 only", () => {
    const runs = [
      judged(1, { value: 0.02, stack: { qairt: "2.28.0" } }),
      judged(2, { value: 0.76, stack: { qairt: "2.29.0" } }),
      judged(3, { value: 0.02, stack: { qairt: "2.30.0" } }),
      judged(4, { value: 0.76, stack: { qairt: "2.45.0" } }),
    ];
    const [fix, broken, fixed] = judge(runs, thousand).filter(({ kind }) => kind === "step");
    expect([fix?.verdict, broken?.verdict, fixed?.verdict]).toEqual(["improved", "collapsed", "improved"]);
    expect(broken).toMatchObject({ lastGood: { runId: "run-2" }, firstBad: { runId: "run-3" } });
    expect(broken?.recovered?.runId).toBe("run-4");
  });

  it("#28: levit w8a16 falls from 70.0 to 1.4 and comes back at 71.1", () => {
    const values = [0.7, 0.014, 0.711];
    const runs = values.map((value, i) => judged(i + 1, { value, reference: held(0.739) }));
    expect(listed(runs, thousand)).toEqual(["step collapsed run-1>run-2", "step improved run-2>run-3"]);
    expect(judge(runs, thousand)[0]?.recovered?.runId).toBe("run-3");
    // Without n the same is only worth a look.
    expect(judge(runs, { metric: MEAN })[0]).toMatchObject({ verdict: "watch", numbers: { p: null, interval: null } });
  });

  it("8H: super-resolution on 20 and on 25 samples are two cells", () => {
    const mlperf = { model: "mobile_edsr", variant: null, dataset: "opensr", split: null, metric: "psnr" };
    const cell = { ...mlperf, metricName: "PSNR", unit: "dB", sampleSha256: null, targetKind: "device" } as const;
    const rest = { chip: "SM8635", scheme: "ptq:w8a8", path: null, backend: null, simulated: false, emulated: false };
    const a = { ...cell, ...rest, samples: 25, value: 33.39 };
    expect(siblingReasons(a, { ...a, samples: 20, value: 33.02 })).toEqual([{ reason: "sample-count", a: 25, b: 20 }]);
  });
});
