import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Sqlite from "better-sqlite3";
import { openStore } from "@/db/open-store";
import { createToken } from "@/lib/services/tokens";
import { causeRows } from "@/tests/bench/cause";
import { printChanges } from "@/tests/bench/changes";
import { changedFleet, timeChangeReads } from "@/tests/bench/changes-reads";
import { COMPARED_CHIPS, comparedFleet, compareGrowthRow, compareRow } from "@/tests/bench/compare";
import { compareRows, plantedFaultRows, predictionRow } from "@/tests/bench/drift";
import { fleet, fleetRun, MODELS, STACKS } from "@/tests/bench/fleet";
import { type Ingest, ingest, ingestRows, rawInsert } from "@/tests/bench/ingest";
import { fillWide, interactionRows } from "@/tests/bench/interactions";
import { layerRow } from "@/tests/bench/layers";
import { lighthouseRow } from "@/tests/bench/lighthouse";
import { arrangeRow, timeVersionReads, VERSIONED_BUDGET } from "@/tests/bench/matrix-reads";
import { readDriftRow } from "@/tests/bench/read-drift";
import { readRows, timeReads } from "@/tests/bench/reads";
import { printRows, type Row } from "@/tests/bench/report";
import { timeRunReads } from "@/tests/bench/runs-reads";
import { scriptRow, singlePostRow, startServer } from "@/tests/bench/server";

/**
 * Measures the budgets of DESIGN section 8 as ratios, each with what it was compared to. Times depend on the machine,
 * ratios much less; nothing is asserted. Then how well changes are judged, on planted drops. Options: --models N
 * (default 40: 960,000 runs), --fleets N (default 8 of each kind of planted drop), --skip-stores, --skip-server,
 * --only-drift.
 */
const { values } = parseArgs({
  options: {
    models: { type: "string", default: String(MODELS) },
    fleets: { type: "string", default: "8" },
    "skip-stores": { type: "boolean", default: false },
    "skip-server": { type: "boolean", default: false },
    "only-drift": { type: "boolean", default: false },
  },
});
const models = Number(values.models);
const folder = mkdtempSync(join(tmpdir(), "driftgrid-bench-"));
const smallFile = join(folder, "small.db");
const largeFile = join(folder, "large.db");
const rows: Row[] = [];

function progress(label: string, total: number): (done: number) => void {
  const started = performance.now();
  return (done) => {
    const seconds = (performance.now() - started) / 1000;
    console.error(
      `${label}: ${done.toLocaleString("en")} of ${total.toLocaleString("en")} runs, ${seconds.toFixed(0)} s`,
    );
  };
}

/** About 10,000 runs: one model's whole grid on 20 stacks, and one cell on all 50, as long as any in the large store. */
function* smallFleet() {
  yield* fleet(1, 20);
  for (let stack = 20; stack < STACKS; stack += 1) yield fleetRun(0, 0, 0, stack);
}

async function measureStores(): Promise<void> {
  const small = await openStore(`file:${smallFile}`);
  const large = await openStore(`file:${largeFile}`);
  const few: Ingest = await ingest(small, smallFleet(), progress("small", 9_630));
  const total = models * 40 * 12 * STACKS;
  const many = await ingest(large, fleet(models, STACKS), progress("large", total));
  const sizes = { small: few.runs, large: many.runs };
  rows.push(...readRows(await timeReads(small), await timeReads(large), sizes));
  rows.push(...readRows(await timeRunReads(small), await timeRunReads(large), sizes));
  rows.push(...readRows(await timeVersionReads(small), await timeVersionReads(large), sizes, VERSIONED_BUDGET));
  rows.push(await arrangeRow(small));
  rows.push(await compareGrowthRow(small, large));
  const sample = Math.min(many.runs, 50_000);
  const raw = rawInsert(largeFile, folder, sample);
  const fresh = await openStore(`file:${join(folder, "fresh.db")}`);
  const again = await ingest(fresh, fleet(models, Math.ceil(sample / (models * 480))), progress("again", sample));
  rows.push(...ingestRows(again, { runs: sample, seconds: raw }));
  const layersFile = join(folder, "layers.db");
  const withLayers = await openStore(`file:${layersFile}`);
  rows.push(
    await layerRow(withLayers, () => {
      new Sqlite(layersFile).pragma("wal_checkpoint(TRUNCATE)");
      return statSync(layersFile).size;
    }),
  );
  for (const store of [small, large, fresh, withLayers]) await store.close();
}

async function measureReadDrift() {
  const store = await openStore(`file:${join(folder, "drift.db")}`);
  const row = await readDriftRow(store);
  await store.close();
  return row;
}

/** Lists of changes and one change, at as many changes as issue 5 names and at a tenth. */
async function measureChanges(): Promise<void> {
  const [few, many] = [1_000, 10_000];
  const reads = [];
  for (const changes of [few, many]) {
    const store = await openStore(`file:${join(folder, `changes-${changes}.db`)}`);
    await ingest(store, changedFleet(changes), () => undefined);
    reads.push(await timeChangeReads(store));
    await store.close();
  }
  const [small, large] = reads;
  if (small && large) rows.push(...readRows(small, large, { small: few, large: many, of: "changes" }));
}

async function measureCompare(): Promise<void> {
  const store = await openStore(`file:${join(folder, "compared.db")}`);
  await ingest(store, comparedFleet(COMPARED_CHIPS), () => undefined);
  rows.push(await compareRow(store));
  await store.close();
}

/** Pages that Lighthouse looks at. */
const SEEN_FIRST = ["/", "/changes", "/runs", "/compare"];

async function measureServer(): Promise<void> {
  if (!existsSync(".next/BUILD_ID")) {
    console.error("No build: the rows of the server are left out. Run npm run build first.");
    return;
  }
  const file = join(folder, "server.db");
  const store = await openStore(`file:${file}`);
  const { secret } = await createToken(store, { name: "bench", scopes: ["ingest"], expiresAt: null, now: Date.now() });
  await ingest(store, fleet(1, 1), () => undefined);
  await store.close();
  const server = await startServer(`file:${file}`);
  try {
    rows.push(await singlePostRow(server.url, secret));
    for (const path of ["/", "/runs", "/docs/api"]) rows.push(await scriptRow(server.url, path));
    for (const path of SEEN_FIRST)
      for (const form of ["phone", "desktop"] as const) rows.push(await lighthouseRow(server.url, path, form));
  } finally {
    await server.stop();
  }
}

/** What a reader does on a matrix of 60 x 40 squares. */
async function measureInteractions(): Promise<void> {
  if (!existsSync(".next/BUILD_ID")) return;
  const file = join(folder, "wide.db");
  const store = await openStore(`file:${file}`);
  await fillWide(store);
  await store.close();
  const server = await startServer(`file:${file}`);
  try {
    rows.push(...(await interactionRows(server.url)));
  } finally {
    await server.stop();
  }
}

try {
  rows.push(...compareRows(), await measureReadDrift(), predictionRow(), ...plantedFaultRows());
  if (!values["only-drift"]) {
    if (!values["skip-stores"]) await measureStores();
    if (!values["skip-stores"]) await measureChanges();
    if (!values["skip-stores"]) await measureCompare();
    if (!values["skip-server"]) await measureServer();
    if (!values["skip-server"]) await measureInteractions();
    rows.push(...causeRows());
  }
  printRows(rows);
  if (!values["only-drift"]) printChanges(Number(values.fleets));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
