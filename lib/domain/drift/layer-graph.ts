import type { GraphKind, LayerNode, SideRefusal } from "@/lib/domain/drift/layers";

/** A layer graph by position: `inputs[i]` are the positions of the nodes that node i reads. */
export type LayerGraph = {
  kind: GraphKind;
  nodes: readonly LayerNode[];
  inputs: readonly (readonly number[])[];
  /** Positions, every node after its inputs; nodes that are free to swap keep the order in which they were given. */
  order: readonly number[];
  /** Names that nodes read and no node has, each once: sources outside the graph, or lost tensors. */
  unknownInputs: readonly string[];
};

export type LayerGraphAnswer = { ok: true; graph: LayerGraph } | { ok: false; refusal: SideRefusal };

/** Nodes of one cycle, in the order of its edges; `stuck` are the positions that topological sorting left over. */
function findCycle(inputs: readonly (readonly number[])[], stuck: ReadonlySet<number>): number[] {
  const seen = new Map<number, number>();
  const path: number[] = [];
  let at = stuck.values().next().value;
  while (at !== undefined && !seen.has(at)) {
    seen.set(at, path.length);
    path.push(at);
    // Every stuck node reads another stuck node, else it would have been sorted.
    at = inputs[at]?.find((input) => stuck.has(input));
  }
  return at === undefined ? [] : path.slice(seen.get(at)).reverse();
}

/** A binary heap of positions: the smallest free node goes first, so that the given order decides ties. */
function pushPosition(heap: number[], value: number): void {
  let child = heap.push(value) - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    const above = heap[parent] as number;
    if (above <= value) break;
    heap[child] = above;
    child = parent;
  }
  heap[child] = value;
}

function popPosition(heap: number[]): number {
  const top = heap[0] as number;
  const last = heap.pop() as number;
  if (heap.length === 0) return top;
  let parent = 0;
  for (let child = 1; child < heap.length; child = 2 * parent + 1) {
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child += 1;
    if ((heap[child] as number) >= last) break;
    heap[parent] = heap[child] as number;
    parent = child;
  }
  heap[parent] = last;
  return top;
}

function sortTopologically(inputs: readonly (readonly number[])[]): number[] {
  const waiting = inputs.map((list) => list.length);
  const readers: number[][] = inputs.map(() => []);
  for (const [node, list] of inputs.entries()) for (const input of list) readers[input]?.push(node);
  const free: number[] = [];
  for (const [node, count] of waiting.entries()) if (count === 0) pushPosition(free, node);
  const order: number[] = [];
  while (free.length > 0) {
    const node = popPosition(free);
    order.push(node);
    for (const reader of readers[node] ?? []) {
      waiting[reader] = (waiting[reader] ?? 0) - 1;
      if (waiting[reader] === 0) pushPosition(free, reader);
    }
  }
  return order;
}

/**
 * Indexes nodes and their edges. Without edges (`order`) the nodes form a chain as they were given, without an order (`none`) nothing reads anything. Duplicated ids and
 * cycles are refused with the names; a node that reads itself is a cycle.
 */
export function readLayerGraph(nodes: readonly LayerNode[], kind: GraphKind): LayerGraphAnswer {
  if (nodes.length === 0) return { ok: false, refusal: { kind: "no-layers" } };
  const positions = new Map<string, number>();
  for (const [position, { id }] of nodes.entries()) {
    if (positions.has(id)) return { ok: false, refusal: { kind: "duplicate-layer", id } };
    positions.set(id, position);
  }
  const unknown = new Set<string>();
  const inputs = nodes.map((node, position) => {
    if (kind === "none") return [];
    if (kind === "order") return position === 0 ? [] : [position - 1];
    const known = new Set<number>();
    for (const name of node.inputs) {
      const input = positions.get(name);
      if (input === undefined) unknown.add(name);
      else known.add(input);
    }
    return [...known];
  });
  const order = sortTopologically(inputs);
  if (order.length < nodes.length) {
    const sorted = new Set(order);
    const stuck = new Set([...nodes.keys()].filter((position) => !sorted.has(position)));
    const through = findCycle(inputs, stuck).map((position) => nodes[position]?.id ?? "");
    return { ok: false, refusal: { kind: "cycle", through } };
  }
  return { ok: true, graph: { kind, nodes, inputs, order, unknownInputs: [...unknown] } };
}
