import { and, desc, inArray, isNotNull, lte } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { RunDocument } from "@/lib/contract/run";
import type { Calibration } from "@/lib/domain/compare-view";
import { inChunks } from "@/lib/services/in-chunks";
import { type SettleRow, settleColumns } from "@/lib/services/read-cell-runs";

/** A stored run with what only its document says. */
export type RunFacts = {
  row: SettleRow;
  calibration: Calibration | null;
  /** Size of the artefact. */
  bytes: number | null;
  latencyMs: number | null;
};

/** Runs read at once. Documents with scores are large, and few of them are held at a time. */
const ROWS_AT_ONCE = 1_000;
const DETAILED_AT_ONCE = 16;

/** The calibration that a document names; null when it names none. */
export function calibrationOf({ scheme }: Pick<RunDocument, "scheme">): Calibration | null {
  const said = typeof scheme === "string" ? null : scheme.calibration;
  if (!said) return null;
  const { algorithm, dataset, samples, site } = said;
  const calibration = {
    algorithm: algorithm ?? null,
    dataset: dataset ?? null,
    samples: samples ?? null,
    site: site ?? null,
  };
  return Object.values(calibration).every((value) => value === null) ? null : calibration;
}

async function addDocuments(store: Store, facts: Map<string, RunFacts>, ids: string[], size: number): Promise<void> {
  const { run } = store.t;
  for (const some of inChunks(ids, size)) {
    const rows = await store.db.select({ id: run.id, document: run.document }).from(run).where(inArray(run.id, some));
    for (const { id, document } of rows) {
      const known = facts.get(id);
      if (!known) continue;
      const said: RunDocument = JSON.parse(document);
      known.calibration = calibrationOf(said);
      known.bytes = said.artifact?.bytes ?? null;
    }
  }
}

/** Latencies that other files told of runs which name none, the newest of each. */
async function addLatencies(store: Store, facts: Map<string, RunFacts>, upTo: number): Promise<void> {
  const { supplement } = store.t;
  const without = [...facts.values()].filter(({ latencyMs }) => latencyMs === null).map(({ row }) => row.id);
  for (const ids of inChunks(without, ROWS_AT_ONCE)) {
    const rows = await store.db
      .select({ runId: supplement.runId, latencyMs: supplement.latencyMs })
      .from(supplement)
      .where(and(inArray(supplement.runId, ids), isNotNull(supplement.latencyMs), lte(supplement.seq, upTo)))
      .orderBy(desc(supplement.seq));
    for (const { runId, latencyMs } of rows) {
      const known = facts.get(runId);
      if (known) known.latencyMs ??= latencyMs;
    }
  }
}

/** Runs with what their documents say of calibration and cost, by id. Samples are not among it. */
export async function readRunFacts(
  store: Store,
  runIds: readonly string[],
  upTo: number,
): Promise<Map<string, RunFacts>> {
  const { run } = store.t;
  const facts = new Map<string, RunFacts>();
  for (const ids of inChunks(runIds, ROWS_AT_ONCE)) {
    const rows = await store.db
      .select({ ...settleColumns(run), latencyMs: run.latencyMs })
      .from(run)
      .where(inArray(run.id, ids));
    for (const { latencyMs, ...row } of rows) facts.set(row.id, { row, calibration: null, bytes: null, latencyMs });
  }
  const all = [...facts.values()].map(({ row }) => row);
  const idsOf = (detailed: boolean) => all.filter((row) => row.detailed === detailed).map(({ id }) => id);
  await addDocuments(store, facts, idsOf(false), ROWS_AT_ONCE);
  await addDocuments(store, facts, idsOf(true), DETAILED_AT_ONCE);
  await addLatencies(store, facts, upTo);
  return facts;
}
