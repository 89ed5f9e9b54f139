import { fromElk, toElk } from "./elk-layout";
import type { GraphLayer } from "./graph-layer";
import type { GraphLayout } from "./graph-layout";

/** Why there is no drawing. `slow`: it took longer than `LAYOUT_WITHIN_MS`. `died`: the worker ended or refused. */
export type LayoutFailure = "slow" | "died";
export type LayoutAnswer = { ok: true; layout: GraphLayout } | { ok: false; failure: LayoutFailure };

/** 5,000 layers take three seconds on a slow machine: whoever waited this long will rather read the table. */
export const LAYOUT_WITHIN_MS = 20_000;

/** Lays a graph out beside the page, which stays usable. A worker of its own each time, ended with the answer. */
export async function layoutInWorker(
  layers: readonly Pick<GraphLayer, "inputs">[],
  signal: AbortSignal,
): Promise<LayoutAnswer> {
  const { default: Elk } = await import("elkjs/lib/elk-api");
  if (signal.aborted) return { ok: false, failure: "died" };
  let worker: Worker;
  try {
    worker = new Worker(new URL("./elk-worker.ts", import.meta.url));
  } catch {
    return { ok: false, failure: "died" };
  }
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
    new Elk({ workerFactory: () => worker })
      .layout(toElk(layers))
      .then((graph) => settle({ ok: true, layout: fromElk(graph) }), died);
  });
}
