import type { Store } from "@/db/store";
import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";
import type { WorkaroundChoiceInput } from "@/lib/contract/workaround";
import type { NamedNode } from "@/lib/domain/drift/merge-parts";
import { type DriftPrediction, predictRepair } from "@/lib/domain/drift/predict-drift";
import type { WorkaroundGraph } from "@/lib/domain/workaround";
import type { WrittenFile } from "@/lib/domain/workaround-view";
import { INPUT_OP } from "@/lib/formats/onnx/layer-graph";
import { workaroundGraph } from "@/lib/formats/workarounds/workaround-graph";
import type { LayerValues } from "@/lib/formats/workarounds/writer";
import { WRITERS } from "@/lib/formats/workarounds/writers";
import type { LayeredRun } from "@/lib/services/drift/run-layers";
import { type JudgedPair, readPair } from "@/lib/services/drift/run-pair";

/** Files for a choice and what it is predicted to bring. */
export type WorkaroundPlan = {
  pair: JudgedPair;
  /** Ids of the layers in the accused run, in its order and each once. */
  layers: string[];
  prediction: (DriftPrediction & { before: number; output: string }) | null;
  files: WrittenFile[];
};

/** The values by which Model Explorer colours a network. */
const INTRODUCED = "introduced error in dB";

const orNulls = (column: Float32Array | undefined) =>
  column ? Array.from(column, (value) => (Number.isNaN(value) ? null : value)) : [];

/** True when every node of the model is known: each but the inputs has its ONNX name, and none reads a stranger. */
function isComplete({ layers: { nodes, order } }: LayeredRun): boolean {
  const ids = new Set(nodes.map(({ id }) => id));
  const isNamed = ({ op, nodes: names }: NamedNode) => op === INPUT_OP || names.length > 0;
  return order === "edges" && nodes.every((node) => isNamed(node) && node.inputs.every((input) => ids.has(input)));
}

/** The layers of a run as writers name them. */
export function writerGraph(found: LayeredRun): WorkaroundGraph {
  const { nodes, metrics } = found.layers;
  const graph = nodes.map(({ id, op, fusedFrom, nodes: names, outputs, weights }) => ({
    ...{ id, op, fusedFrom: [...fusedFrom], nodes: [...names], outputs: [...outputs], weights: [...weights] },
  }));
  const ranges = { rangeMin: orNulls(metrics.rangeMin), rangeMax: orNulls(metrics.rangeMax) };
  return workaroundGraph({ graph, metrics: ranges }, isComplete(found));
}

/** Introduced error by layer of the accused run. */
function valuesOf({ network, b }: JudgedPair): LayerValues | null {
  const { report } = network;
  if (!report) return null;
  const values: (number | null)[] = b.layers.nodes.map(() => null);
  for (const { b: node, introduced } of report.layers) if (node !== null) values[node] = introduced;
  return { metric: INTRODUCED, values, worse: "higher", limits: [report.threshold] };
}

/** Positions in the graph shown by id of a layer shown or of the accused run. */
function chosenPositions({ network, b }: JudgedPair, ids: readonly string[]): Map<string, number> {
  const shown = new Map(network.view.layers.map(({ id }, position) => [id, position]));
  const own = new Map(
    network.report?.layers.flatMap(({ node, b: at }) =>
      at === null ? [] : [[b.layers.nodes[at]?.id ?? "", node] as const],
    ),
  );
  return new Map(ids.flatMap((id) => [[id, own.get(id) ?? shown.get(id) ?? -1] as const]));
}

/** A layer shown under another run's name is the accused run's layer that it was matched with. */
function ownId({ network, b }: JudgedPair, id: string, position: number): string {
  const at = network.report?.layers[position]?.b;
  return at == null ? id : (b.layers.nodes[at]?.id ?? id);
}

function refuseUnknown({ network, b }: JudgedPair, ids: readonly string[]): void {
  const known = new Set([...network.view.layers, ...b.layers.nodes].map(({ id }) => id));
  const errors = ids.flatMap((id, index) => {
    const message = `${JSON.stringify(id.slice(0, 80))} is no layer of this run`;
    return known.has(id) ? [] : [{ location: `layers[${index}]`, message, fix: "name layers by their id" }];
  });
  const [first] = errors;
  if (first)
    throw new ServiceError("invalid-body", `${first.location}: ${first.message}`, errors.slice(0, LIMITS.errors));
}

function predict({ network }: JudgedPair, positions: Iterable<number>): WorkaroundPlan["prediction"] {
  const { balance } = network;
  if (!balance) return null;
  const output = network.view.layers[balance.output]?.id ?? "";
  const prediction = predictRepair(balance, [...positions]);
  return prediction && { ...prediction, before: -10 * Math.log10(balance.noise), output };
}

function writersOf(asked: readonly string[] | null | undefined, applies: (id: string) => boolean) {
  if (!asked?.length) return WRITERS.filter(({ id }) => applies(id));
  const unknown = asked.filter((id) => !WRITERS.some((writer) => writer.id === id));
  if (unknown.length === 0) return WRITERS.filter(({ id }) => asked.includes(id));
  throw new ServiceError(
    "invalid-body",
    `Unknown writer ${unknown[0]?.slice(0, 60)}.`,
    unknown.map((id) => ({
      location: `writers[${asked.indexOf(id)}]`,
      message: `there is no writer ${JSON.stringify(id)}`,
      fix: `known: ${WRITERS.map((writer) => writer.id).join(", ")}`,
    })),
  );
}

/**
 * Writes the files of a choice, and predicts what it brings. Throws `not-found` when a run is not there or has no
 * layers, and `invalid-body` for layers and writers that do not exist.
 */
export async function planWorkaround(store: Store, choice: WorkaroundChoiceInput): Promise<WorkaroundPlan> {
  const pair = await readPair(store, { a: choice.comparator ?? null, b: choice.run }, null);
  if (!pair) throw new ServiceError("not-found", `There is no run ${choice.run}.`);
  const { facts, b } = pair;
  refuseUnknown(pair, choice.layers);
  const writers = writersOf(choice.writers, (id) => {
    const writer = WRITERS.find((one) => one.id === id);
    return writer?.applies(facts, choice.treatment).applies === true;
  });
  const positions = chosenPositions(pair, choice.layers);
  const wanted = new Set([...positions].map(([id, position]) => ownId(pair, id, position)));
  const order = b.layers.nodes.map(({ id }) => id).filter((id) => wanted.has(id));
  const layers = [...new Set([...order, ...wanted])];
  const input = {
    choice: { treatment: choice.treatment, layers },
    graph: writerGraph(b),
    facts,
    values: valuesOf(pair),
  };
  return {
    pair,
    layers,
    prediction: predict(
      pair,
      [...positions.values()].filter((position) => position >= 0),
    ),
    files: writers.map(({ id: writer, write }): WrittenFile => {
      const answer = write(input);
      if (!answer.written) return { writer, written: false, refusals: [...answer.refusals] };
      const { name, mediaType, text, notes } = answer.file;
      return { writer, written: true, name, mediaType, text, notes: [...notes] };
    }),
  };
}
