import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { csv } from "@/lib/formats/csv/importer";
import { generatedCsv } from "@/tests/support/generated-csv";

/** `node --import tsx tests/bench/csv-stream.ts [ROWS]`: rows through the CSV importer, and the heap in use on the way. */

const rows = Number(process.argv[2] ?? 1_000_000);
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

async function* chunks() {
  yield* generatedCsv(rows);
}

const began = performance.now();
let runs = 0;
for await (const item of csv.read([{ path: "generated.csv", size: null, open: chunks }], {})) {
  if (item.kind !== "run") continue;
  runs += 1;
  if (runs % (rows / 10) !== 0) continue;
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const seconds = (performance.now() - began) / 1_000;
  console.log(`${runs} rows, ${seconds.toFixed(1)} s, heap in use ${mb(heapUsed)}, resident ${mb(rss)}`);
}
