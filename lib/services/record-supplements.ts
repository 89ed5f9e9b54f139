import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import { canonicalJson, sha256Hex, uuidFromSha256 } from "@/lib/contract/canonical-json";
import { explainIssues, formatPath } from "@/lib/contract/explain-issues";
import { findTooLarge, type LayerColumns, packLayers, roundLayers } from "@/lib/contract/layer-columns";
import { makeProblem, type Problem } from "@/lib/contract/problem";
import { type Supplement, supplementDocument } from "@/lib/contract/supplement";
import { atNextSequence } from "@/lib/services/at-next-sequence";
import { inChunks } from "@/lib/services/in-chunks";
import { graphRows, layerRow } from "@/lib/services/layer-rows";

export type SupplementAnswer = { id: string; runId: string; duplicate: boolean } | { problem: Problem };
export type AcceptedSupplement = {
  id: string;
  supplement: Supplement;
  /** Canonical JSON of all but the layers. */
  document: string;
  layers: LayerColumns | null;
};

/** Validates a supplement and gives it the id that its content makes. */
export function acceptSupplement(value: unknown, place: string): AcceptedSupplement | { problem: Problem } {
  const parsed = supplementDocument.safeParse(value);
  if (!parsed.success) {
    const errors = explainIssues(parsed.error, supplementDocument, place);
    return { problem: makeProblem("invalid-run", `${place} is not a supplement.`, errors) };
  }
  const { layers, ...facts } = parsed.data;
  const tooLarge = layers ? findTooLarge(layers) : null;
  if (tooLarge) {
    const { metric, row, value } = tooLarge;
    const location = `${place}.${formatPath(["layers", "metrics", metric, row])}`;
    const error = { location, message: `${value} does not fit a float32`, fix: "send null in its place" };
    return { problem: makeProblem("invalid-run", `${place} is not a supplement.`, [error]) };
  }
  const document = canonicalJson(facts);
  // From the values as they are stored, so that an export imports to the same id.
  const content = layers ? canonicalJson({ ...facts, layers: roundLayers(layers) }) : document;
  const packed = layers ? packLayers(layers) : null;
  return { id: uuidFromSha256(sha256Hex(content)), supplement: parsed.data, document, layers: packed };
}

async function cellKeys(store: Store, ids: string[]): Promise<Map<string, string>> {
  const { run } = store.t;
  const found = new Map<string, string>();
  for (const chunk of inChunks(ids, 1_000)) {
    const rows = await store.db.select({ id: run.id, cellKey: run.cellKey }).from(run).where(inArray(run.id, chunk));
    for (const row of rows) found.set(row.id, row.cellKey);
  }
  return found;
}

/**
 * Attaches placement, latency and layers to stored runs, for good. The same facts about the same run twice are one supplement;
 * a run that is not stored is a problem of that supplement alone.
 */
export async function recordSupplements(
  store: Store,
  items: readonly { place: string; value: unknown }[],
  now: number,
): Promise<SupplementAnswer[]> {
  const accepted = items.map(({ place, value }) => acceptSupplement(value, place));
  const ids = accepted.flatMap((one) => ("supplement" in one ? [one.supplement.runId] : []));
  const cells = await cellKeys(store, [...new Set(ids)]);
  const answers: SupplementAnswer[] = [];
  for (const [index, one] of accepted.entries()) {
    if ("problem" in one) answers.push(one);
    else {
      const cellKey = cells.get(one.supplement.runId);
      if (cellKey === undefined) answers.push(missingRun(items[index]?.place ?? "", one.supplement.runId));
      else answers.push(await insert(store, one, cellKey, now));
    }
  }
  return answers;
}

/** The refusal of a supplement to a run that is not stored. */
export function missingRun(place: string, runId: string): { problem: Problem } {
  const error = { location: `${place}.runId`, message: `there is no run ${runId}`, fix: "post the run first" };
  return { problem: makeProblem("not-found", error.message, [error]) };
}

async function insert(store: Store, one: AcceptedSupplement, cellKey: string, now: number): Promise<SupplementAnswer> {
  const { supplement } = store.t;
  const { placement, latencyMs, source, file, runId } = one.supplement;
  const graphs = graphRows([one.layers]);
  const results = await atNextSequence(store, (tx, seq) => [
    ...(graphs.length > 0 ? [store.insertMissing(tx, "graph", "hash", graphs)] : []),
    tx
      .insert(supplement)
      .values({
        seq,
        id: one.id,
        runId,
        cellKey,
        receivedAt: now,
        source,
        file: file ?? null,
        npu: placement?.npu ?? null,
        gpu: placement?.gpu ?? null,
        cpu: placement?.cpu ?? null,
        latencyMs: latencyMs ?? null,
        document: one.document,
        ...layerRow(one.layers),
      })
      .onConflictDoNothing({ target: supplement.id })
      .returning({ id: supplement.id }),
  ]);
  const inserted = results.at(-1);
  return { id: one.id, runId, duplicate: !(Array.isArray(inserted) && inserted.length > 0) };
}
