import { and, desc, inArray, isNotNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import type { RunDocument } from "@/lib/contract/run";
import type { Calibration } from "@/lib/domain/compare-view";
import { inChunks } from "@/lib/services/in-chunks";
import { detailedColumn } from "@/lib/services/read-cell-runs";
import { stackColumns } from "@/lib/services/stack-columns";

/** Of a run what comparing reads; documents with neither a calibration nor a size stay where they are. */
function comparedColumns(run: Tables["run"]) {
  return {
    seq: run.seq,
    id: run.id,
    receivedAt: run.receivedAt,
    startedAt: run.startedAt,
    status: run.status,
    value: run.value,
    stderr: run.stderr,
    repeats: run.repeats,
    correct: run.correct,
    outputSha256: run.outputSha256,
    sourceSha256: run.sourceSha256,
    quantizedSha256: run.quantizedSha256,
    ...stackColumns(run),
    latencyMs: run.latencyMs,
    hasBits: sql`${run.bits} is not null`.mapWith(Boolean),
    detailed: detailedColumn(run).mapWith(Boolean),
    said: sql`${says(run)}`.mapWith(Boolean),
  };
}

/** Whether the document of a run may name a calibration. */
export const namesCalibration = (run: Tables["run"]): SQL => sql`${run.document} like '%"calibration":%'`;

/** Whether the document may name a calibration or a size: a word of another field costs a reading, no mistake. */
const says = (run: Tables["run"]): SQL | undefined => or(namesCalibration(run), sql`${run.document} like '%"bytes":%'`);

type Computed = { hasBits: boolean; detailed: boolean };
export type ComparedRow = Pick<
  Tables["run"]["$inferSelect"],
  Exclude<keyof ReturnType<typeof comparedColumns>, keyof Computed | "said" | "latencyMs">
> &
  Computed;

/** A stored run with what only its document says. */
export type RunFacts = {
  row: ComparedRow;
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
  const [small, large]: [string[], string[]] = [[], []];
  for (const ids of inChunks(runIds, ROWS_AT_ONCE)) {
    const rows = await store.db.select(comparedColumns(run)).from(run).where(inArray(run.id, ids));
    for (const row of rows) {
      facts.set(row.id, { row, calibration: null, bytes: null, latencyMs: row.latencyMs });
      if (row.said) (row.detailed ? large : small).push(row.id);
    }
  }
  await addDocuments(store, facts, small, ROWS_AT_ONCE);
  await addDocuments(store, facts, large, DETAILED_AT_ONCE);
  await addLatencies(store, facts, upTo);
  return facts;
}
