import { cutSections } from "./cut-sections";
import { fromElk, toElk } from "./elk-layout";
import type { GraphLayer } from "./graph-layer";
import type { GraphLayout } from "./graph-layout";
import { stackSections } from "./stack-sections";

/** Why there is no drawing. `slow`: it took longer than `LAYOUT_WITHIN_MS`. `died`: the worker ended or refused. */
export type LayoutFailure = "slow" | "died";
export type LayoutAnswer = { ok: true; layout: GraphLayout } | { ok: false; failure: LayoutFailure };

/** 5,000 layers take three seconds on a slow machine: whoever waited this long will rather read the table. */
export const LAYOUT_WITHIN_MS = 20_000;

type Layers = readonly Pick<GraphLayer, "inputs">[];

/** The part of a graph with these layers only; positions are places in `nodes`. */
function partOf(layers: Layers, nodes: readonly number[]) {
  const place = new Map(nodes.map((node, at) => [node, at]));
  return nodes.map((node) => ({ inputs: (layers[node]?.inputs ?? []).flatMap((input) => place.get(input) ?? []) }));
}

/**
 * Lays a graph out beside the page, which stays usable. A worker of its own each time, ended with the answer.
 * @param onProgress told after each piece, as a share of the layers between 0 and 1
 */
export async function layoutInWorker(
  layers: Layers,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<LayoutAnswer> {
  const { default: Elk } = await import("elkjs/lib/elk-api");
  if (signal.aborted) return { ok: false, failure: "died" };
  let worker: Worker;
  try {
    worker = new Worker(new URL("./elk-worker.ts", import.meta.url));
  } catch {
    return { ok: false, failure: "died" };
  }
  const lay = async (): Promise<GraphLayout> => {
    const elk = new Elk({ workerFactory: () => worker });
    const pieces: Parameters<typeof stackSections>[1][number][] = [];
    let done = 0;
    for (const nodes of cutSections(layers)) {
      // One after the other: there is one worker, and the share done is told.
      pieces.push({ nodes, layout: fromElk(await elk.layout(toElk(partOf(layers, nodes)))) });
      done += nodes.length;
      onProgress(done / layers.length);
    }
    return stackSections(layers, pieces);
  };
  return new Promise((resolve) => {
    const settle = (answer: LayoutAnswer) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ ok: false, failure: "slow" }), LAYOUT_WITHIN_MS);
    const died = () => settle({ ok: false, failure: "died" });
    signal.addEventListener("abort", died, { once: true });
    worker.addEventListener("error", died);
    worker.addEventListener("messageerror", died);
    lay().then((layout) => settle({ ok: true, layout }), died);
  });
}
