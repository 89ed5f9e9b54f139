import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseBase, columnId, columnsOf } from "@/lib/domain/compare/columns";
import { rawRow, settleRows } from "@/lib/domain/compare/compare-rows";
import type { Compared } from "@/lib/domain/compare/compared";
import { paretoFront } from "@/lib/domain/compare/pareto";
import type { CompareRow } from "@/lib/domain/compare-view";
import { held, judged, withBits } from "@/tests/domain/changes/judged-runs";
import { anyRun, compared, TARGET } from "@/tests/domain/compare/compared-results";

const lose = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Rows of one evaluation, each a list of results. */
function compareRows(rows: readonly (readonly Compared[])[], emulated = false, base: string | null = null) {
  const cells = rows.flat().map(({ cell, column, calibration }) => ({ scheme: cell.scheme, column, calibration }));
  const columns = columnsOf(cells, chooseBase(cells, base));
  const options = { columns, emulated, budgets: true };
  const none = new Map<string, Compared>();
  return settleRows(
    rows.map((results, index) =>
      rawRow({ id: `row ${index}`, target: TARGET, results, simulated: none, references: none }, options),
    ),
  );
}

const ptq = (seq: number, lost = 60) => compared("ptq:w8a8", withBits(seq, 700, lose(lost)));
const qat = (seq: number, lost = 0) => compared("qat:w8a8", withBits(seq, 700, lose(lost)));

describe("columns", () => {
  it("stand by method, then by format, so that both are never confused", () => {
    const ids = ["qat:mxfp4-b32", "ptq:w8a8", "none:float", "qat:w8a8", "ptq:mxfp4-b32", "weight-only:w4"];
    const columns = columnsOf(
      ids.map((id) => ({ scheme: id, column: id, calibration: null })),
      null,
    );
    expect(columns.map(({ method, format }) => `${method} ${format}`)).toEqual([
      "none float",
      "ptq int",
      "ptq mx",
      "qat int",
      "qat mx",
      "weight-only int",
    ]);
  });

  it("say when calibrations differ, and stand apart when asked", () => {
    const one = { algorithm: "minmax", dataset: null, samples: 500, site: null };
    const other = { ...one, algorithm: "entropy" };
    const cells = [one, other].map((calibration) => ({ scheme: "ptq:w8a8", column: "ptq:w8a8", calibration }));
    expect(columnsOf(cells, null)).toMatchObject([{ calibrationsDiffer: true, calibrations: [other, one], cells: 2 }]);
    const apart = cells.map((cell) => ({ ...cell, column: columnId(cell.scheme, cell.calibration, true) }));
    expect(columnsOf(apart, null).map(({ calibrationsDiffer }) => calibrationsDiffer)).toEqual([false, false]);
  });

  it("are held against what was asked for, else against PTQ, never against a float that is not alone", () => {
    const cells = ["none:float", "qat:w8a8", "ptq:w8a8", "none:float"].map((scheme) => ({ scheme }));
    expect(chooseBase(cells, null)).toBe("ptq:w8a8");
    expect(chooseBase(cells, "qat:w8a8")).toBe("qat:w8a8");
    expect(chooseBase(cells, "qat:w4a8")).toBe("ptq:w8a8");
    expect(chooseBase([{ scheme: "none:float" }], null)).toBe("none:float");
  });
});

describe("a row", () => {
  it("is won by what was shown to be better than every other, floats aside", () => {
    const { rows, winner } = compareRows([[ptq(1), qat(2), compared("none:float", withBits(3, 720))]]);
    expect(rows[0]).toMatchObject({
      base: "ptq:w8a8",
      winner: { column: "qat:w8a8", reason: null, leftOut: [{ column: "none:float", because: "float" }] },
    });
    expect(rows[0]?.cells[2]?.againstBase).toMatchObject({ verdict: "better", lost: 0, won: 60 });
    expect(winner).toMatchObject({ column: "qat:w8a8", rows: { won: 1, worse: 0 } });
  });

  it("is won by nobody when the best was not shown to be better, and names the rivals", () => {
    const [row] = compareRows([[ptq(1, 1), qat(2), compared("ptq:w4a8", withBits(3, 700, lose(90)))]]).rows;
    expect(row?.winner).toMatchObject({
      column: null,
      reason: "not-shown-better",
      leads: "qat:w8a8",
      rivals: ["ptq:w8a8"],
    });
  });

  it("of values alone is led and not won", () => {
    const bare = (scheme: string, seq: number, value: number) =>
      compared(scheme, judged(seq, { value }), { cell: { samples: null } });
    const { rows, winner } = compareRows([[bare("ptq:w8a8", 1, 0.7), bare("qat:w8a8", 2, 0.74)]]);
    expect(rows[0]?.winner).toMatchObject({ column: null, reason: "nothing-tested", leads: "qat:w8a8" });
    expect(winner).toMatchObject({ column: null, reason: "nothing-tested" });
  });

  it("never ranks emulated beside measured results unless asked", () => {
    const emulated = compared("qat:mxfp4-b32", withBits(3, 760), { cell: { emulated: true } });
    const results = [ptq(1), qat(2), emulated];
    const winnerOf = (row: CompareRow | undefined) => row?.winner.column;
    expect(winnerOf(compareRows([results]).rows[0])).toBe("qat:w8a8");
    expect(winnerOf(compareRows([results], true).rows[0])).toBe("qat:mxfp4-b32");
    expect(compareRows([results]).rows[0]?.winner.leftOut).toEqual([{ column: "qat:mxfp4-b32", because: "emulated" }]);
  });

  it("marks the front of accuracy against latency and of accuracy against size", () => {
    const cost = (result: Compared, latencyMs: number, bytes: number) => ({ ...result, latencyMs, bytes });
    const [row] = compareRows([
      [cost(ptq(1), 1, 10), cost(qat(2), 2, 20), cost(compared("ptq:w4a8", withBits(3, 700, lose(90))), 1.5, 5)],
    ]).rows;
    expect(row?.cells.map((cell) => [cell?.column, cell?.frontLatency, cell?.frontBytes])).toEqual([
      ["ptq:w4a8", false, true],
      ["ptq:w8a8", true, true],
      ["qat:w8a8", true, true],
    ]);
  });

  it("takes the reference as exact in the interval of a delta", () => {
    const result = compared(
      "ptq:w8a8",
      { ...judged(1, { value: 0.7, correct: 700 }), reference: held(0.75) },
      {
        cell: { interval: { low: 0.67, high: 0.73, method: "wilson" } },
      },
    );
    const [row] = compareRows([[result]]).rows;
    expect(row?.cells[0]?.delta).toBeCloseTo(-0.05, 12);
    expect(row?.cells[0]?.deltaInterval?.low).toBeCloseTo(-0.08, 12);
    expect(row?.cells[0]?.deltaInterval?.high).toBeCloseTo(-0.02, 12);
  });
});

