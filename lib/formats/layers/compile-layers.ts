import type { LayersInput } from "@/lib/contract/layers";
import { LIMITS } from "@/lib/contract/limits";
import type { LayerPlace } from "@/lib/domain/drift/layers";
import type { GraphIndex } from "@/lib/formats/layers/graph-index";
import { joinByModule, moduleOfWeight } from "@/lib/formats/layers/join-by-module";
import { type LayerFile, type LayerRow, type Refusal, someOf } from "@/lib/formats/layers/layer-file";
import { layerName } from "@/lib/formats/layers/layer-name";
import { orderNodes } from "@/lib/formats/layers/order-nodes";

type Node = LayersInput["graph"][number];
type FileRows = { path: string; found: LayerFile };

export type Compiled = {
  layers: LayersInput | null;
  refused: (Refusal & { file: string })[];
  notes: string[];
};

/** A bias is no weight: its error has a metric of its own. */
const isBias = (name: string) => /(?:^|[._/])(?:bias|beta)(?:_quantized)?$/i.test(name);

/** Joins what files say of the layers of one run. */
class Compiler {
  readonly refused: Compiled["refused"] = [];
  readonly notes: string[] = [];
  readonly #nodes = new Map<string, Node>();
  readonly #values = new Map<string, Map<string, { value: number; from: string }>>();
  readonly #places = new Map<string, LayerPlace | null>();
  readonly #metrics = new Set<string>();
  readonly #index: GraphIndex | null;
  readonly #unmatched: string[] = [];
  #matched = 0;
  #byModule = new Map<string, string>();

  constructor(index: GraphIndex | null) {
    this.#index = index;
    for (const node of index?.graph.nodes ?? []) this.#nodes.set(node.id, lean(node));
  }

