import { useCallback, useEffect, useRef, useState } from "react";
import { type DriftState, withDriftState } from "./drift-state";

/** How long a choice rests before the address says it: typing and walking do not write it at every key. */
const REST_MS = 250;

/** What the reader chose; the address follows it. */
export function useDriftState(first: DriftState): [DriftState, (part: Partial<DriftState>) => void] {
  const [state, setState] = useState(first);
  const shown = useRef(state);
  const change = useCallback((part: Partial<DriftState>) => setState((known) => ({ ...known, ...part })), []);
  useEffect(() => {
    if (shown.current === state) return;
    const timer = setTimeout(() => {
      shown.current = state;
      const query = withDriftState(new URLSearchParams(location.search), state).toString();
      const address = `${location.pathname}${query && `?${query}`}${location.hash}`;
      if (address !== `${location.pathname}${location.search}${location.hash}`)
        window.history.replaceState(null, "", address);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return [state, change];
}
