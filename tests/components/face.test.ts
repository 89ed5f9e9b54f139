import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { formatsOf } from "@/components/format/use-formats";
import type { Locale } from "@/components/locale/locales";
import { type FaceContext, makeFace } from "@/components/matrix/make-face";
import { sharedMarks, signsOf } from "@/components/matrix/marks";
import en from "@/messages/en.json";
import { makeCell, makeSquare } from "@/tests/fixtures/cells";

function context(changes: Partial<FaceContext> = {}): FaceContext {
  const locale: Locale = "en";
  return {
    mode: "delta",
    formats: formatsOf(locale),
    t: createTranslator({ locale, messages: en, namespace: "matrix" }) as FaceContext["t"],
    said: [],
    ...changes,
  };
}

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");

describe("makeFace", () => {
  it("shows the delta large, with the value and its interval beneath", () => {
    const face = makeFace(makeSquare(makeCell()), context());
    expect(`${face.main}${plain(face.unit)}`).toBe("−2.2 pt");
    expect(plain(face.sub)).toBe("70.2 % ±2.9");
    expect(face).toMatchObject({ state: "measured", tone: "worse-3", href: `/runs/${makeCell().runId}` });
  });

  it("shows the value or n large when asked to", () => {
    const byValue = makeFace(makeSquare(makeCell()), context({ mode: "value" }));
    expect(byValue).toMatchObject({ main: "70.2", sub: "±2.9 · n 1,000" });
    const byCount = makeFace(makeSquare(makeCell()), context({ mode: "n" }));
    expect([byCount.main, plain(byCount.sub)]).toEqual(["1,000", "70.2 % ±2.9"]);
  });

  it("puts n in the interval's place where there is none, and where it speaks of repeats only", () => {
    for (const interval of [null, { low: 0.7, high: 0.71, method: "student-t" as const }]) {
      const sub = (mode: FaceContext["mode"]) =>
        plain(makeFace(makeSquare(makeCell({ interval })), context({ mode })).sub);
      expect([sub("delta"), sub("value"), sub("n")]).toEqual(["70.2 % · n 1,000", "−2.2 pt · n 1,000", "70.2 %"]);
    }
  });

  it("says that n is unknown where it is", () => {
    const face = makeFace(makeSquare(makeCell({ samples: null, interval: null, marks: ["no-n"] })), context());
    expect(plain(face.sub)).toBe("70.2 % · n ?");
  });

  it("says everything in words: state, delta, reference, value, n, interval, smallest drop, marks, path", () => {
    const { text } = makeFace(makeSquare(makeCell({ marks: ["cpu-fallback"], qairt: "2.42.0" })), context());
    expect(plain(text)).toBe(
      "measured, −2.2 pt against the reference 72.4 %, 70.2 %, n 1,000, 95 % interval 67.3 % to 73.0 %, smallest drop it could show, unpaired: 5.7 pt, part of it ran on the CPU, qnn-dlc, QAIRT 2.42.0, 12 Jan 2026, 08:00 UTC",
    );
  });

  it("says of which runs an interval speaks, and nothing where nobody can say", () => {
    const repeats = makeCell({
      unit: "dB",
      value: 30.5,
      interval: { low: 30.1, high: 30.9, method: "student-t" },
      smallestDrop: { drop: 0.84, basis: "repeats" },
    });
    expect(plain(makeFace(makeSquare(repeats), context()).text)).toContain(
      "95 % interval from run to run 30.1 dB to 30.9 dB, smallest drop it could show, from run to run: 0.84 dB",
    );
    const { text } = makeFace(makeSquare(makeCell({ interval: null, smallestDrop: null })), context());
    expect(text).not.toMatch(/interval|smallest/);
  });

  it("has a word and no link for a square that nobody has run", () => {
    expect(makeFace(makeSquare(null), context())).toMatchObject({ state: "untested", main: "untested", href: null });
  });

  it("shows a failed run as failed, with the last value beneath and no tone", () => {
    const cell = makeCell({ status: "failed", reason: "graph finalize failed", valueIsLast: true });
    const face = makeFace(makeSquare(cell), context());
    expect(face).toMatchObject({ state: "failed", main: "failed", tone: null });
    expect(plain(face.sub)).toBe("last 70.2 %");
    expect(face.text).toContain("graph finalize failed");
  });

  it("tells a time-out from a failure, and unsupported from both", () => {
    const face = (status: "timeout" | "unsupported") =>
      makeFace(makeSquare(makeCell({ status, value: null, delta: null })), context());
    expect(face("timeout")).toMatchObject({ state: "failed", main: "timed out" });
    expect(face("unsupported")).toMatchObject({ state: "unsupported", main: "unsupported", sub: null });
  });

  it("shows the value of a cell that has no reference, and says so, without a tone", () => {
    const cell = makeCell({ reference: null, delta: null, marks: ["no-reference"] });
    expect(makeFace(makeSquare(cell), context())).toMatchObject({ main: "70.2", sub: "no reference", tone: null });
  });

  it("says of several cells that the worst is shown, and opens all of them", () => {
    const face = makeFace(makeSquare(makeCell(), 3), context());
    expect(plain(face.sub)).toBe("1 of 3 · 70.2 %");
    expect(face.text).toContain("the worst of 3");
    expect(face.href).toBe("/?chip=SM8750-AC&columns=path");
  });

  it("signs and says an open alarm under it, and is silent without one", () => {
    const alarmed = (alarms: number) => makeFace({ ...makeSquare(makeCell(), 3), alarms }, context());
    expect(alarmed(0)).not.toHaveProperty("alarm");
    expect(alarmed(0).text).not.toContain("got worse");
    expect(alarmed(1)).toMatchObject({ alarm: true, text: expect.stringContaining(", got worse, open") });
    expect(alarmed(2).text).toContain("2 cells got worse, open");
  });

  it("keeps a stale delta's tone and a reference apart from measurements", () => {
    expect(makeFace(makeSquare(makeCell({ stale: true })), context())).toMatchObject({
      state: "stale",
      tone: "worse-3",
    });
    const reference = makeCell({ targetKind: "reference", reference: null, delta: null, value: 0.724 });
    expect(makeFace(makeSquare(reference), context())).toMatchObject({
      state: "reference",
      sub: "reference",
      tone: null,
    });
  });

  it("drops units too long for a square, but says them in words", () => {
    const cell = makeCell({ unit: "mAP@0.5:0.95", value: 31.9, delta: -6.7, metricKind: "other" });
    const face = makeFace(makeSquare(cell), context());
    expect(face.unit).toBe("");
    expect(plain(face.text)).toContain("31.9 mAP@0.5:0.95");
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