  #own(row: LayerRow, id: string): string {
    const known = this.#nodes.get(id);
    const said: Node = {
      id,
      op: row.op,
      inputs: row.inputs?.map(layerName).slice(0, LIMITS.layerNames),
      fusedFrom: row.fusedFrom?.map(layerName).slice(0, LIMITS.layerNames),
      handle: row.handle && layerName(row.handle),
      outputs: row.of === "output" ? [id] : undefined,
      weights: row.of === "weight" ? [layerName(row.name)] : undefined,
    };
    const weights = [...new Set([...(known?.weights ?? []), ...(said.weights ?? [])])];
    this.#nodes.set(id, lean({ ...said, ...known, ...(weights.length > 0 && { weights }) }));
    return id;
  }

  /** Ids of the nodes that a row speaks of. */
  #ids(row: LayerRow): readonly string[] {
    const found = this.#index?.find(row.name, row.of) ?? [];
    if (this.#index) {
      if (found.length > 0) this.#matched += 1;
      else this.#unmatched.push(row.name);
    }
    for (const id of found) {
      const node = this.#nodes.get(id);
      if (node && row.handle) node.handle ??= layerName(row.handle);
    }
    if (found.length > 0) return found;
    const tensor = this.#byModule.get(row.name);
    const module = row.of === "weight" ? moduleOfWeight(row.name) : null;
    return [this.#own(row, layerName(tensor ?? module ?? row.name))];
  }

  #set(id: string, metric: string, value: number, from: string, many: boolean): string | null {
    const values = this.#values.get(id) ?? new Map();
    this.#values.set(id, values);
    const before = values.get(metric);
    // A layer with two weights is as good as the worse of them.
    if (before && !many)
      return `repeats ${metric} of ${JSON.stringify(id)}, which ${before.from} gave; the first is kept`;
    if (!before || value < before.value) values.set(metric, { value, from });
    this.#metrics.add(metric);
    return null;
  }

  take(files: readonly FileRows[]): void {
    if (!this.#index) this.#byModule = joinByModule(files.flatMap(({ found }) => found.rows));
    for (const { path, found } of files) {
      const seen = new Map<string, number | null>();
      for (const row of found.rows) this.#row(path, row, seen);
    }
    if (this.#byModule.size > 0)
      this.notes.push(
        `${this.#byModule.size} weights are joined to the tensor of their module by name; the ONNX file would tell for sure`,
      );
    const total = this.#matched + this.#unmatched.length;
    if (this.#unmatched.length > 0)
      this.notes.push(
        `${this.#unmatched.length} of ${total} names are not in the graph and stand beside it: ${someOf(this.#unmatched)}`,
      );
  }

  /** Why a row is not taken, null when it is. */
  #fault({ name, of, line }: LayerRow, seen: Map<string, number | null>): string | null {
    if (layerName(name) === "") return "names no layer";
    const key = `${of}\0${name}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, line);
      return null;
    }
    const where = first === null ? "" : ` of line ${first}`;
    return `repeats ${JSON.stringify(name.slice(0, 80))}${where}; the first is kept`;
  }

  #row(path: string, row: LayerRow, seen: Map<string, number | null>): void {
    const refuse = (reason: string | null) => {
      if (reason !== null) this.refused.push({ file: path, line: row.line, reason });
    };
    const fault = this.#fault(row, seen);
    refuse(fault);
    if (fault !== null) return;
    const from = row.line === null ? path : `${path} line ${row.line}`;
    for (const id of this.#ids(row)) {
      if (row.place !== undefined) this.#places.set(id, row.place);
      for (const [name, value] of Object.entries(row.values)) {
        const metric = name === "weightSqnr" && isBias(row.name) ? "biasSqnr" : name;
        refuse(this.#set(id, metric, value, from, row.of === "weight"));
      }
    }
  }

  get matched(): number {
    return this.#matched;
  }

  finish(files: readonly FileRows[]): LayersInput | null {
    if (this.#nodes.size === 0) return null;
    if (this.#nodes.size > LIMITS.layers) {
      const reason = `these files name ${this.#nodes.size} layers together; at most ${LIMITS.layers} are stored`;
      for (const { path } of files) this.refused.push({ file: path, line: null, reason });
      return null;
    }
    const graph = this.#ordered([...this.#nodes.values()], files);
    const names = [...this.#metrics].slice(0, LIMITS.layerMetrics);
    if (this.#metrics.size > names.length)
      this.notes.push(`the first ${names.length} of ${this.#metrics.size} metrics are kept`);
    const against = [...new Set(files.flatMap(({ found }) => found.against ?? []))];
    const ordered = this.#index !== null || files.every(({ found }) => found.ordered);
    return {
      ...(against.length === 1 && { against: against[0] }),
      ...(!ordered && { ordered: false }),
      graph,
      metrics: Object.fromEntries(
        names.map((name) => [name, graph.map(({ id }) => this.#values.get(id)?.get(name)?.value ?? null)]),
      ),
      ...(this.#places.size > 0 && { placement: graph.map(({ id }) => this.#places.get(id) ?? null) }),
    };
  }

  /** Edges that files say themselves may go in a circle; then the layers are kept without them. */
  #ordered(nodes: Node[], files: readonly FileRows[]): Node[] {
    const linked = nodes.map((node) => ({ id: node.id, inputs: node.inputs ?? [], node }));
    const ordered = orderNodes(linked);
    if (Array.isArray(ordered)) return ordered.map(({ node }) => node);
    const file = files.find(({ found }) => found.rows.some(({ inputs }) => inputs))?.path ?? files[0]?.path ?? "";
    this.refused.push({ file, line: null, reason: `${ordered.reason}: the layers are kept, their inputs are not` });
    return nodes.map(({ inputs: _, ...node }) => node);
  }
}

/** Without members that say nothing. */
function lean(node: Node): Node {
  return Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Node;
}

/**
 * Joins what files say of the layers of one run, by the graph of its model where there is one. Names that the graph has
 * not stand behind it; a name that stands twice is refused where it stands again.
 */
export function compileLayers(files: readonly FileRows[], index: GraphIndex | null): Compiled & { matched: number } {
  const compiler = new Compiler(index);
  compiler.take(files);
  const layers = compiler.finish(files);
  return { layers, refused: compiler.refused, notes: compiler.notes, matched: compiler.matched };
}
