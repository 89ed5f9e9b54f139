"use client";

import { useEffect, useState } from "react";
import type { WorkaroundPreview } from "@/lib/domain/workaround-view";
import { askPreview, type Choice, type Trouble } from "./ask-workaround";

export type PreviewState =
  | { state: "empty" }
  | { state: "busy"; last: WorkaroundPreview | null }
  | { state: "ready"; preview: WorkaroundPreview }
  | { state: "failed"; trouble: Trouble };

/** Layers are clicked one after the other: the files are asked for once the hand rests. */
const RESTS_MS = 250;

/** The files of a choice, asked for anew when it changes; those of the last choice stay until then. */
export function usePreview(choice: Choice): PreviewState {
  const [state, setState] = useState<PreviewState>({ state: "empty" });
  const key = JSON.stringify(choice);
  useEffect(() => {
    const asked = JSON.parse(key) as Choice;
    if (asked.layers.length === 0) return setState({ state: "empty" });
    setState((now) => ({
      state: "busy",
      last: now.state === "ready" ? now.preview : now.state === "busy" ? now.last : null,
    }));
    const left = new AbortController();
    const timer = setTimeout(async () => {
      const got = await askPreview(asked, left.signal);
      if (left.signal.aborted) return;
      setState(got.ok ? { state: "ready", preview: got.answer } : { state: "failed", trouble: got.trouble });
    }, RESTS_MS);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [key]);
  return state;
}
