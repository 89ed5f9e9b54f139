/** What a layer says of where its error came from: see `DriftLayer`. Positions are indices of the list. */
export type PathLayer = { inputs: readonly number[]; from: number | null };

/** An edge of the graph, by positions. */
export type PathEdge = { from: number; to: number };

function readersOf(layers: readonly PathLayer[]): number[][] {
  const readers: number[][] = layers.map(() => []);
  for (const [node, { inputs }] of layers.entries()) for (const input of inputs) readers[input]?.push(node);
  return readers;
}

/**
 * The edges along which the error of the culprits runs to the outputs. An edge carries error when the layer behind it
 * names a layer of the path as where its error came from, or when it was not observed. Where no reader of a layer says
 * so, all of them carry it: an error that was introduced does not stop before an output.
 * @param culprits positions at which paths begin
 * @returns every edge once, in the order in which it is met; empty without culprits or edges
 */
export function errorPath(layers: readonly PathLayer[], culprits: readonly number[]): PathEdge[] {
  const readers = readersOf(layers);
  // For every node on the path, the observed layer whose error it passes on.
  const carrier = new Map<number, number>(culprits.map((node) => [node, node]));
  const queue = [...carrier.keys()];
  const edges: PathEdge[] = [];
  for (const node of queue) {
    const source = carrier.get(node) ?? node;
    const next = readers[node] ?? [];
    const told = next.filter((reader) => layers[reader]?.from === source || layers[reader]?.from === null);
    for (const reader of told.length > 0 ? told : next) {
      edges.push({ from: node, to: reader });
      if (carrier.has(reader)) continue;
      // A layer that was not observed hands on what it received.
      carrier.set(reader, layers[reader]?.from === null ? source : reader);
      queue.push(reader);
    }
  }
  return edges;
}
