import type { PanelAnswer } from "@/components/matrix/panel/panel-answer";

export type FirstPanel = { query: string; answer: PanelAnswer };

export type PanelState = {
  /** What was read last; stays while the next square is read. */
  shown: FirstPanel | null;
  /** The query that could not be read; null once it is asked for again, or anything was read. */
  failed: string | null;
};

export type PanelStep = { query: string; asked: true } | { query: string; asked: false; answer: PanelAnswer | null };

/** What a panel shows after a square was asked for, and after an answer came; null is none. */
export function panelAfter(state: PanelState, step: PanelStep): PanelState {
  if (step.asked) return state.failed === step.query ? { ...state, failed: null } : state;
  const { query, answer } = step;
  return answer ? { shown: { query, answer }, failed: null } : { ...state, failed: query };
}
