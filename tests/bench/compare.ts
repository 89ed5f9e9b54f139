import type { Store } from "@/db/store";
import { parseCompareQuery } from "@/lib/contract/compare-filter";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { RunInput } from "@/lib/contract/run";
import { readCompare } from "@/lib/services/compare/read-compare";
import { readMatrix } from "@/lib/services/read-matrix";
import { SCHEMES } from "@/tests/bench/fleet";
import { ms, percentile, type Row } from "@/tests/bench/report";

/** The largest comparison that issue 6 names. */
export const COMPARED_CHIPS = 500;
const REPEATS = 20;
const MODEL = "compared";

/** Results of one model on many chips, every scheme once; half of the schemes with samples. */
export function* comparedFleet(chips: number, samples = 1000): Generator<RunInput> {
  for (let chip = 0; chip < chips; chip += 1) {
    for (const [scheme, name] of SCHEMES.entries()) {
      const bytes = Buffer.alloc(samples / 8, 255);
      for (let at = 0; at < 30; at += 1) bytes[(chip * 7 + scheme * 13 + at * 3) % bytes.length] = 254;
      const correct = bytes.reduce((sum, byte) => sum + (byte === 255 ? 8 : 7), 0);
      yield {
        model: { name: MODEL },
        scheme: name,
        target: { kind: "device", soc: `BENCH${chip}` },
        stack: { path: "ort-qnn", qairt: "2.42.0" },
        eval: { dataset: "imagenet", metric: "top1", samples },
        result: {
          value: correct / samples,
          ...(scheme % 2 === 0 ? { bits: bytes.toString("base64") } : { correct }),
        },
        reference: { value: 0.99, source: "torch fp32" },
        cost: { latencyMs: 1 + scheme },
      };
    }
  }
}

async function timed(read: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i += 1) {
    const started = performance.now();
    await read();
    times.push(performance.now() - started);
  }
  return percentile(times, 0.95);
}

/** Times the comparison of all that a store of `comparedFleet` holds, against the matrix of the same cells. */
export async function compareRow(store: Store): Promise<Row> {
  const read = () => readCompare(store, parseCompareQuery({ model: MODEL }));
  const view = await read();
  const comparison = await timed(read);
  const matrix = await timed(() => readMatrix(store, parseMatrixQuery({ model: MODEL })));
  return {
    what: `comparison of ${view.rows.length} chips by ${view.columns.length} schemes`,
    measured: `${ms(comparison)} p95, ${view.compared.cells.toLocaleString("en")} results`,
    against: `${ms(matrix)} p95 for the matrix of the same cells`,
    ratio: (comparison / matrix).toFixed(1),
    budget: "reported",
  };
}

/** Most that the same comparison may take longer in a store of a hundred times as many runs. */
const MAX_GROWTH = 1.5;

/** Times the comparison of one model of a `fleet` in a small and a large store: the same cells, another history. */
export async function compareGrowthRow(small: Store, large: Store): Promise<Row> {
  const read = (store: Store) => () => readCompare(store, parseCompareQuery({ model: "model-00" }));
  const { compared } = await read(large)();
  const [few, many] = [await timed(read(small)), await timed(read(large))];
  return {
    what: `comparison of one model, ${compared.cells.toLocaleString("en")} results, in the large store`,
    measured: `${ms(many)} p95`,
    against: `${ms(few)} p95 in the small store`,
    ratio: (many / few).toFixed(2),
    budget: `<= ${MAX_GROWTH}`,
  };
}
