import { inflateRawSync } from "node:zlib";
import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Layers } from "@/lib/contract/layers";
import type { NamedNode } from "@/lib/domain/drift/merge-parts";

/** Parsed graphs that are kept: every run of a model has the same one. */
const KEPT_GRAPHS = 64;

// A graph never changes under its hash, so all stores of a process share what was parsed.
const kept = new Map<string, readonly NamedNode[]>();

function parse(text: string): NamedNode[] {
  const graph: Layers["graph"] = JSON.parse(text);
  return graph.map(({ id, op, inputs, fusedFrom, nodes, outputs, weights }) => ({
    id,
    op: op ?? null,
    inputs: inputs ?? [],
    fusedFrom: fusedFrom ?? [],
    nodes: nodes ?? [],
    outputs: outputs ?? [],
    weights: weights ?? [],
  }));
}

function keep(hash: string, nodes: readonly NamedNode[]): void {
  kept.delete(hash);
  kept.set(hash, nodes);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_GRAPHS) break;
    kept.delete(oldest);
  }
}

/** Nodes of layer graphs by hash. Throws when one is missing, which a store that kept its promises never has. */
export async function readLayerGraphs(
  store: Store,
  hashes: Iterable<string>,
): Promise<Map<string, readonly NamedNode[]>> {
  const found = new Map<string, readonly NamedNode[]>();
  const missing: string[] = [];
  for (const hash of new Set(hashes)) {
    const nodes = kept.get(hash);
    if (nodes) found.set(hash, nodes);
    else missing.push(hash);
  }
  if (missing.length > 0) {
    const { graph } = store.t;
    for (const row of await store.db.select().from(graph).where(inArray(graph.hash, missing))) {
      const nodes = parse(inflateRawSync(row.nodes).toString("utf8"));
      keep(row.hash, nodes);
      found.set(row.hash, nodes);
    }
  }
  for (const hash of missing) if (!found.has(hash)) throw new Error(`layer graph ${hash} is missing`);
  return found;
}
