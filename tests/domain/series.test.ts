import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seriesPoints } from "@/lib/domain/series";
import { compareStacks, STACK_AXES, stackText } from "@/lib/domain/stack";
import { anyRuns, makeCellRun, shuffled } from "@/tests/domain/series-arbitrary";

const qairt = (version: string | null) => ({ stack: { qairt: version } });
const order = (...runs: ReturnType<typeof makeCellRun>[]) => seriesPoints(runs).map(({ stack }) => stack.qairt);

describe("the points of a series", () => {
  it("are in order of versions, not of ingest or of date", () => {
    expect(
      order(makeCellRun(1, qairt("2.42.0")), makeCellRun(2, qairt("2.9.0")), makeCellRun(3, qairt("2.10.0"))),
    ).toEqual(["2.9.0", "2.10.0", "2.42.0"]);
  });

  it.each<[string, number, (string | null)[]]>([
    ["before everything", 500, [null, "2.40.0", "2.41.0"]],
    ["between two", 1_500, ["2.40.0", null, "2.41.0"]],
    ["at the time of one: after it", 1_000, ["2.40.0", null, "2.41.0"]],
    ["after everything", 2_500, ["2.40.0", "2.41.0", null]],
  ])("place an unknown version by its date: %s", (_, at, expected) => {
    expect(order(makeCellRun(1, qairt("2.40.0")), makeCellRun(2, qairt("2.41.0")), makeCellRun(3, { at }))).toEqual(
      expected,
    );
  });

  it("order by date alone where nobody said a version", () => {
    const options = (value: string, at: number) =>
      makeCellRun(1, { at, stack: { options: { htp_bf16_enable: value } } });
    const points = seriesPoints([options("a", 3), options("b", 1), options("c", 2)]);
    expect(points.map(({ stack }) => stack.options.htp_bf16_enable)).toEqual(["b", "c", "a"]);
  });

  it("begin when their earliest run began, and let their newest speak", () => {
    const [point] = seriesPoints([makeCellRun(1, { at: 50 }), makeCellRun(2, { at: 10 }), makeCellRun(3, { at: 90 })]);
    expect(point?.since).toBe(10);
    expect(point?.runs.map(({ seq }) => seq)).toEqual([3, 1, 2]);
  });

  it("let the later ingest speak when two runs began at once", () => {
    const [point] = seriesPoints([makeCellRun(2, { at: 5 }), makeCellRun(1, { at: 5 })]);
    expect(point?.runs.map(({ seq }) => seq)).toEqual([2, 1]);
  });

  it("show the spread of their values, once there are two", () => {
    const spread = (...values: (number | null)[]) =>
      seriesPoints(values.map((value, i) => makeCellRun(i, { value, status: value === null ? "failed" : "ok" })))[0]
        ?.spread;
    expect(spread(0.7)).toBeNull();
    expect(spread(0.7, null)).toBeNull();
    expect(spread(0.5, 0.75, null, 0.625)).toBe(0.25);
  });

  it("take any number of runs", () => {
    const runs = Array.from({ length: 300_000 }, (_, i) => makeCellRun(i, { value: i / 300_000 }));
    const [point] = seriesPoints(runs);
    expect(point).toMatchObject({ since: 0 });
    expect(point?.runs[0]?.seq).toBe(299_999);
  });

  it("do not depend on the order of the runs, which is left as it was", () => {
    fc.assert(
      fc.property(shuffled(anyRuns), ([runs, mixed]) => {
        const before = [...mixed];
        expect(seriesPoints(mixed)).toEqual(seriesPoints(runs));
        expect(mixed).toEqual(before);
      }),
    );
  });

  it("hold every run once, under its own stack, known versions in their order", () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const points = seriesPoints(runs);
        expect(points.flatMap((point) => point.runs.map(({ id }) => id)).sort()).toEqual(
          runs.map(({ id }) => id).sort(),
        );
        expect(new Set(points.map(({ key }) => key)).size).toBe(points.length);
        for (const point of points) for (const run of point.runs) expect(stackText(run.stack)).toBe(point.key);
        const axes = STACK_AXES.filter((axis) => runs.some((run) => run.stack[axis] !== null));
        const known = points.filter((point) => axes.every((axis) => point.stack[axis] !== null));
        for (const [i, point] of known.slice(1).entries()) {
          expect(compareStacks((known[i] ?? point).stack, point.stack)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
