"use client";

import { useEffect, useState } from "react";
import type { GraphKind } from "@/lib/domain/drift/layers";
import type { GraphLayer } from "./graph-layer";
import { chainLayout, type GraphLayout } from "./graph-layout";
import { type LayoutFailure, layoutInWorker } from "./layout-in-worker";

export type LayoutState =
  | { state: "busy"; seconds: number; share: number }
  | { state: "ready"; layout: GraphLayout }
  | { state: "failed"; failure: LayoutFailure };

const TICK_MS = 1000;
const FIRST: LayoutState = { state: "busy", seconds: 0, share: 0 };

/** The drawing of a graph, and meanwhile how long it has been taking. Without edges it is a chain and there at once. */
export function useLayout(layers: readonly GraphLayer[], order: GraphKind, attempt: number): LayoutState {
  const [state, setState] = useState<LayoutState>(FIRST);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt lays the same graph out anew
  useEffect(() => {
    if (order !== "edges") return setState({ state: "ready", layout: chainLayout(layers.length, order === "order") });
    const left = new AbortController();
    setState(FIRST);
    const clock = setInterval(
      () => setState((now) => (now.state === "busy" ? { ...now, seconds: now.seconds + 1 } : now)),
      TICK_MS,
    );
    const progress = (share: number) => {
      if (!left.signal.aborted) setState((now) => (now.state === "busy" ? { ...now, share } : now));
    };
    layoutInWorker(layers, left.signal, progress).then((answer) => {
      clearInterval(clock);
      if (left.signal.aborted) return;
      setState(answer.ok ? { state: "ready", layout: answer.layout } : { state: "failed", failure: answer.failure });
    });
    return () => {
      clearInterval(clock);
      left.abort();
    };
  }, [layers, order, attempt]);
  return state;
}
