import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { numberFormats } from "@/components/format/numbers";
import { visibleWords } from "@/components/matrix/face";
import type { PlacedSquare } from "@/components/matrix/facts";
import { type FaceContext, makeFace } from "@/components/matrix/make-face";
import { makeFacts } from "@/components/matrix/make-facts";
import { sharedMarks, signsOf } from "@/components/matrix/marks";
import { squareDetail } from "@/components/matrix/square-detail";
import { squareWords } from "@/components/matrix/square-words";
import type { Cell, Square } from "@/lib/domain/matrix";
import type { DiffSide, SquareDiff } from "@/lib/domain/matrix-diff";
import en from "@/messages/en.json";
import { makeCell, makeSquare } from "@/tests/fixtures/cells";

const NOW = Date.UTC(2026, 1, 1) / 1000;
const STACKS = ["qnn-dlc, QAIRT 2.42.0"];
const translator = <Namespace extends "matrix" | "compare">(namespace: Namespace) =>
  createTranslator({ locale: "en", messages: en, namespace }) as never;
const words = squareWords(translator("matrix"), translator("compare"));

/** A square as the browser has it: sent as facts, placed where it stands. */
function place(square: Square): { placed: PlacedSquare; metrics: FaceContext["grid"]["metrics"] } {
  const metrics: FaceContext["grid"]["metrics"] = [];
  const metricOf = ({ unit, direction }: Cell) => metrics.push({ unit, lower: direction === "lower" }) - 1;
  const sent = JSON.parse(JSON.stringify(makeFacts(square, { metricOf, stackOf: () => 0 })));
  const { row, column } = square;
  return { placed: { row, column, facts: sent, squares: 1, run: sent === null ? 0 : 1 }, metrics };
}

type Asked = Partial<Pick<FaceContext, "mode" | "budget">> & Partial<Pick<FaceContext["grid"], "diff" | "said">>;

function contextOf(metrics: FaceContext["grid"]["metrics"], { mode, budget, diff, said }: Asked = {}): FaceContext {
  const grid = { metrics, said: said ?? 0, now: NOW, diff: diff ?? null };
  return { mode: mode ?? "delta", budget: budget ?? null, grid, formats: numberFormats("en"), words };
}

function faceOf(square: Square, asked: Asked = {}) {
  const { placed, metrics } = place(square);
  return makeFace(placed, contextOf(metrics, asked));
}

function detailOf(square: Square, asked: Asked = {}): string {
  const { placed, metrics } = place(square);
  const context = contextOf(metrics, asked);
  return squareDetail(placed, makeFace(placed, context), { ...context, locale: "en", stacks: STACKS });
}

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");

