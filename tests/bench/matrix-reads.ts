import type { Store } from "@/db/store";
import { parseMatrixLayout, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import { arrangeGrid } from "@/lib/domain/arrange-grid";
import type { AxisEntry, Square } from "@/lib/domain/matrix";
import { mergeSquares, rankSquare } from "@/lib/domain/square";
import { readMatrix } from "@/lib/services/read-matrix";
import { type Reads, time } from "@/tests/bench/reads";
import { ms, percentile, type Row } from "@/tests/bench/report";

/** These cost the runs under the matrix, so that they are timed less often. */
const REPEATS = 10;
const MODEL = "model-00";

/** What parts runs by their version grows with the history: reported, without a budget of growth. */
export const VERSIONED_BUDGET = "none: costs the runs under it";

const VERSIONED: Record<string, string> = {
  "matrix of one model over QAIRT": `model=${MODEL}&columns=qairt`,
  "matrix of one chip over QAIRT": `model=${MODEL}&chip=SM8650&rows=scheme&columns=qairt`,
  "matrix of one model, two versions": `model=${MODEL}&diff=qairt`,
};

/** Times matrices over versions and between two. */
export async function timeVersionReads(store: Store): Promise<Reads> {
  const reads: Reads = {};
  for (const [what, query] of Object.entries(VERSIONED)) {
    const filter = parseMatrixQuery(groupParameters(new URLSearchParams(query)));
    reads[what] = await time(() => readMatrix(store, filter), REPEATS);
  }
  return reads;
}

const [ROWS, COLUMNS] = [60, 40];

function entries(count: number, name: string, groups: number): AxisEntry[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${name}-${at}`,
    label: `${name}-${at}`,
    detail: null,
    groups: { arch: `V${at % groups}`, method: `m${at % groups}` },
  }));
}

/** Times one arranging of 60 x 40 squares as a reader does with every sort and fold. */
export async function arrangeRow(store: Store): Promise<Row> {
  const { grid } = await readMatrix(store, parseMatrixQuery({ model: MODEL }));
  const cell = grid.squares.flat().find((square) => square.cell !== null)?.cell;
  if (!cell) throw new Error("the store is empty");
  const [rows, columns] = [entries(ROWS, "row", 6), entries(COLUMNS, "column", 4)];
  const squares = rows.map((row, r) =>
    columns.map((column, c): Square => {
      const own = { ...cell, key: `${row.id} ${column.id}`, delta: ((r * 31 + c * 17) % 97) / -1000 };
      return { row: row.id, column: column.id, cell: own, count: 1, href: null, issues: [], alarms: 0, diff: null };
    }),
  );
  const query = groupParameters(
    new URLSearchParams("row.sort=worst:column-3&column.fold=m1&row.fold=V2&row.hide=row-5"),
  );
  const layout = parseMatrixLayout(query);
  const times: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    const started = performance.now();
    arrangeGrid({ rows, columns, squares }, { row: "chip", column: "scheme" }, layout, {
      merge: mergeSquares,
      rank: rankSquare,
    });
    times.push(performance.now() - started);
  }
  return {
    what: `arranging ${ROWS} x ${COLUMNS} squares`,
    measured: `${ms(percentile(times, 0.95))} p95`,
    against: "-",
    ratio: `${ms(percentile(times, 0.5))} (p50)`,
    budget: "interaction < 100 ms",
  };
}
