import { findProvider, QNN, uncountable } from "@/lib/formats/execution-providers";
import type { Importer } from "@/lib/formats/importer";
import { placedLayers } from "@/lib/formats/layers/placed-layers";
import { asText, member } from "@/lib/formats/plain-value";
import { readJsonArray } from "@/lib/formats/read-json-array";
import { type Facts, nodeNames, type Read, readSupplements } from "@/lib/formats/read-supplements";

/** Different nodes of a profile that are remembered; more is no model. */
export const MAX_NODES = 500_000;
/** Runs whose times are remembered; ONNX Runtime stops at 1,000,000 events itself. */
export const MAX_RUNS = 1_000_000;

const ID = "ort-profile";
const KERNEL = "_kernel_time";

type Node = { name: string; op: string; provider: string };

/** What a profile says, gathered event by event. */
class Profile {
  readonly nodes = new Map<string, Node>();
  /** Duration of each `model_run`, microseconds. */
  readonly runs: number[] = [];
  events = 0;

  /** @returns why the event cannot be taken, null when it can or says nothing that is asked */
  take(event: unknown): string | null {
    this.events += 1;
    const name = member(event, "name");
    if (typeof name !== "string") return "an event has no name";
    const category = member(event, "cat");
    if (category === "Session" && name === "model_run") return this.takeRun(member(event, "dur"));
    // `_fence_before` and `_fence_after` of older releases are no work; events of a plugin's own profile have no provider.
    if (category === "Node" && name.endsWith(KERNEL)) return this.takeNode(name.slice(0, -KERNEL.length), event);
    return null;
  }

  private takeRun(duration: unknown): string | null {
    if (typeof duration !== "number" || !Number.isFinite(duration) || duration < 0)
      return "a model_run event has no duration";
    if (this.runs.length < MAX_RUNS) this.runs.push(duration);
    return null;
  }

  private takeNode(name: string, event: unknown): string | null {
    const args = member(event, "args");
    const provider = asText(member(args, "provider"));
    if (provider === null) return null;
    const index = asText(member(args, "node_index"));
    if (index === null) return `node ${JSON.stringify(name.slice(0, 60))} has no node_index`;
    // Repeated runs repeat a node. The name tells nodes of nested graphs apart, which count from 0 again.
    const key = `${provider}\0${index}\0${name}`;
    if (!this.nodes.has(key)) this.nodes.set(key, { name, op: asText(member(args, "op_name")) ?? "", provider });
    return this.nodes.size > MAX_NODES ? `has more than ${MAX_NODES} different nodes` : null;
  }
}

/** Middle of the values, mean of the two middle ones; null without values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? upper)) / 2;
}

/** Where nodes ran, as far as a profile tells: a compiled subgraph is one event, however many nodes are in it. */
function placementOf(nodes: readonly Node[], notes: string[]): Pick<Facts, "placement" | "partitions" | "layers"> {
  const problem = uncountable(nodes.map(({ provider }) => provider));
  if (problem !== null) {
    notes.push(`where nodes ran is left out: ${problem}`);
    return {};
  }
  const on = (processor: string) => nodes.filter(({ provider }) => findProvider(provider)?.processor === processor);
  const count = (processor: string) =>
    on(processor).some(({ provider }) => findProvider(provider)?.fuses) ? null : on(processor).length;
  const placement = { npu: count("npu"), gpu: count("gpu"), cpu: count("cpu") };
  const hidden = (["npu", "gpu", "cpu"] as const).filter((processor) => placement[processor] === null);
  if (hidden.length > 0) {
    const names = hidden.map((processor) => processor.toUpperCase()).join(" and ");
    notes.push(`a compiled subgraph is one event, so how many nodes ran on the ${names} cannot be told`);
  }
  if (nodes.some(({ provider }) => provider === QNN)) notes.push("QNN is taken as NPU: its backend is not named");
  const fallback = nodeNames([...on("gpu"), ...on("cpu")], notes);
  // A compiled subgraph is one event, whose name is none of the model's.
  const placed = nodes.flatMap(({ name, op, provider }) => {
    const found = findProvider(provider);
    return found?.processor && !found.fuses ? [{ name, op, place: found.processor }] : [];
  });
  return { placement: { ...placement, fallback }, partitions: on("npu").length, ...placedLayers(placed, notes) };
}

function factsOf(profile: Profile, cut: boolean): Facts | string {
  if (profile.runs.length === 0) {
    const end = cut ? "and ends early: the process was probably killed" : "so neither time nor placement can be told";
    return `has no finished model_run, ${end}`;
  }
  const [first = 0, ...others] = profile.runs;
  const timed = others.length > 0 ? others : [first];
  const notes = [
    others.length > 0
      ? `latency is the median of ${others.length} runs after the first`
      : "latency is that of a single run, the first",
  ];
  if (cut) notes.push("the file ends early, without its closing bracket: what stands in it was read");
  const latency = median(timed);
  const placement = profile.nodes.size > 0 ? placementOf([...profile.nodes.values()], notes) : {};
  if (profile.nodes.size === 0) notes.push("it names no node");
  return { ...placement, latencyMs: latency === null ? null : latency / 1000, notes };
}

async function readProfile(pieces: AsyncIterable<string>): Promise<Read> {
  const profile = new Profile();
  for await (const part of readJsonArray(pieces)) {
    if (part.kind === "problem") return { line: part.line, refused: part.reason };
    if (part.kind === "element") {
      const problem = profile.take(part.value);
      if (problem !== null) return { line: part.line, refused: problem };
    } else {
      const facts = factsOf(profile, !part.closed);
      return typeof facts === "string" ? { line: null, refused: facts } : { line: 1, facts };
    }
  }
  return { line: null, refused: "is empty" };
}

/** Profiles that ONNX Runtime writes with `enable_profiling`: where nodes ran and how long a run took. */
export const ortProfile: Importer = {
  id: ID,
  name: "ONNX Runtime profile",
  detect: ({ text }) =>
    /^\s*\[/.test(text) && /"cat"\s*:\s*"(Session|Node|Api|Kernel)"/.test(text) && /"ph"\s*:\s*"X"/.test(text)
      ? "reads"
      : null,
  read: (files, options) => readSupplements(ID, files, options, readProfile),
};
