import { useCallback, useEffect, useReducer, useRef } from "react";
import type { LoadPanel } from "@/components/matrix/panel/panel-answer";
import { type FirstPanel, panelAfter } from "@/components/matrix/panel/panel-state";

export type Panel = {
  /** What was read last; stays while the next square is read. */
  shown: FirstPanel | null;
  /** True when the square that is open could not be read. */
  failed: boolean;
  retry: () => void;
};

/**
 * Reads the square that is open, one at a time: of squares walked over while one is read, only the last is read next.
 * @param query see `panelQuery`; null while none is open
 */
export function usePanel(query: string | null, load: LoadPanel, first: FirstPanel | null): Panel {
  const [{ shown, failed }, tell] = useReducer(panelAfter, { shown: first, failed: null });
  const wanted = useRef<string | null>(null);
  const isReading = useRef(false);

  const read = useCallback(async () => {
    if (isReading.current) return;
    isReading.current = true;
    while (wanted.current !== null) {
      const asked: string = wanted.current;
      tell({ query: asked, asked: true });
      const answer = await load(asked).catch(() => null);
      // Something else was asked for meanwhile: what came is of no use any more.
      if (wanted.current !== asked) continue;
      wanted.current = null;
      tell({ query: asked, asked: false, answer });
    }
    isReading.current = false;
  }, [load]);

  const known = shown?.query ?? null;
  useEffect(() => {
    wanted.current = query === known ? null : query;
    if (wanted.current !== null) void read();
  }, [query, known, read]);

  const retry = useCallback(() => {
    wanted.current = query;
    void read();
  }, [query, read]);
  return { shown, failed: failed !== null && failed === query, retry };
}
