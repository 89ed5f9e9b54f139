import { createHash } from "node:crypto";
import type { RunInput } from "@/lib/contract/run";
import { type Place, type Planted, plantedAt } from "@/lib/samples/planted";
import { normals } from "@/lib/samples/seeded";
import {
  CHIPS,
  GRAPH,
  MODELS,
  SCHEMES,
  STACKS,
  type VirtualModel,
  type VirtualScheme,
} from "@/lib/samples/virtual-hardware";

/** Changed with the documents below: a run's id follows from its content. */
const RUNNER = { name: "virtual-fleet", version: "1" };
const SAMPLES = 1000;
/** Noise that a change of software alone makes. */
const CHURN = 0.04;
/** A layer's own signal to noise varies by this much, in dB. */
const LAYER_SPREAD_DB = 2;

const SCHEME_DOCUMENTS: Record<VirtualScheme["id"], RunInput["scheme"]> = {
  ptq: "ptq:w8a8-pc",
  qat: "qat:w8a8-pc",
  mxfp4: {
    method: "ptq",
    weights: "mxfp4",
    granularity: "block",
    blockSize: 32,
    blockKind: "mx",
    emulated: true,
  },
};

const hashOf = (text: string) => createHash("sha256").update(`driftgrid virtual fleet: ${text}`).digest("hex");

/** How sure the float model is of each sample: right where it is above zero. */
function margins(model: VirtualModel): number[] {
  const next = normals(`margins ${model.name}`);
  return Array.from({ length: SAMPLES }, () => model.ease + next());
}

function resultOf(margin: readonly number[]): RunInput["result"] {
  const bytes = Buffer.alloc(Math.ceil(SAMPLES / 8));
  let correct = 0;
  for (const [sample, value] of margin.entries()) {
    if (value <= 0) continue;
    correct += 1;
    bytes[sample >> 3] = (bytes[sample >> 3] ?? 0) | (0x80 >> (sample & 7));
  }
  return { status: "ok", value: correct / SAMPLES, correct, bits: bytes.toString("base64") };
}

/** Margins under noise: the same samples suffer wherever `source` is the same. */
function disturbed(margin: readonly number[], noises: readonly (readonly [source: string, size: number])[]): number[] {
  const sources = noises.map(([source, size]) => ({ next: normals(source), size }));
  return margin.map((value) => sources.reduce((sum, { next, size }) => sum + size * next(), value));
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** Layer values against the float model: what each layer adds, and what has piled up behind it. */
function layersOf({ model, chip, scheme }: Place, planted: Planted): NonNullable<RunInput["layers"]> {
  const next = normals(`layers ${model.name} ${chip.soc} ${scheme.id}`);
  let noise = 0;
  const rows = GRAPH.map(({ id }) => {
    const usual = scheme.layerDb - 4 * (chip.noise - 1) + LAYER_SPREAD_DB * next();
    const local = planted.layer?.id === id ? planted.layer.db : usual;
    noise += 10 ** (-local / 10);
    return {
      local: round(local, 2),
      sqnr: round(-10 * Math.log10(noise), 2),
      cosine: round(1 / Math.sqrt(1 + noise), 4),
    };
  });
  return {
    against: "float",
    samples: 8,
    graph: GRAPH.map((node) => ({ ...node })),
    metrics: {
      sqnr: rows.map((row) => row.sqnr),
      localSqnr: rows.map((row) => row.local),
      cosine: rows.map((row) => row.cosine),
    },
  };
}

type Shared = Pick<RunInput, "runner" | "model" | "eval">;

function shared(model: VirtualModel): Shared {
  return {
    runner: RUNNER,
    model: { name: model.name, task: "image-classification" },
    eval: { dataset: "virtual-1000", metric: "top1", samples: SAMPLES, sha256: hashOf("sample list") },
  };
}

function artifact(model: VirtualModel, scheme: VirtualScheme | null): RunInput["artifact"] {
  const source = { sourceSha256: hashOf(model.name) };
  return scheme ? { ...source, quantizedSha256: hashOf(`${model.name} ${scheme.id}`) } : source;
}

function deviceRun(place: Place, margin: readonly number[]): RunInput {
  const { model, chip, scheme, stack } = place;
  const planted = plantedAt(place);
  const versions = `${stack.qairt} ${stack.onnxruntime}`;
  const run = {
    ...shared(model),
    campaign: `virtual fleet, QAIRT ${stack.qairt}, ONNX Runtime ${stack.onnxruntime}`,
    artifact: artifact(model, scheme),
    scheme: SCHEME_DOCUMENTS[scheme.id],
    target: { kind: "device", soc: chip.soc, simulated: true },
    stack: { path: "ort-qnn", backend: "virtual", ...stack },
  } as const;
  if (planted.failure) return { ...run, result: planted.failure };
  const noisy = disturbed(margin, [
    [`scheme ${model.name} ${scheme.id}`, scheme.noise],
    [`chip ${model.name} ${scheme.id} ${chip.soc}`, scheme.noise * (chip.noise - 0.8)],
    [`stack ${model.name} ${scheme.id} ${chip.soc} ${versions}`, CHURN],
    [`planted ${model.name} ${chip.soc}`, planted.noise],
  ]);
  return {
    ...run,
    result: resultOf(noisy),
    cost: { latencyMs: round(chip.latencyMs * (planted.cpuNodes > 0 ? 3.4 : 1), 2) },
    placement: {
      npu: GRAPH.length - planted.cpuNodes,
      cpu: planted.cpuNodes,
      fallback: GRAPH.slice(GRAPH.length - planted.cpuNodes).map(({ id }) => id),
    },
    layers: layersOf(place, planted),
  };
}

/** The float reference, and each scheme in a simulator: quantization without a chip. */
function* hostRuns(model: VirtualModel, margin: readonly number[]): Generator<RunInput> {
  yield {
    ...shared(model),
    artifact: artifact(model, null),
    scheme: "float",
    target: { kind: "reference", simulated: true },
    stack: { path: "virtual float", runtime: "0.1.0" },
    result: resultOf(margin),
  };
  for (const scheme of SCHEMES)
    yield {
      ...shared(model),
      artifact: artifact(model, scheme),
      scheme: SCHEME_DOCUMENTS[scheme.id],
      target: { kind: "simulator", simulated: true },
      stack: { path: "virtual simulator", runtime: "0.1.0" },
      result: resultOf(disturbed(margin, [[`scheme ${model.name} ${scheme.id}`, scheme.noise]])),
    };
}

/**
 * A made-up fleet with something to find in it (see `plantedAt`): chips called Virtual A to E, PTQ, QAT and emulated
 * MXFP4, five versions of the software, layers and per-sample bits. Every run says `target.simulated`. Always the same
 * documents. A bit-exact simulator will take this place.
 */
export function* sampleFleet(): Generator<RunInput> {
  for (const model of MODELS) {
    const margin = margins(model);
    yield* hostRuns(model, margin);
    for (const stack of STACKS)
      for (const chip of CHIPS)
        for (const scheme of SCHEMES) {
          // Left untested, so that this too can be seen.
          if (scheme.id === "qat" && chip.soc === "Virtual B" && model.name === "virtual-vit") continue;
          yield deviceRun({ model, chip, scheme, stack }, margin);
        }
  }
}
