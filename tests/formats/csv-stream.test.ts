import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { csv } from "@/lib/formats/csv/importer";
import type { ImportFile } from "@/lib/formats/import-file";
import { generatedCsv } from "@/tests/support/generated-csv";

const ROWS = 200_000;
const SAMPLES = 10;
/** Bytes in use that the heap may grow by while 25 MB of text go through: a few chunks and their rows. */
const HEAP_BOUND = 8 * 1024 * 1024;

// What is in use is known only after a collection; it is not exposed in a test worker.
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

test(`${ROWS} rows stream through the importer in a bounded heap`, async () => {
  let bytes = 0;
  const file: ImportFile = {
    path: "many.csv",
    size: null,
    open: async function* () {
      for (const chunk of generatedCsv(ROWS)) {
        bytes += chunk.byteLength;
        yield chunk;
      }
    },
  };
  let runs = 0;
  let others = 0;
  let peak = 0;
  const before = heapInUse();
  for await (const item of csv.read([file], {})) {
    if (item.kind === "run") runs += 1;
    else others += 1;
    if (runs % (ROWS / SAMPLES) === 0) peak = Math.max(peak, heapInUse() - before);
  }
  expect([runs, others]).toEqual([ROWS, 1]);
  expect(bytes).toBeGreaterThan(20_000_000);
  expect(peak).toBeLessThan(HEAP_BOUND);
}, 120_000);
