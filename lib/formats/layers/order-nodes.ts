/** What order is asked of: ids, and the ids that each reads. Names that no node has are outside the graph. */
type Linked = { id: string; inputs: readonly string[] };

/** Nodes of a cycle that a reason names. */
const SHOWN = 6;

function cycleOf<T extends Linked>(waiting: ReadonlyMap<string, T>): string[] {
  const path: string[] = [];
  const at = new Map<string, number>();
  let current = waiting.keys().next().value;
  // Every node that waits reads one that waits: going back must come round.
  while (current !== undefined && !at.has(current)) {
    at.set(current, path.length);
    path.push(current);
    current = waiting.get(current)?.inputs.find((input) => waiting.has(input));
  }
  return current === undefined ? path : path.slice(at.get(current)).reverse();
}

function isOrdered(nodes: readonly Linked[], known: ReadonlySet<string>): boolean {
  const done = new Set<string>();
  for (const { id, inputs } of nodes) {
    if (inputs.some((input) => known.has(input) && !done.has(input))) return false;
    done.add(id);
  }
  return true;
}

/** Nodes in the order in which all they read is there (Kahn); those on a cycle and behind it are missing. */
function sorted<T extends Linked>(nodes: readonly T[], known: ReadonlySet<string>): T[] {
  const readers = new Map<string, T[]>(nodes.map(({ id }) => [id, []]));
  const missing = new Map<string, number>();
  for (const node of nodes) {
    const inputs = new Set(node.inputs.filter((input) => known.has(input)));
    missing.set(node.id, inputs.size);
    for (const input of inputs) readers.get(input)?.push(node);
  }
  const ordered = nodes.filter(({ id }) => missing.get(id) === 0);
  for (let index = 0; index < ordered.length; index += 1) {
    for (const reader of readers.get(ordered[index]?.id ?? "") ?? []) {
      const left = (missing.get(reader.id) ?? 0) - 1;
      missing.set(reader.id, left);
      if (left === 0) ordered.push(reader);
    }
  }
  return ordered;
}

/**
 * Nodes so that each stands behind what it reads; as they came where that holds already.
 * @param nodes with ids of their own each
 * @returns the reason when they cannot be: a cycle
 */
export function orderNodes<T extends Linked>(nodes: readonly T[]): T[] | { reason: string } {
  const known = new Set(nodes.map(({ id }) => id));
  if (isOrdered(nodes, known)) return [...nodes];
  const ordered = sorted(nodes, known);
  if (ordered.length === nodes.length) return ordered;
  const placed = new Set(ordered.map(({ id }) => id));
  const cycle = cycleOf(new Map(nodes.filter(({ id }) => !placed.has(id)).map((node) => [node.id, node])));
  const shown = [...cycle.slice(0, SHOWN), ...(cycle.length > SHOWN ? ["…"] : []), cycle[0]];
  return { reason: `has a cycle: ${shown.join(" → ")}; a layer graph has none` };
}
