import { describe, expect, it } from "vitest";
import {
  bandStretches,
  endHeights,
  placeLabels,
  SPARK,
  type SparkPoint,
  sparkPlaces,
  sparkScale,
} from "@/components/charts/spark-layout";

const point = (value: number | null, change: Partial<SparkPoint> = {}): SparkPoint => ({
  ...{ label: "2.40", value, interval: null, mark: null, title: "" },
  ...change,
});

describe("a small chart over versions", () => {
  it("keeps values, intervals and the reference inside, better above worse", () => {
    const points = [point(0.7, { interval: { low: 0.6, high: 0.8 } }), point(0.2)];
    const at = sparkScale(points, 0.9);
    for (const value of [0.9, 0.8, 0.6, 0.2]) {
      expect(at(value)).toBeGreaterThanOrEqual(SPARK.top);
      expect(at(value)).toBeLessThanOrEqual(SPARK.bottom);
    }
    expect(at(0.9)).toBeLessThan(at(0.2));
  });

  it("draws a flat series, and one point, in the middle", () => {
    expect(sparkScale([point(0.5), point(0.5)], null)(0.5)).toBe((SPARK.top + SPARK.bottom) / 2);
    expect(sparkPlaces(1)).toEqual([(SPARK.left + SPARK.right) / 2]);
    expect(sparkPlaces(3)).toEqual([SPARK.left, (SPARK.left + SPARK.right) / 2, SPARK.right]);
  });

  it("names the ends and what happened before the rest, and lets no names overlap", () => {
    const points = Array.from({ length: 24 }, (_, index) =>
      point(0.5, { label: `2.${index}.0`, mark: index === 12 ? "worse" : null }),
    );
    const named = placeLabels(points, sparkPlaces(24));
    expect(named.map(({ index }) => index)).toEqual(expect.arrayContaining([0, 12, 23]));
    for (const [place, label] of named.entries()) {
      const next = named[place + 1];
      if (next) expect(label.from + label.text.length * 5.6).toBeLessThan(next.from);
    }
  });

  it("breaks its band where an interval or a value is missing", () => {
    const interval = { low: 0.4, high: 0.6 };
    const points = [
      point(0.5, { interval }),
      point(0.5, { interval }),
      point(0.5),
      point(null, { interval }),
      point(0.5, { interval }),
    ];
    expect(bandStretches(points)).toEqual([[0, 1], [4]]);
  });

  it("keeps its last two words a line apart, in their order", () => {
    const { newest, reference } = endHeights(50, 52);
    expect(reference - newest).toBeGreaterThanOrEqual(12);
    expect(endHeights(10, 60)).toEqual({ newest: 10, reference: 60 });
  });
});
