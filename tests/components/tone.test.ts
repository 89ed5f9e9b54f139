import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STEPS_OF_A_FRACTION, type Tone, toneOf } from "@/components/matrix/tone";

const rank = (tone: Tone) => (tone === "zero" ? 0 : Number(tone.at(-1)) * (tone.startsWith("worse") ? -1 : 1));

describe("toneOf", () => {
  it.each([
    [0, "zero"],
    [-0.0049, "zero"],
    [-0.005, "worse-1"],
    [0.71 - 0.72, "worse-2"],
    [-0.02, "worse-3"],
    [-0.05, "worse-4"],
    [-0.1, "worse-5"],
    [0.72 - 0.71, "better-2"],
    [0.3, "better-5"],
  ] as const)("puts a delta of %f of a proportion on %s", (delta, tone) => {
    expect(toneOf(delta, "fraction", 0.724)).toBe(tone);
  });

  it("measures other units by their reference", () => {
    expect(toneOf(-0.1, "dB", 29.7)).toBe("zero");
    expect(toneOf(-3, "dB", 29.7)).toBe("worse-5");
    expect(toneOf(-3, "dB", null)).toBe("zero");
    expect(toneOf(-3, "dB", 0)).toBe("zero");
  });

  it("never puts a larger delta on a darker side, and mirrors at zero", () => {
    const delta = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(delta, delta, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(rank(toneOf(low, "fraction", null))).toBeLessThanOrEqual(rank(toneOf(high, "fraction", null)));
        expect(rank(toneOf(a, "fraction", null))).toBe(-rank(toneOf(-a, "fraction", null)) || 0);
      }),
    );
  });

  it("begins at half a point and ends at ten", () => {
    expect([STEPS_OF_A_FRACTION[0], STEPS_OF_A_FRACTION.at(-1)]).toEqual([0.005, 0.1]);
  });
});
