import { useEffect, useState } from "react";
import type { LayerHistory } from "@/lib/domain/layer-history-view";

/** How long a selection rests before its history is asked for: walking over layers asks for none. */
const REST_MS = 250;

export type Answer = { state: "loading" } | { state: "failed" } | { state: "known"; history: LayerHistory };

/** The history of a layer of a run, read when the selection rests; `retry` asks again. */
export function useLayerHistory(run: string, layer: string): { answer: Answer; retry: () => void } {
  const key = JSON.stringify([run, layer]);
  const [known, setKnown] = useState<{ key: string; answer: Answer }>({ key, answer: { state: "loading" } });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the same question again
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      const query = new URLSearchParams({ run, layer });
      const response = await fetch(`/api/v1/layer-history?${query}`, { signal: controller.signal });
      if (!response.ok) throw new Error(`layer-history: ${response.status}`);
      const history: LayerHistory = await response.json();
      setKnown({ key, answer: { state: "known", history } });
    };
    const timer = setTimeout(() => {
      ask().catch(() => {
        if (!controller.signal.aborted) setKnown({ key, answer: { state: "failed" } });
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [run, layer, key, attempt]);
  const retry = () => {
    setKnown({ key, answer: { state: "loading" } });
    setAttempt(attempt + 1);
  };
  return { answer: known.key === key ? known.answer : { state: "loading" }, retry };
}
