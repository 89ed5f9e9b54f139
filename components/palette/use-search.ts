"use client";

import { useEffect, useState } from "react";
import type { SearchView } from "@/lib/domain/search/search-view";

/** How long typing rests before the server is asked. */
const REST_MS = 120;

type Answer = { query: string; view: SearchView | null; failed: "failed" | "refused" | null };

export type Search = {
  /** What was found for the text, or for the one before while the server has not answered. */
  view: SearchView | null;
  state: "idle" | "waiting" | "done" | "failed" | "refused";
  again: () => void;
};

async function ask(query: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`/api/v1/search?${new URLSearchParams({ q: query })}`, { signal });
  if (response.status === 401 || response.status === 403) return { query, view: null, failed: "refused" };
  if (!response.ok) return { query, view: null, failed: "failed" };
  return { query, view: (await response.json()) as SearchView, failed: null };
}

/** Asks the server for what was typed; an answer that is no longer wanted is not waited for. */
export function useSearch(text: string): Search {
  const query = text.trim();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (query === "") {
      setAnswer(null);
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      ask(query, controller.signal)
        .catch((): Answer => ({ query, view: null, failed: "failed" }))
        .then((next) => {
          if (!controller.signal.aborted) setAnswer(next);
        });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query, attempt]);
  const again = () => {
    setAnswer(null);
    setAttempt((count) => count + 1);
  };
  if (query === "") return { view: null, state: "idle", again };
  if (answer?.query !== query) return { view: answer?.view ?? null, state: "waiting", again };
  return { view: answer.view, state: answer.failed ?? "done", again };
}