describe("makeFace", () => {
  it("shows the delta large, with the value and its interval beneath", () => {
    const face = faceOf(makeSquare(makeCell()));
    expect(`${face.main}${plain(face.unit)}`).toBe("−2.2 pt");
    expect(plain(face.sub)).toBe("70.2 % ±2.9");
    expect(face).toMatchObject({ state: "measured", tone: "worse-3", href: `/runs/${makeCell().runId}` });
  });

  it("shows the value or n large when asked to", () => {
    expect(faceOf(makeSquare(makeCell()), { mode: "value" })).toMatchObject({ main: "70.2", sub: "±2.9 · n 1,000" });
    const byCount = faceOf(makeSquare(makeCell()), { mode: "n" });
    expect([byCount.main, plain(byCount.sub), byCount.step]).toEqual(["1,000", "70.2 % ±2.9", 3]);
    expect(byCount.tone).toBeNull();
  });

  it("tells the age of a result at the moment that the page shows, and never a negative one", () => {
    const aged = (days: number) =>
      faceOf(makeSquare(makeCell({ measuredAt: (NOW - days * 86_400) * 1000 })), { mode: "age" });
    expect([-3, 0.5, 1, 45, 200, 1000].map((days) => aged(days).main)).toEqual([
      "< 1 d",
      "< 1 d",
      "1 d",
      "45 d",
      "6 mo",
      "2 y",
    ]);
    expect([0, 7, 30, 90, 365].map((days) => aged(days).step)).toEqual([1, 2, 3, 4, 5]);
  });

  it("shows the share of nodes on the NPU, and says where nobody knows it", () => {
    const share = (npuShare: number | null) => faceOf(makeSquare(makeCell({ npuShare })), { mode: "npu" });
    expect(plain(share(0.98).main)).toBe("98 %");
    expect([share(1).step, share(0.98).step, share(0).step]).toEqual([5, 4, 1]);
    expect(share(null)).toMatchObject({ main: "NPU ?" });
    expect(share(null)).not.toHaveProperty("step");
  });

  it("puts n in the interval's place where there is none, and where it speaks of repeats only", () => {
    for (const interval of [null, { low: 0.7, high: 0.71, method: "student-t" as const }]) {
      const sub = (mode: FaceContext["mode"]) => plain(faceOf(makeSquare(makeCell({ interval })), { mode }).sub);
      expect([sub("delta"), sub("value"), sub("n")]).toEqual(["70.2 % · n 1,000", "−2.2 pt · n 1,000", "70.2 %"]);
    }
  });

  it("says that n is unknown where it is", () => {
    const face = faceOf(makeSquare(makeCell({ samples: null, interval: null, marks: ["no-n"] })));
    expect(plain(face.sub)).toBe("70.2 % · n ?");
  });

  it("has a name that begins with what is read on it and says its state and what changes the figure", () => {
    const face = faceOf(makeSquare(makeCell({ marks: ["emulated", "cpu-fallback", "sample"], stale: true })));
    expect(plain(face.text)).toBe(
      "−2.2 pt 70.2 % ±2.9, stale, evidence weak, part of it ran on the CPU, emulated number format, sample data",
    );
    for (const mode of ["delta", "value", "n", "age", "npu"] as const) {
      const shown = faceOf(makeSquare(makeCell()), { mode });
      expect(shown.text.startsWith(visibleWords(shown))).toBe(true);
    }
  });

  it("says the rest when it is wanted: reference, intervals, n, marks, path and versions, time", () => {
    const cell = makeCell({
      marks: ["cpu-fallback"],
      deltaInterval: { low: -0.0511, high: 0.0052, method: "fixed-reference" },
    });
    expect(plain(detailOf(makeSquare(cell)))).toBe(
      "−2.2 pt 70.2 % ±2.9, measured, evidence weak, part of it ran on the CPU, −2.2 pt against the reference 72.4 %, 95 % interval of the delta −5.1 pt to +0.5 pt, 70.2 %, 95 % interval 67.3 % to 73.0 %, n 1,000, 100 % of nodes on the NPU, part of it ran on the CPU, qnn-dlc, QAIRT 2.42.0, 12 Jan 2026, 08:00 UTC",
    );
  });

  it("has a word and no link for a square that nobody has run", () => {
    expect(faceOf(makeSquare(null))).toMatchObject({ state: "untested", main: "untested", href: null });
  });

  it("shows a failed run as failed, with the last value beneath and no tone", () => {
    const square = makeSquare(makeCell({ status: "failed", reason: "graph finalize failed", valueIsLast: true }));
    expect(faceOf(square)).toMatchObject({ state: "failed", main: "failed", tone: null });
    expect(plain(faceOf(square).sub)).toBe("last 70.2 %");
    expect(detailOf(square)).toContain("graph finalize failed");
  });

  it("tells a time-out from a failure, and unsupported from both", () => {
    const face = (status: "timeout" | "unsupported") =>
      faceOf(makeSquare(makeCell({ status, value: null, delta: null })));
    expect(face("timeout")).toMatchObject({ state: "failed", main: "timed out" });
    expect(face("unsupported")).toMatchObject({ state: "unsupported", main: "unsupported", sub: null });
  });

  it("shows the value of a cell that has no reference, and says so, without a tone", () => {
    const cell = makeCell({ reference: null, delta: null, marks: ["no-reference"] });
    expect(faceOf(makeSquare(cell))).toMatchObject({ main: "70.2", sub: "no reference", tone: null });
  });

  it("says of several cells that the worst is shown, and opens all of them", () => {
    const face = faceOf(makeSquare(makeCell(), 3));
    expect(plain(face.sub)).toBe("1 of 3 · 70.2 %");
    expect(detailOf(makeSquare(makeCell(), 3))).toContain("the worst of 3");
    expect(face.href).toBe("/?chip=SM8750-AC&columns=path");
  });

  it("says of a folded group of how many results it shows the worst", () => {
    const { placed, metrics } = place(makeSquare(makeCell()));
    const face = makeFace({ ...placed, squares: 6, run: 4 }, contextOf(metrics));
    expect(plain(face.sub)).toBe("worst of 4");
  });

  it("signs and says an open alarm under it, and is silent without one", () => {
    const alarmed = (alarms: number) => faceOf({ ...makeSquare(makeCell(), 3), alarms });
    expect(alarmed(0)).not.toHaveProperty("alarm");
    expect(alarmed(0).text).not.toContain("got worse");
    expect(alarmed(1)).toMatchObject({ alarm: true, text: expect.stringContaining(", got worse, open") });
    expect(alarmed(2).text).toContain("2 cells got worse, open");
  });

  it("keeps a stale delta's tone and a reference apart from measurements", () => {
    expect(faceOf(makeSquare(makeCell({ stale: true })))).toMatchObject({ state: "stale", tone: "worse-3" });
    const reference = makeCell({ targetKind: "reference", reference: null, delta: null, value: 0.724 });
    expect(faceOf(makeSquare(reference))).toMatchObject({ state: "reference", sub: "reference", tone: null });
  });

  it("drops units too long for a square, but says them when asked", () => {
    const cell = makeCell({ unit: "mAP@0.5:0.95", value: 31.9, delta: -6.7, metricKind: "other" });
    expect(faceOf(makeSquare(cell)).unit).toBe("");
    expect(plain(detailOf(makeSquare(cell)))).toContain("31.9 mAP@0.5:0.95");
  });
});

