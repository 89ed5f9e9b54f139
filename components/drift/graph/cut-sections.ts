type Node = { inputs: readonly number[] };

/** Layers of one piece at most: ELK's recursions exhaust the stack of a worker at some thousands in a chain. */
export const SECTION = 600;
/** A piece is cut where fewest tensors cross, among the last rows that it could have. */
const LOOK_BACK = 0.4;

/** How far each layer is from the beginning, by its longest path; edges that close a cycle are left out. */
export function depthsOf(layers: readonly Node[]): Int32Array {
  const depth = new Int32Array(layers.length);
  const open = new Int32Array(layers.length);
  const readers: number[][] = layers.map(() => []);
  for (const [node, { inputs }] of layers.entries())
    for (const input of new Set(inputs)) {
      if (readers[input] === undefined || input === node) continue;
      readers[input].push(node);
      open[node] = (open[node] ?? 0) + 1;
    }
  const queue = [...layers.keys()].filter((node) => open[node] === 0);
  for (const node of queue)
    for (const reader of readers[node] ?? []) {
      depth[reader] = Math.max(depth[reader] ?? 0, (depth[node] ?? 0) + 1);
      open[reader] = (open[reader] ?? 0) - 1;
      if (open[reader] === 0) queue.push(reader);
    }
  return depth;
}

/** For each row, how many tensors are made in it or above it and read below it. */
function crossings(layers: readonly Node[], depth: Int32Array, rows: number): Int32Array {
  const lastRead = depth.slice();
  for (const [node, { inputs }] of layers.entries())
    for (const input of inputs) lastRead[input] = Math.max(lastRead[input] ?? 0, depth[node] ?? 0);
  const change = new Int32Array(rows + 1);
  for (const [node, made] of depth.entries()) {
    const read = lastRead[node] ?? made;
    change[made] = (change[made] ?? 0) + 1;
    change[read] = (change[read] ?? 0) - 1;
  }
  for (let row = 1; row <= rows; row++) change[row] = (change[row] ?? 0) + (change[row - 1] ?? 0);
  return change;
}

/** Where the piece that begins at a row ends, exclusive: at least one row on. */
function endOf(rows: readonly number[][], crossing: Int32Array, start: number, size: number): number {
  let held = rows[start]?.length ?? 0;
  let end = start + 1;
  let cut = end;
  let fewest = Number.POSITIVE_INFINITY;
  while (end < rows.length && held + (rows[end]?.length ?? 0) <= size) {
    held += rows[end]?.length ?? 0;
    end++;
    const across = crossing[end - 1] ?? 0;
    if (held < size * (1 - LOOK_BACK) || across > fewest) continue;
    fewest = across;
    cut = end;
  }
  if (end === rows.length) return end;
  return fewest === Number.POSITIVE_INFINITY ? end : cut;
}

/**
 * Cuts a graph between rows into pieces of about `SECTION` layers that are laid out one after the other.
 * @returns positions of the layers of each piece, from the first row down; every layer once
 */
export function cutSections(layers: readonly Node[], size = SECTION): number[][] {
  const depth = depthsOf(layers);
  const rows: number[][] = [];
  for (const node of layers.keys()) {
    const at = depth[node] ?? 0;
    while (rows.length <= at) rows.push([]);
    rows[at]?.push(node);
  }
  const crossing = crossings(layers, depth, rows.length);
  const sections: number[][] = [];
  for (let start = 0; start < rows.length; ) {
    const stop = endOf(rows, crossing, start, size);
    sections.push(rows.slice(start, stop).flat());
    start = stop;
  }
  return sections;
}
