import { and, eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import type { RunDocument } from "@/lib/contract/run";
import { type MergedLayers, mergeParts } from "@/lib/domain/drift/merge-parts";
import { type DriftSide, type LayerSource, MAX_NAMED } from "@/lib/domain/drift-view";
import type { Direction } from "@/lib/domain/metric";
import type { RunLine } from "@/lib/domain/run-view";
import type { Stack } from "@/lib/domain/stack";
import { readLayerParts, type StoredPart } from "@/lib/services/drift/layer-parts";
import { selectLines, toRunLine } from "@/lib/services/run-lines";
import { stackOf } from "@/lib/services/stack-columns";
import { until } from "@/lib/services/until";
import { UUID } from "@/lib/services/uuid";

/** A run with its layers, merged from all that was said of them. */
export type LayeredRun = {
  line: RunLine;
  cellKey: string;
  evaluationKey: string;
  sample: boolean;
  direction: Direction;
  stack: Stack;
  sourceSha256: string | null;
  quantizedSha256: string | null;
  outputSha256: string | null;
  at: number;
  document: RunDocument;
  parts: StoredPart[];
  layers: MergedLayers;
};

/**
 * A run with its layers, as they were known at a sequence; null when there is no such run. Throws `not-found` for a run
 * without layers: that says how to bring some.
 */
export async function readLayeredRun(store: Store, id: string, upTo: number | null): Promise<LayeredRun | null> {
  if (!UUID.test(id)) return null;
  const { run } = store.t;
  const where = and(eq(run.id, id.toLowerCase()), until(run.seq, upTo));
  const [line] = await selectLines(store, where);
  if (!line) return null;
  const [row] = await store.db
    .select({
      document: run.document,
      outputSha256: run.outputSha256,
      numericOptions: run.numericOptions,
      evaluationKey: run.evaluationKey,
    })
    .from(run)
    .where(where);
  const parts = await readLayerParts(store, line.id, upTo);
  const layers = mergeParts(parts);
  if (!row || !layers) throw noLayers(line.id);
  return {
    line: toRunLine(line),
    cellKey: line.cellKey,
    evaluationKey: row.evaluationKey,
    sample: line.origin === "sample",
    direction: line.direction,
    stack: stackOf({ ...line, numericOptions: row.numericOptions }),
    sourceSha256: line.sourceSha256,
    quantizedSha256: line.quantizedSha256,
    outputSha256: row.outputSha256,
    at: line.startedAt ?? line.receivedAt,
    document: JSON.parse(row.document),
    parts,
    layers,
  };
}

function noLayers(id: string): ServiceError {
  const message = `Run ${id} has no layers.`;
  return new ServiceError("not-found", message, [
    { location: "run", message: "has no layers", fix: "import a file with layer values and name this run" },
  ]);
}

function sourceOf({ layers }: LayeredRun, part: StoredPart, index: number): LayerSource {
  const { placed, unplaced } = layers.places[index] ?? { placed: 0, unplaced: [] };
  return {
    id: part.id,
    importer: part.importer,
    file: part.file,
    receivedAt: part.receivedAt,
    layers: part.nodes.length,
    placed,
    unplaced: unplaced.slice(0, MAX_NAMED),
    speaksFor: Object.keys(layers.speakers).filter((metric) => layers.speakers[metric] === index),
    placement: layers.placementFrom === index,
    graph: layers.base === index,
  };
}

/** A run with its layers as pages show it. */
export function viewSide(found: LayeredRun): DriftSide {
  const { order, nodes, against, samples, sampleSetSha256, layout, observer } = found.layers;
  const { options: _, ...versions } = found.stack;
  return {
    run: found.line,
    versions,
    sources: found.parts.map((part, index) => sourceOf(found, part, index)),
    layers: nodes.length,
    order,
    against,
    samples,
    sampleSetSha256,
    layout,
    observer,
  };
}
