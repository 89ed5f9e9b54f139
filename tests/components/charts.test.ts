import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type LayerPoint,
  largestIntroduced,
  MIN_SHOWN,
  pickPoints,
  rangeWith,
  zoomRange,
} from "@/components/charts/layer-points";
import { PAGE_LAYERS, stepLayer } from "@/components/charts/layer-steps";
import { niceTicks } from "@/components/charts/nice-ticks";
import { barLengths, type VersionPoint } from "@/components/charts/version-point";
import { versionTexts } from "@/components/charts/version-words";

const layer = (a: number | null, introduced: number | null = null): LayerPoint => ({
  name: "conv",
  a,
  b: null,
  introduced,
});
const figure = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }));
const layers = fc.array(fc.record({ name: fc.constant("x"), a: figure, b: figure, introduced: figure }), {
  minLength: 1,
  maxLength: 300,
});

describe("points drawn of a network", () => {
  test("are all of them while there is room", () => {
    const points = [layer(1), layer(2), layer(3)];
    expect(pickPoints(points, { from: 0, to: 2 }, 3)).toEqual([0, 1, 2]);
    expect(pickPoints(points, { from: 1, to: 2 }, 3)).toEqual([1, 2]);
  });

  test("keep every peak, ascend, and stay in the range", () => {
    fc.assert(
      fc.property(layers, fc.integer({ min: 1, max: 40 }), (points, buckets) => {
        const range = { from: Math.floor(points.length / 4), to: points.length - 1 };
        const picked = pickPoints(points, range, buckets);
        expect(picked).toEqual([...new Set(picked)].sort((left, right) => left - right));
        expect(picked[0]).toBe(range.from);
        expect(picked.at(-1)).toBe(range.to);
        expect(picked.length).toBeLessThanOrEqual(Math.max(buckets * 7 + 2, 0));
        for (const series of ["a", "b", "introduced"] as const) {
          const inRange = points.slice(range.from).flatMap((point) => point[series] ?? []);
          const drawn = picked.flatMap((index) => points[index]?.[series] ?? []);
          expect(Math.max(...drawn)).toBe(Math.max(...inRange));
          expect(Math.min(...drawn)).toBe(Math.min(...inRange));
        }
      }),
    );
  });
});

describe("the range of layers in view", () => {
  test("halves around the layer that is chosen, and around the middle when that is not in view", () => {
    expect(zoomRange({ from: 0, to: 99 }, 0.5, 60, 100)).toEqual({ from: 35, to: 84 });
    expect(zoomRange({ from: 0, to: 39 }, 0.5, 90, 100)).toEqual({ from: 10, to: 29 });
  });

  test("never leaves the network and never shows less than a few layers", () => {
    const whole = fc.integer({ min: 1, max: 5000 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        around: fc.integer({ min: -1, max: count - 1 }),
        ends: fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 0, max: count - 1 })),
      }),
    );
    fc.assert(
      fc.property(whole, fc.constantFrom(0.5, 2), ({ count, around, ends }, factor) => {
        const next = zoomRange({ from: Math.min(...ends), to: Math.max(...ends) }, factor, around, count);
        expect(next.from).toBeGreaterThanOrEqual(0);
        expect(next.to).toBeLessThan(count);
        expect(next.to - next.from + 1).toBeGreaterThanOrEqual(Math.min(MIN_SHOWN, count));
      }),
    );
  });

  test("moves just far enough to hold a layer", () => {
    const range = { from: 10, to: 19 };
    expect(rangeWith(range, 15, 100)).toBe(range);
    expect(rangeWith(range, 20, 100)).toEqual({ from: 11, to: 20 });
    expect(rangeWith(range, 3, 100)).toEqual({ from: 3, to: 12 });
  });

  test("is walked by keys as a slider is, and stops at the ends", () => {
    expect(stepLayer(5, "ArrowRight", 20)).toBe(6);
    expect(stepLayer(5, "PageDown", 20)).toBe(0);
    expect(stepLayer(5, "PageUp", 20)).toBe(5 + PAGE_LAYERS);
    expect(stepLayer(5, "End", 20)).toBe(19);
    expect(stepLayer(null, "ArrowRight", 20)).toBe(0);
    expect(stepLayer(5, "a", 20)).toBeNull();
    expect(stepLayer(null, "Home", 0)).toBeNull();
  });
});

test("the layers that introduced most come first, ties as they run, unknown ones not at all", () => {
  const points = [layer(1, 2), layer(1, null), layer(1, 5), layer(1, 2)];
  expect(largestIntroduced(points, 3)).toEqual([2, 0, 3]);
  expect(largestIntroduced(points, 1)).toEqual([2]);
});

describe("ticks", () => {
  test.each<[number[], number, number[]]>([
    [[0.708, 0.935], 5, [0.7, 0.8, 0.9, 1]],
    [[0, 11.8], 3, [0, 10, 20]],
    [[1, 5000], 6, [0, 1000, 2000, 3000, 4000, 5000]],
    [[-0.3, 0.3], 4, [-0.4, -0.2, 0, 0.2, 0.4]],
    [[], 4, [0, 1]],
    [[10], 3, [9, 10, 11]],
  ])("of %j are round", (values, count, ticks) => {
    expect(niceTicks(values, count)).toEqual(ticks);
  });

  test("reach over every value, in even steps, and are about as many as were asked for", () => {
    const values = fc.array(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toPrecision(6))),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 8 }), (numbers, count) => {
        const ticks = niceTicks(numbers, count);
        const slack = (Math.max(...ticks) - Math.min(...ticks)) * 1e-6;
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(...numbers) + slack);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...numbers) - slack);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(count + 2);
      }),
    );
  });
});

describe("a version", () => {
  const point: VersionPoint = {
    id: "2.45",
    label: "2.45",
    value: 0.728,
    interval: { low: 0.699, high: 0.755 },
    hollow: false,
    change: "collapsed",
    detail: "n 1,000",
    href: null,
  };
  const words = {
    version: "Version",
    value: "Value",
    interval: "Interval",
    note: "Note",
    none: "none",
    table: "Table",
  };

  test("has error bars as long as its interval reaches, and none without one", () => {
    expect(barLengths(point)).toEqual([0.728 - 0.699, 0.755 - 0.728]);
    expect(barLengths({ ...point, interval: null })).toEqual([0, 0]);
    expect(barLengths({ ...point, value: null })).toEqual([0, 0]);
  });

  test("is told in the unit and the language of the reader", () => {
    expect(versionTexts(point, "fraction", "zh-CN", words)).toEqual({
      label: "2.45",
      value: "72.8%",
      interval: "69.9 – 75.5%",
      note: "collapsed · n 1,000",
    });
    expect(versionTexts({ ...point, value: null, interval: null, change: null }, "ms", "en", words)).toEqual({
      label: "2.45",
      value: "none",
      interval: "none",
      note: "n 1,000",
    });
  });
});