describe("the overall winner", () => {
  it("wins somewhere and loses nowhere", () => {
    const { winner } = compareRows([
      [ptq(1), qat(2)],
      [ptq(3, 1), qat(4)],
    ]);
    expect(winner).toMatchObject({ column: "qat:w8a8", rows: { won: 1, notWorse: 1, worse: 0 } });
  });

  it("is nobody where two chips disagree, or where a chip lacks the scheme", () => {
    const split = compareRows([
      [ptq(1), qat(2)],
      [ptq(3, 0), qat(4, 60)],
    ]).winner;
    expect(split).toMatchObject({ column: null, reason: "worse-somewhere", leads: null });
    const lacking = compareRows([
      [ptq(1), qat(2)],
      [ptq(3, 50), compared("ptq:w4a8", withBits(4, 700, lose(120)))],
    ]).winner;
    expect(lacking.column).toBeNull();
    expect(lacking.reason).toBe("not-in-every-row");
  });
});

describe("comparing", () => {
  const results = fc.array(
    fc.record({ run: anyRun, scheme: fc.constantFrom("ptq:w8a8", "qat:w8a8", "ptq:mxfp4-b32", "none:float") }),
    { minLength: 1, maxLength: 6 },
  );
  const make = (list: { run: Compared["side"]["run"]; scheme: string }[]) =>
    list.map(({ run, scheme }, place) =>
      compared(scheme, { ...run, id: `run-${place}`, seq: place }, { cell: { samples: 64 } }),
    );

  it("does not depend on the order of results", () => {
    fc.assert(
      fc.property(results, fc.nat(), (list, turn) => {
        const made = make(list);
        const at = turn % made.length;
        const turned = [...made.slice(at), ...made.slice(0, at)].reverse();
        expect(compareRows([turned])).toEqual(compareRows([made]));
      }),
      { numRuns: 60 },
    );
  });

  it("changes nothing else when a result under another evaluation joins", () => {
    fc.assert(
      fc.property(results, anyRun, (list, stranger) => {
        const made = make(list);
        const before = compareRows([made]);
        const other = compared("ptq:w8a8", { ...stranger, id: "stranger" }, { evaluation: "other" });
        const cells = [...made, other].map(({ cell, column, calibration }) => ({
          scheme: cell.scheme,
          column,
          calibration,
        }));
        const columns = columnsOf(
          cells,
          chooseBase(
            made.map(({ cell }) => cell),
            null,
          ),
        );
        const none = new Map<string, Compared>();
        const raw = rawRow(
          { id: "row 0", target: TARGET, results: made, simulated: none, references: none },
          { columns, emulated: false, budgets: true },
        );
        const after = settleRows([raw]);
        const seen = (row: CompareRow | undefined) => row?.cells.filter((cell) => cell !== null);
        expect(seen(after.rows[0])).toEqual(seen(before.rows[0]));
        expect(after.winner).toEqual(before.winner);
      }),
      { numRuns: 60 },
    );
  });

  it("puts on the front exactly what nothing dominates", () => {
    const choice = fc.record({ cost: fc.nat(5), merit: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 8 }), (choices) => {
        const front = paretoFront(choices);
        expect(front).toHaveLength(choices.length);
        if (choices.length > 0) expect(front).toContain(true);
        const kept = choices.filter((_, place) => front[place]).sort((a, b) => a.cost - b.cost || b.merit - a.merit);
        for (const [place, one] of kept.entries()) {
          const next = kept[place + 1];
          if (next) expect(next.cost === one.cost ? next.merit === one.merit : next.merit > one.merit).toBe(true);
        }
      }),
    );
  });
});