describe("the budget of a face", () => {
  const face = (deltaInterval: Cell["deltaInterval"], budget: number | null) =>
    faceOf(makeSquare(makeCell({ deltaInterval })), { budget });
  const interval = (low: number, high: number) => ({ low, high, method: "fixed-reference" as const });

  it("is a frame for what is shown to be outside, and a mark for what is shown to be within", () => {
    expect(face(interval(-0.03, -0.015), 1)).toMatchObject({ budget: "outside" });
    expect(face(interval(-0.03, -0.015), 3).budget).toBe("within");
    expect(face(interval(-0.03, -0.015), 1).text).toContain("outside the budget");
  });

  it("is inconclusive without an interval, and says on which side the figure lies", () => {
    expect(face(null, 1).budget).toBe("beyond");
    expect(face(null, 5).budget).toBe("open");
    expect(face(interval(-0.05, 0.01), 1).budget).toBe("beyond");
    expect(face(null, null)).not.toHaveProperty("budget");
  });
});

describe("two versions in a face", () => {
  const diff = { axis: "qairt" as const, a: "2.40.0", b: "2.42.0" };
  const side = (value: number | null) => ({
    runId: "run",
    status: value === null ? ("failed" as const) : ("ok" as const),
    reason: null,
    value,
    interval: null,
    qairt: null,
    onnxruntime: null,
    measuredAt: 0,
  });
  const TOLD: SquareDiff = {
    ...{ a: side(0.721), b: side(0.694), delta: -0.027, interval: null },
    ...{ significant: true, paired: true, reason: null },
  };
  const changed = (changes: Partial<SquareDiff>, cell: Partial<Cell> = {}, asked: Asked = {}) =>
    faceOf({ ...makeSquare(makeCell(cell)), diff: { ...TOLD, ...changes } }, { diff, ...asked });

  it("are the change large and both values beneath, as sure as the test says", () => {
    const face = changed({});
    expect([face.main, plain(face.sub), face.tone, face.evidence]).toEqual([
      "−2.7",
      "72.1 → 69.4 %",
      "worse-3",
      "shown",
    ]);
    expect(changed({ significant: false }).evidence).toBe("weak");
    expect(changed({ significant: null }).evidence).toBe("none");
  });

  it("say what came of each version where one has no result", () => {
    const without = (status: "failed" | "unsupported" | "timeout") => ({ ...side(null), status });
    const shown = (a: DiffSide | null, b: DiffSide | null) => {
      const { status, value } = b ?? a ?? side(null);
      const { state, main, sub } = changed({ a, b, delta: null }, { status, value });
      return [state, main, plain(sub)];
    };
    expect(shown(side(0.721), without("failed"))).toEqual(["failed", "failed", "was: 72.1 %"]);
    expect(shown(side(0.721), without("timeout"))).toEqual(["failed", "timed out", "was: 72.1 %"]);
    expect(shown(side(0.721), without("unsupported"))).toEqual(["unsupported", "unsupported", "was: 72.1 %"]);
    expect(shown(without("failed"), side(0.694))).toEqual(["incomparable", "69.4", "was: failed"]);
    expect(shown(without("failed"), without("failed"))).toEqual(["failed", "failed", "in both"]);
    expect(shown(without("unsupported"), without("timeout"))).toEqual(["failed", "timed out", "was: unsupported"]);
    expect(shown(null, without("failed"))).toEqual(["failed", "failed", "only 2.42.0"]);
    expect(shown(without("unsupported"), null)).toEqual(["unsupported", "unsupported", "only 2.40.0"]);
    expect(shown(side(0.721), null)).toEqual(["incomparable", "72.1", "only 2.40.0"]);
  });

  it("stand to a budget by what changed, and name both in the tooltip", () => {
    const interval = { low: -0.04, high: -0.015, method: "newcombe" as const };
    const held = (budget: number) => changed({ interval }, {}, { budget }).budget;
    expect([held(1), held(2), held(5)]).toEqual(["outside", "beyond", "within"]);
    expect(changed({ interval }, {}, { budget: 1, mode: "value" }).budget).toBe("outside");
    expect(changed({ b: side(null), delta: null }, { status: "failed" }, { budget: 1 }).budget).toBeUndefined();
    const square = { ...makeSquare(makeCell()), diff: { ...TOLD, b: side(null), delta: null } };
    expect(plain(detailOf(square, { diff }))).toContain("2.40.0: 72.1 % → 2.42.0: failed");
  });

  it("say which is missing, and that they cannot be compared", () => {
    expect(changed({ a: null, delta: null })).toMatchObject({
      state: "incomparable",
      main: "69.4",
      sub: "only 2.42.0",
      tone: null,
    });
    expect(changed({ delta: null, reason: "evaluation-differs" })).toMatchObject({
      state: "incomparable",
      main: "not comparable",
    });
  });
});

describe("marks", () => {
  it("are said once when every result carries them, except those that change what a figure is", () => {
    const marks = ["simulated", "reference-assumed", "artifact-assumed"] as const;
    const squares = [[makeSquare(makeCell({ marks: [...marks] })), makeSquare(null)]];
    expect(sharedMarks(squares)).toEqual(["reference-assumed", "artifact-assumed"]);
    expect(signsOf(marks, sharedMarks(squares))).toEqual(["S"]);
  });

  it("stay on their squares when one result lacks them", () => {
    const squares = [[makeSquare(makeCell({ marks: ["reference-assumed"] })), makeSquare(makeCell())]];
    expect(sharedMarks(squares)).toEqual([]);
  });

  it("show a sign for an assumed reference and leave an assumed artefact to the words", () => {
    expect(signsOf(["reference-assumed", "artifact-assumed", "cpu-fallback"], [])).toEqual(["C", "≈"]);
  });
});
