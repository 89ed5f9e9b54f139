import { inArray, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { findLayer } from "@/lib/domain/drift/find-layer";
import type { NamedNode } from "@/lib/domain/drift/merge-parts";
import { groupBy } from "@/lib/domain/group-by";
import { readLayerGraphs } from "@/lib/services/drift/layer-graphs";
import type { LayeredLine, PartFacts } from "@/lib/services/drift/layered-runs";
import { inChunks } from "@/lib/services/in-chunks";

/** One value of one layer of a run, from the newest part that has the column and the layer. */
export type LayerValue = {
  /** Null where the layer was not observed. */
  value: number | null;
  /** Id of the layer in that part. */
  layer: string;
};

type Spot = { key: string; supplement: string | null; runId: string; offset: number; layer: string };

const BYTES = 4;

function spotOf(
  { id: runId, parts }: LayeredLine,
  layer: string,
  column: string,
  graphs: ReadonlyMap<string, readonly NamedNode[]>,
): Spot | null {
  const found = parts.findLast(
    ({ columns, graph }) => columns.includes(column) && findLayer(graphs.get(graph) ?? [], layer) !== null,
  );
  const nodes = graphs.get(found?.graph ?? "") ?? [];
  const position = findLayer(nodes, layer);
  if (!found || position === null) return null;
  const offset = (found.columns.indexOf(column) * nodes.length + position) * BYTES;
  const { supplement } = found;
  return { key: `${supplement ?? runId}`, supplement, runId, offset, layer: nodes[position]?.id ?? layer };
}

/** Values at one offset: four bytes a row are read, whatever else stands in it. */
async function readAt(
  store: Store,
  table: "run" | "supplement",
  ids: string[],
  offset: number,
): Promise<Map<string, number>> {
  const t = store.t[table];
  const found = new Map<string, number>();
  for (const chunk of inChunks(ids, 1_000)) {
    const rows = await store.db
      .select({ id: t.id, bytes: sql<Buffer>`substr(${t.layerValues}, ${offset + 1}, ${BYTES})` })
      .from(t)
      .where(inArray(t.id, chunk));
    for (const { id, bytes } of rows) found.set(id, bytes.readFloatLE(0));
  }
  return found;
}

/** Graphs of all parts of runs, by hash. */
export function graphsOf(store: Store, lines: readonly { parts: PartFacts[] }[]) {
  return readLayerGraphs(
    store,
    lines.flatMap(({ parts }) => parts.map(({ graph }) => graph)),
  );
}

/**
 * One column of one layer in many runs, by run; runs without such a layer or column are missing. Reads no other value,
 * so it costs the same for layers of any number.
 */
export async function readLayerValues(
  store: Store,
  lines: readonly LayeredLine[],
  layer: string,
  column: string,
): Promise<Map<string, LayerValue>> {
  const graphs = await graphsOf(store, lines);
  const spots = lines.flatMap((line) => spotOf(line, layer, column, graphs) ?? []);
  const groups = groupBy(spots, ({ supplement, offset }) => `${supplement === null ? "run" : "supplement"}:${offset}`);
  const answers = new Map<string, LayerValue>();
  for (const group of groups.values()) {
    const [{ supplement, offset } = { supplement: null, offset: 0 }] = group;
    const table = supplement === null ? "run" : "supplement";
    const values = await readAt(
      store,
      table,
      group.map(({ key }) => key),
      offset,
    );
    for (const { key, runId, layer: id } of group) {
      const value = values.get(key) ?? Number.NaN;
      answers.set(runId, { value: Number.isNaN(value) ? null : value, layer: id });
    }
  }
  return answers;
}
